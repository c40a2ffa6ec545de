// What a WAV file of the daemon says of how it was made: JSON in its chunk LIST, as `loopseed info` prints it.
import type { Wire } from "../../wire";

/** The seed of the last loop in a file of the daemon, by its path; rejects with a sentence. */
export async function lastSeed(wire: Wire, path: string): Promise<number[]> {
    const text = findComment(new DataView(await wire.fetchSound(path)));
    const origin = text === undefined ? {} : (JSON.parse(text) as { seeds?: number[][] });
    const seed = origin.seeds?.at(-1);
    if (!seed) throw new Error(`${path} does not say its last seed: give the slot a new seed, and continue that.`);
    return seed;
}

/** The text of the chunk ICMT in the LIST chunk of a WAV file. */
function findComment(file: DataView): string | undefined {
    const name = (at: number) => String.fromCharCode(...[0, 1, 2, 3].map((n) => file.getUint8(at + n)));
    const find = (wanted: string, from: number, to: number) => {
        for (let at = from; at + 8 <= to; ) {
            const size = file.getUint32(at + 4, true);
            if (name(at) === wanted) return { from: at + 8, to: Math.min(at + 8 + size, to) };
            at += 8 + size + (size % 2);
        }
        return undefined;
    };
    const list = find("LIST", 12, file.byteLength);
    const comment = list && find("ICMT", list.from + 4, list.to);
    if (!comment) return undefined;
    const bytes = new Uint8Array(file.buffer, comment.from, comment.to - comment.from);
    return new TextDecoder().decode(bytes).replace(/\0+$/, "");
}
