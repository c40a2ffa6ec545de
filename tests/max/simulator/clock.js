"use strict";

/** Max's scheduler, for a test to wind: nothing happens until `advance`; equal times run in the order they were set. */
class Clock {
    constructor() {
        this.now = 0;
        this.entries = [];
        this.count = 0;
    }

    /** Run `action` after so many milliseconds; gives back what `cancel` takes. */
    schedule(milliseconds, action) {
        const entry = { at: this.now + Math.max(0, Number(milliseconds)), order: this.count++, action };
        this.entries.push(entry);
        return entry;
    }

    cancel(entry) {
        this.entries = this.entries.filter((each) => each !== entry);
    }

    /** Let so many milliseconds pass. */
    advance(milliseconds) {
        const end = this.now + milliseconds;
        for (;;) {
            this.entries.sort((one, other) => one.at - other.at || one.order - other.order);
            const next = this.entries[0];
            if (!next || next.at > end) break;
            this.entries.shift();
            this.now = next.at;
            next.action();
        }
        this.now = end;
    }
}

/** The same on the clock on the wall, for patches that talk to a real daemon. */
class WallClock {
    constructor() {
        this.begun = performance.now();
        this.timers = new Set();
    }

    get now() {
        return performance.now() - this.begun;
    }

    schedule(milliseconds, action) {
        const timer = setTimeout(() => {
            this.timers.delete(timer);
            action();
        }, Number(milliseconds));
        this.timers.add(timer);
        return timer;
    }

    cancel(timer) {
        clearTimeout(timer);
        this.timers.delete(timer);
    }

    close() {
        for (const timer of this.timers) clearTimeout(timer);
    }
}

module.exports = { Clock, WallClock };
