// The tempo of a MIDI clock: 24 ticks a beat, whose times jitter by some milliseconds.

const TICKS = 24; // of a beat
const WINDOW = 2 * TICKS; // the newest ones count
const GAP = 200; // ms without a tick: the clock was stopped, or is slower than 20 BPM (125 ms)
const CHANGE = 0.002; // of the tempo: a smaller one is jitter
const STEADY = 0.02; // of the tempo between the two halves of the window: a larger one is a change under way

export class MidiClock {
    private times: number[] = []; // ms
    private told = 0; // BPM
    private sinceTold = 0; // ticks

    /** Take a tick at a time [ms]; the tempo [BPM] where it is known and differs from the one told before, else undefined. */
    tick(time: number): number | undefined {
        if (this.times.length && time - this.times.at(-1)! > GAP) this.forget();
        this.times.push(time);
        if (this.times.length > WINDOW) this.times.shift();
        this.sinceTold += 1;
        if (this.times.length < WINDOW || this.sinceTold < TICKS) return undefined;
        const [before, after] = [this.times.slice(0, TICKS), this.times.slice(TICKS)].map(slope) as [number, number];
        if (Math.abs(before - after) > STEADY * after) return undefined;
        const bpm = Math.round(600_000 / (TICKS * slope(this.times))) / 10;
        if (Math.abs(bpm - this.told) <= CHANGE * this.told) return undefined;
        this.told = bpm;
        this.sinceTold = 0;
        return bpm;
    }

    /** Begin anew, such as after a pause. */
    forget(): void {
        this.times = [];
        this.told = this.sinceTold = 0;
    }
}

/** ms from one tick to the next: the slope of the straight line through all times (least squares). */
function slope(times: number[]): number {
    const middle = (times.length - 1) / 2;
    let [above, below] = [0, 0];
    times.forEach((time, index) => {
        above += (index - middle) * (time - times[0]!);
        below += (index - middle) ** 2;
    });
    return above / below;
}
