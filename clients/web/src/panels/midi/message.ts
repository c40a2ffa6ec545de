// MIDI messages that the page understands.

const [NOTE_ON, CONTROLLER, CLOCK, START] = [0x90, 0xb0, 0xf8, 0xfa];

/** A note or controller of a channel. */
export interface Source {
    kind: "note" | "controller";
    channel: number; // 1..16; 0: any
    number: number; // 0..127
}

export type Message = { kind: "tick" } | { kind: "start" } | (Source & { value: number });

/** Read the bytes of a message; undefined for one that means nothing here, such as the end of a note. */
export function readMessage([status = 0, number = 0, value = 0]: Uint8Array | number[]): Message | undefined {
    if (status === CLOCK) return { kind: "tick" };
    if (status === START) return { kind: "start" };
    const channel = (status & 0x0f) + 1;
    if ((status & 0xf0) === NOTE_ON && value > 0) return { kind: "note", channel, number, value };
    if ((status & 0xf0) === CONTROLLER) return { kind: "controller", channel, number, value };
    return undefined;
}

export function isSame(one: Source, other: Source): boolean {
    return one.kind === other.kind && one.number === other.number && (one.channel === other.channel || !one.channel || !other.channel);
}

export function describe({ kind, number, channel }: Source): string {
    return `${kind} ${number}${channel ? `, channel ${channel}` : ""}`;
}
