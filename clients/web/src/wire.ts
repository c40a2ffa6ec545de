// The wire to the daemon: OSC messages in binary WebSocket frames, as docs/osc.md lists them. One frame is one datagram.
import { fromBuffer, toBuffer, type OscMessageOutput } from "osc-min";

export type Arg = number | string;
export type State = "open" | "closed";
type Handler = (args: Arg[]) => void;

/** What a request waits for: the reply that ends it. */
interface Waiting {
    command: string;
    reply: string;
    id: number | undefined;
    resolve: (args: Arg[]) => void;
    reject: (why: WireError) => void;
}

/** The end of a request that brought no reply. code: the daemon's, `cancelled`, `too_long`, or `closed` where there is no daemon. */
export class WireError extends Error {
    constructor(
        readonly code: string,
        text: string,
    ) {
        super(text);
    }
}

const away = () => new WireError("closed", "The daemon is away: do this again when it is back.");

export const MAX_BYTES = 65_507; // of a message, which goes on as a UDP datagram
const PREFIX = "/cc/";
const REPLY_PREFIX = "/ccret/";
const NO_ID = -1; // of an error, where the daemon could not read the request's id: then it is of the oldest one of its command
const FIRST_PAUSE = 250; // ms before the first attempt to reach the daemon again; each further one waits twice as long
const MAX_PAUSE = 4_000; // ms
const KEEP_ALIVE = 5_000; // ms between two questions whether the daemon lives; each is answered before the next one, unless it hangs

/** Reaches the daemon, and reaches it again when it was away. Names of commands and replies have no prefix. */
export class Wire {
    state: State = "closed";
    reason = ""; // why the connection was closed, where the daemon has said it
    private socket: WebSocket | undefined;
    private pause = FIRST_PAUSE;
    private readonly handlers = new Map<string, Handler[]>();
    private readonly stateHandlers: ((state: State) => void)[] = [];
    private asked = false; // whether the daemon lives, and has not answered since
    private silent = false;
    private readonly silentHandlers: ((silent: boolean) => void)[] = [];
    private readonly lostHandlers: ((text: string) => void)[] = [];
    private waiting: Waiting[] = [];
    /** Each page draws its ids, so that files of two pages have different names. */
    private readonly base = Math.floor(Math.random() * 2 ** 17) * 64;
    private lastId = 0;

    constructor(private readonly url: string) {
        setInterval(() => this.askAlive(), KEEP_ALIVE);
    }

    /** Say where the daemon has not answered since the last question, and once it does again. */
    private askAlive(): void {
        if (this.state === "closed") return;
        if (this.asked && !this.silent) for (const handler of this.silentHandlers) handler((this.silent = true));
        this.asked = true;
        this.send("isAlive");
    }

    connect(): void {
        const socket = new WebSocket(this.url);
        socket.binaryType = "arraybuffer";
        socket.onopen = () => {
            this.pause = FIRST_PAUSE;
            this.setState("open");
        };
        socket.onmessage = (event) => this.receive(event.data as ArrayBuffer);
        socket.onclose = (event) => {
            this.reason = event.reason;
            this.setState("closed");
            for (const request of this.waiting.splice(0)) {
                request.reject(away());
            }
            setTimeout(() => this.connect(), this.pause);
            this.pause = Math.min(2 * this.pause, MAX_PAUSE);
        };
        this.socket = socket;
    }

    /** The id of a slot (0..7), the same for as long as the page is open: the daemon keeps the newest sounds of an id. */
    slotId(slot: number): number {
        return this.base + slot;
    }

    /** An id for a request that belongs to no slot. */
    nextId(): number {
        this.lastId = (this.lastId + 1) % 48;
        return this.base + 16 + this.lastId;
    }

    /** Send a command, such as `set_bpm`; it is lost where there is no daemon. Throws a WireError where it is too long. */
    send(command: string, ...args: Arg[]): void {
        if (this.socket?.readyState !== WebSocket.OPEN) return;
        const packet = pack(command, args);
        if (packet.byteLength > MAX_BYTES) {
            const size = `${packet.byteLength} bytes, and a message has at most ${MAX_BYTES}`;
            throw new WireError("too_long", `${command} is too long to be sent: it has ${size}, so give it fewer values.`);
        }
        this.socket.send(packet);
    }

