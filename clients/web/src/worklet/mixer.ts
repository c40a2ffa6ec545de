// Eight slots on one clock, counted in samples. A sound's place follows from the bar and the frame alone, so no slot drifts.
// A new sound enters at its bar line: it fades in before the line, from its own end, and is there in full on the line.
import { clock } from "./clock";
import type { FromMixer, Sound, ToMixer } from "./messages";
import "./recorder";

const SLOTS = 8;
const FADE = Math.round(0.005 * sampleRate); // frames in which one sound takes the place of another
const RAMP = 1 / (0.01 * sampleRate); // a gain's largest step in one frame: 0 to 1 in 10 ms
const LEVELS_EVERY = Math.round(sampleRate / 30); // frames between two messages with levels
const KNEE = 0.8; // of full scale: up to here the limiter changes nothing

/** A sound that plays. entered: the bar on whose line it begins. */
interface Voice {
    sound: Sound;
    entered: number;
}

/** A gain that goes to its target in ramps. */
class Level {
    gain = 1;
    private target = 1;
    private later: number | undefined; // the target from the next voice on
    private step = RAMP;

    /** later: with the next voice. */
    set(target: number, later: boolean): void {
        if (later) this.later = target;
        else [this.target, this.later, this.step] = [target, undefined, RAMP];
    }

    /** A voice enters now: what waited for it is there when the fade ends. */
    change(): void {
        if (this.later === undefined) return;
        this.set(this.later, false);
        this.step = Math.abs(this.target - this.gain) / FADE;
    }

    /** Nothing sounds that a jump could be heard in. */
    jump(): void {
        this.change();
        this.gain = this.target;
    }

    /** silent: towards silence, for now. */
    next(silent = false): number {
        const [target, step] = silent ? [0, RAMP] : [this.target, this.step];
        this.gain = this.gain < target ? Math.min(this.gain + step, target) : Math.max(this.gain - step, target);
        return this.gain;
    }
}

class Slot {
    sound: Sound | undefined;
    playing = false;
    changed = false; // at the next bar line the sound of now replaces the voice, or silence does
    voice: Voice | undefined;
    leaving: Voice | undefined;
    fading = false;
    level = new Level();
    peak = 0;
}

class Mixer extends AudioWorkletProcessor {
    private readonly slots = Array.from({ length: SLOTS }, () => new Slot());
    private readonly left = new Float32Array(128);
    private readonly right = new Float32Array(128);
    private bar = -1;
    private frame = 0; // in the bar
    private barFrames = Math.round((240 / 128) * sampleRate); // until the page says which
    private nextBarFrames = this.barFrames;
    private running = false;
    private stopping = false;
    private readonly level = new Level();
    private peak = 0;
    private sinceLevels = 0;

    constructor() {
        super();
        this.port.onmessage = (event: MessageEvent<ToMixer>) => this.receive(event.data);
    }

    private receive(message: ToMixer): void {
        switch (message.kind) {
            case "load": {
                const slot = this.slots[message.slot]!;
                slot.sound = message.sound;
                slot.changed ||= slot.playing; // where it is about to stop, it still stops
                break;
            }
            case "play": {
                const slot = this.slots[message.slot]!;
                slot.playing = message.on;
                slot.changed = true;
                break;
            }
            case "clear": {
                const slot = this.slots[message.slot]!;
                slot.sound = undefined;
                slot.changed &&= !slot.playing; // where it is about to stop, it still stops
                break;
            }
            case "gain":
                this.slots[message.slot]!.level.set(message.gain, message.later);
                break;
            case "master":
                this.level.set(message.gain, message.later);
                break;
            case "tempo":
                this.nextBarFrames = Math.max(message.barFrames, 4 * FADE);
                break;
            case "stop":
                for (const slot of this.slots) slot.playing = slot.changed = false;
                this.stopping = this.running;
                break;
            case "ping":
                this.say({ kind: "pong", n: message.n });
        }
    }

    private say(message: FromMixer): void {
        this.port.postMessage(message);
    }

    /** Start the clock just before a bar line where a slot has begun to play, stop it where none plays any more. */
    private startOrStop(): void {
        if (!this.running && this.slots.some((slot) => slot.changed && slot.playing && slot.sound)) {
            this.running = true;
            this.bar = -1;
            this.barFrames = this.nextBarFrames;
            this.frame = this.barFrames - FADE;
            this.changeVoices();
            for (const level of [this.level, ...this.slots.map((slot) => slot.level)]) level.jump();
        } else if (this.running && !this.slots.some((slot) => slot.voice || slot.leaving || (slot.playing && slot.sound))) {
            this.running = false;
        }
    }

    /** FADE frames before a bar line: what has changed since the last one begins to enter and to leave. */
    private changeVoices(): void {
        for (const slot of this.slots) {
            if (!slot.changed) continue;
            slot.changed = false;
            slot.leaving = slot.voice;
            slot.voice = slot.playing && slot.sound ? { sound: slot.sound, entered: this.bar + 1 } : undefined;
            slot.fading = true;
            if (slot.voice) for (const level of [this.level, slot.level]) level.change();
        }
    }

