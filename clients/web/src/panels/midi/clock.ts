// The tempo of a MIDI clock: 24 ticks a beat, whose times jitter by some milliseconds.

const TICKS = 24; // of a beat
const SHORT = 2 * TICKS; // the fewest ticks that say a tempo
const LONG = 8 * TICKS; // as many say it best: 6 ms of jitter are 0.03 BPM then
const MIN_BPM = 20;
const MAX_BPM = 999;
const GAP = 200; // ms without a tick: the clock was stopped, or is slower than 20 BPM (125 ms)
const STEADY = 0.02; // of the tempo between the two halves of the first ticks: a larger one is a change under way
const ROUGH = 0.004; // of the tempo: what fewer than LONG ticks may be wrong by
const CHANGE = 0.001; // of the tempo: a smaller difference between the newest ticks and all of them is no change
const SURE = 5; // standard errors by which it has to be beyond jitter

/** Times of ticks as a straight line (least squares). step: ms a tick; error: its standard error, ms. */
interface Line {
    step: number;
    error: number;
}

export class MidiClock {
    private times: number[] = []; // ms, of the newest ticks at one tempo
    private waits = 0; // ticks until the tempo may be told again

    /** Take a tick at a time [ms]; the tempo [BPM, to 0.1] where it is another one than that of now, else undefined. */
    tick(time: number, now: number): number | undefined {
        if (this.times.length && time - this.times.at(-1)! > GAP) this.forget();
        this.times.push(time);
        if (this.times.length > LONG) this.times.shift();
        this.waits -= 1;
        const all = fit(this.times);
        const isLong = this.times.length === LONG;
        if (this.times.length > SHORT) {
            const newest = fit(this.times.slice(-SHORT));
            if (Math.abs(newest.step - all.step) > Math.max(SURE * newest.error, CHANGE * all.step)) {
                this.times = this.times.slice(-TICKS); // another tempo: what was before says nothing of it
                return undefined;
            }
        }
        if (this.times.length < SHORT || this.waits > 0 || !this.isSteady()) return undefined;
        const bpm = Math.round(600_000 / (TICKS * all.step)) / 10;
        if (!(bpm >= MIN_BPM && bpm <= MAX_BPM)) return undefined; // no clock, such as ticks that a driver kept back
        if (Math.abs(bpm - now) <= (isLong ? 0.1 : ROUGH * now)) return undefined;
        this.waits = TICKS;
        return bpm;
    }

    /** Begin anew, such as after a pause. */
    forget(): void {
        this.times = [];
        this.waits = 0;
    }

    private isSteady(): boolean {
        const newest = this.times.slice(-SHORT);
        const [before, after] = [fit(newest.slice(0, TICKS)).step, fit(newest.slice(TICKS)).step];
        return Math.abs(before - after) <= STEADY * after;
    }
}

function fit(times: number[]): Line {
    const n = times.length;
    const middle = (n - 1) / 2;
    const mean = times.reduce((sum, time) => sum + (time - times[0]!), 0) / n + times[0]!;
    let [above, below] = [0, 0];
    times.forEach((time, index) => {
        above += (index - middle) * (time - mean);
        below += (index - middle) ** 2;
    });
    const step = above / below;
    const rest = times.reduce((sum, time, index) => sum + (time - mean - step * (index - middle)) ** 2, 0);
    return { step, error: Math.sqrt(rest / Math.max(n - 2, 1) / below) };
}