    /** Send a command and wait for the reply that ends it. id: the one that request and reply begin with, if they do. */
    query(command: string, args: Arg[], reply: string, id?: number): Promise<Arg[]> {
        return new Promise((resolve, reject) => {
            if (this.state === "closed") return reject(away());
            this.send(command, ...args);
            this.waiting.push({ command, reply, id, resolve, reject });
        });
    }

    /**
     * A file of the daemon's by its path. Where the daemon goes away meanwhile, the connection is opened anew, and the error
     * is as of a query.
     */
    async fetchSound(path: string): Promise<ArrayBuffer> {
        let answer: Response;
        try {
            answer = await fetch(`sound?path=${encodeURIComponent(path)}`);
            if (answer.ok) return await answer.arrayBuffer();
        } catch {
            this.socket?.close(); // of a daemon that is gone: the browser may not have noticed it yet
            throw away();
        }
        throw new Error(`The daemon does not give its file ${path}: ${await answer.text()}`);
    }

    /** Call a handler with the arguments of each reply of a name, such as `progress` or `setting`. */
    on(reply: string, handler: Handler): void {
        const handlers = this.handlers.get(reply);
        if (handlers) handlers.push(handler);
        else this.handlers.set(reply, [handler]);
    }

    /** Call a handler whenever the daemon is reached (`open`) or lost (`closed`). */
    onState(handler: (state: State) => void): void {
        this.stateHandlers.push(handler);
    }

    /** Call a handler with the sentence of each error that no query waits for. */
    onLost(handler: (text: string) => void): void {
        this.lostHandlers.push(handler);
    }

    /** Call a handler when an open connection brings no answer any more (true), and when it does again. */
    onSilent(handler: (silent: boolean) => void): void {
        this.silentHandlers.push(handler);
    }

    private setState(state: State): void {
        if (this.state === state) return;
        this.state = state;
        this.asked = this.silent = false;
        if (state === "open") this.send("notify", 1);
        for (const handler of this.stateHandlers) handler(state);
    }

    private receive(data: ArrayBuffer): void {
        this.asked = false;
        if (this.silent) for (const handler of this.silentHandlers) handler((this.silent = false));
        const packet = fromBuffer(data) as OscMessageOutput; // the daemon sends no bundles
        const name = packet.address.slice(REPLY_PREFIX.length);
        const args = packet.args.map((arg) => ("value" in arg ? arg.value : "") as Arg);
        this.end(name, args);
        for (const handler of this.handlers.get(name) ?? []) handler(args);
    }

    /** End the request that a reply, an error or a cancellation belongs to. */
    private end(name: string, args: Arg[]): void {
        const failed = name === "error" || name === "cancelled";
        const index = this.waiting.findIndex((request) =>
            failed
                ? args[0] === PREFIX + request.command && (request.id === undefined || args[1] === request.id || args[1] === NO_ID)
                : name === request.reply && (request.id === undefined || args[0] === request.id),
        );
        if (index < 0) {
            if (name === "error") for (const handler of this.lostHandlers) handler(String(args[3]));
            return;
        }
        if (name === "cancelled" && args[2] === "the daemon stops") return this.socket!.close(); // what waits is asked for again
        const [request] = this.waiting.splice(index, 1);
        if (!failed) request!.resolve(args);
        else if (name === "error") request!.reject(new WireError(String(args[2]), String(args[3])));
        else request!.reject(new WireError("cancelled", String(args[2])));
    }
}

/** The OSC message of a command. */
export function pack(command: string, args: Arg[]): DataView<ArrayBuffer> {
    const typed = args.map((value) =>
        typeof value === "string"
            ? { type: "string" as const, value }
            : { type: Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? "integer" as const : "float" as const, value },
    );
    return toBuffer({ address: PREFIX + command, args: typed }) as DataView<ArrayBuffer>;
}