    private stop(): void {
        this.running = this.stopping = false;
        this.slots.forEach((slot, index) => {
            if (slot.voice) this.say({ kind: "sounds", slot: index, on: false, bar: this.bar });
            slot.voice = slot.leaving = undefined;
            slot.fading = false;
            slot.changed = slot.playing; // it was started again meanwhile
        });
    }

    private startBar(into: number): void {
        this.bar += 1;
        this.frame = 0;
        this.barFrames = this.nextBarFrames;
        this.slots.forEach((slot, index) => {
            if (!slot.fading) return;
            slot.fading = false;
            slot.leaving = undefined;
            this.say({ kind: "sounds", slot: index, on: slot.voice !== undefined, bar: this.bar });
        });
        clock.line = currentFrame + into;
        this.say({ kind: "bar", bar: this.bar, frame: clock.line, barFrames: this.barFrames });
    }

    /** Which bar of its sound a voice plays; before the line where it enters, the last one. */
    private barOf({ sound: { bars }, entered }: Voice): number {
        return (((this.bar - entered) % bars) + bars) % bars;
    }

    /** Add n frames of a voice to left and right from an index on. from, step: the fade's gain there, and its step. */
    private add(voice: Voice, index: number, n: number, from: number, step: number): void {
        const { channels, bars } = voice.sound;
        const [left, right] = [channels[0]!, channels[1] ?? channels[0]!];
        const length = left.length;
        const bar = this.barOf(voice);
        const exact = length === bars * this.barFrames;
        const scale = length / (bars * this.barFrames);
        for (let i = 0; i < n; i++) {
            const gain = from + step * i;
            const frame = bar * this.barFrames + this.frame + i;
            if (exact) {
                this.left[index + i]! += gain * left[frame]!;
                this.right[index + i]! += gain * right[frame]!;
            } else {
                const place = frame * scale;
                const at = Math.floor(place);
                const share = place - at;
                const next = at + 1 < length ? at + 1 : 0;
                this.left[index + i]! += gain * (left[at]! + share * (left[next]! - left[at]!));
                this.right[index + i]! += gain * (right[at]! + share * (right[next]! - right[at]!));
            }
        }
    }

    /** Mix n frames of a slot, which lie between two events of the clock, into an output. */
    private mix(slot: Slot, outLeft: Float32Array, outRight: Float32Array, index: number, n: number): void {
        this.left.fill(0, index, index + n);
        this.right.fill(0, index, index + n);
        if (slot.fading) {
            const done = (this.frame - (this.barFrames - FADE)) / FADE;
            if (slot.voice) this.add(slot.voice, index, n, done, 1 / FADE);
            if (slot.leaving) this.add(slot.leaving, index, n, 1 - done, -1 / FADE);
        } else if (slot.voice) {
            this.add(slot.voice, index, n, 1, 0);
        }
        for (let i = index; i < index + n; i++) {
            const gain = slot.level.next();
            const left = this.left[i]! * gain;
            const right = this.right[i]! * gain;
            slot.peak = Math.max(slot.peak, Math.abs(left), Math.abs(right));
            outLeft[i]! += left;
            outRight[i]! += right;
        }
    }

    private finish(outLeft: Float32Array, outRight: Float32Array): void {
        for (let i = 0; i < outLeft.length; i++) {
            const gain = this.level.next(this.stopping);
            const left = outLeft[i]! * gain;
            const right = outRight[i]! * gain;
            this.peak = Math.max(this.peak, Math.abs(left), Math.abs(right));
            outLeft[i] = limit(left);
            outRight[i] = limit(right);
        }
        if (this.stopping && this.level.gain === 0) this.stop();
        this.sinceLevels += outLeft.length;
        if (this.sinceLevels < LEVELS_EVERY) return;
        this.sinceLevels = 0;
        const phase = this.running ? this.frame / this.barFrames : 0;
        const peaks = Float32Array.from([...this.slots.map((slot) => slot.peak), this.peak]);
        const places = Float32Array.from(this.slots, ({ voice }) => (voice ? (this.barOf(voice) + phase) / voice.sound.bars : -1));
        this.say({ kind: "levels", peaks, places, phase });
        for (const slot of this.slots) slot.peak = 0;
        this.peak = 0;
    }

    process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
        const [outLeft, outRight] = outputs[0] as [Float32Array, Float32Array];
        this.startOrStop();
        for (let done = 0; this.running && done < outLeft.length; ) {
            const event = this.frame < this.barFrames - FADE ? this.barFrames - FADE : this.barFrames;
            const n = Math.min(outLeft.length - done, event - this.frame);
            for (const slot of this.slots) this.mix(slot, outLeft, outRight, done, n);
            this.frame += n;
            done += n;
            if (this.frame === this.barFrames) this.startBar(done);
            else if (this.frame === this.barFrames - FADE) this.changeVoices();
        }
        this.finish(outLeft, outRight);
        clock.running = this.running;
        return true;
    }
}

function limit(value: number): number {
    const over = Math.abs(value) - KNEE;
    return over <= 0 ? value : Math.sign(value) * (KNEE + (1 - KNEE) * Math.tanh(over / (1 - KNEE)));
}

registerProcessor("loopseed-mixer", Mixer);
