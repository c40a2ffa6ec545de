// Gives the daemon a file of this computer that was dropped on the page.

const MAX_SIZE = 64e6; // bytes that the daemon takes
const PIECE = 2 ** 20; // bytes of one message

/** Upload a file; resolves with the daemon's path of it, rejects with a sentence. */
export async function upload(file: File): Promise<string> {
    if (file.size > MAX_SIZE) {
        throw new Error(`${file.name} has ${Math.ceil(file.size / 1e6)} MB; take a file of at most ${MAX_SIZE / 1e6} MB.`);
    }
    const query = new URLSearchParams({ name: file.name, size: String(file.size) });
    const socket = new WebSocket(new URL(`upload?${query}`, location.href).href.replace(/^http/, "ws"));
    try {
        return await new Promise<string>((resolve, reject) => {
            const fail = (why: string) => reject(new Error(`${file.name} could not be given to the daemon: ${why || "it is away."}`));
            socket.onopen = () => void sendPieces(socket, file).catch((why: Error) => fail(`it cannot be read (${why.message}).`));
            socket.onclose = (event) => fail(event.reason);
            socket.onmessage = (event) => {
                const answer = JSON.parse(String(event.data)) as { path?: string; error?: string };
                if (answer.path) resolve(answer.path);
                else reject(new Error(answer.error));
            };
        });
    } finally {
        socket.close();
    }
}

async function sendPieces(socket: WebSocket, file: File): Promise<void> {
    for (let at = 0; at < file.size; at += PIECE) {
        socket.send(await file.slice(at, at + PIECE).arrayBuffer());
    }
}
