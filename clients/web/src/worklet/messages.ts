// What the page and its audio processors say to each other.

/** Samples of one sound, a channel each, one or two; it lasts for `bars` bars of the clock, whatever its length is. */
export interface Sound {
    channels: Float32Array[];
    bars: number;
}

export type ToMixer =
    | { kind: "load"; slot: number; sound: Sound }
    | { kind: "play"; slot: number; on: boolean }
    /** Forget a slot's sound: a slot that plays goes on, and one that is started waits for its next sound. */
    | { kind: "clear"; slot: number }
    /** later: with the slot's next sound; the master's with the next sound of any slot. */
    | { kind: "gain"; slot: number; gain: number; later: boolean }
    | { kind: "master"; gain: number; later: boolean }
    | { kind: "tempo"; barFrames: number }
    /** Silence within 10 ms; the clock begins anew with the next sound. */
    | { kind: "stop" }
    | { kind: "ping"; n: number };

export type FromMixer =
    /**
     * Peaks since the last message: of the eight slots, then of the sum before the limiter; where each slot is in its
     * sound, 0..1, -1: silent; phase of the bar, 0..1.
     */
    | { kind: "levels"; peaks: Float32Array; places: Float32Array; phase: number }
    /** A bar line: its number, the frame of the context at which it lies, frames of the bar that begins. */
    | { kind: "bar"; bar: number; frame: number; barFrames: number }
    /** A slot has begun or stopped to sound at a bar line. */
    | { kind: "sounds"; slot: number; on: boolean; bar: number }
    | { kind: "pong"; n: number };
