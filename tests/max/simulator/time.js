"use strict";
// Objects that wait. Times are milliseconds; a time in beats (4n, 1.1.0) is refused: Live's transport is not here.
const { float, int, isNumber } = require("./atoms.js");

function milliseconds(box, value) {
    if (!isNumber(value)) throw new Error(`${box} waits ${value}: the simulator reckons in milliseconds only`);
    return Number(value);
}

function delay(box) {
    let wait = box.args[0] ?? 0;
    let entry = null;
    const stop = () => entry && box.patch.clock.cancel(entry);
    return {
        receive(inlet, given, kind) {
            if (inlet === 1) wait = given[0];
            else if (given[0] === "stop") stop();
            else {
                if (kind === "int" || kind === "float") wait = given[0];
                stop();
                entry = box.patch.later(milliseconds(box, wait), () => box.out(0, "bang"));
            }
        },
    };
}

function metro(box) {
    let wait = box.args[0] ?? box.attributes.interval?.[0] ?? 5;
    let entry = null;
    const stop = () => {
        if (entry) box.patch.clock.cancel(entry);
        entry = null;
    };
    const tick = () => {
        entry = box.patch.later(Math.max(1, milliseconds(box, wait)), tick);
        box.out(0, "bang");
    };
    if (int(box.attributes.active?.[0] ?? 0)) box.patch.atStart(() => tick());
    return {
        receive(inlet, given, kind) {
            if (inlet === 1) wait = given[0];
            else if (given[0] === "stop" || ((kind === "int" || kind === "float") && !Number(given[0]))) stop();
            else (stop(), tick());
        },
    };
}

function pipe(box) {
    const values = box.args.length > 1 ? box.args.slice(0, -1) : [0];
    let wait = box.args.at(-1) ?? 0;
    let entries = [];
    const flow = () => {
        const held = [...values];
        const entry = box.patch.later(milliseconds(box, wait), () => {
            entries = entries.filter((each) => each !== entry);
            for (let k = held.length - 1; k >= 0; k--) box.out(k, ...[held[k]].flat());
        });
        entries.push(entry);
    };
    return {
        receive(inlet, given, kind) {
            if (given[0] === "clear" || given[0] === "stop") {
                entries.forEach((entry) => box.patch.clock.cancel(entry));
                entries = [];
            } else if (inlet === values.length) wait = given[0];
            else {
                if (kind !== "bang") {
                    if (values.length === 1) values[0] = given;
                    else given.forEach((item, k) => inlet + k < values.length && (values[inlet + k] = item));
                }
                if (inlet === 0) flow();
            }
        },
    };
}

function speedlim(box) {
    let wait = box.args[0] ?? 0;
    let until = -Infinity;
    let waiting = null;
    const say = (given) => {
        until = box.patch.clock.now + Number(wait);
        box.out(0, ...given);
    };
    return {
        receive(inlet, given) {
            if (inlet === 1) wait = given[0];
            else if (box.patch.clock.now >= until && !waiting) say(given);
            else {
                if (!waiting) {
                    box.patch.later(until - box.patch.clock.now, () => {
                        const last = waiting;
                        waiting = null;
                        say(last);
                    });
                }
                waiting = given;
            }
        },
    };
}

function timer(box) {
    let begun = 0;
    return {
        receive(inlet) {
            if (inlet === 0) begun = box.patch.clock.now;
            else box.out(0, float(box.patch.clock.now - begun));
        },
    };
}

const defer = (box) => ({ receive: (inlet, given) => box.patch.defer(() => box.out(0, ...given)) });
const objects = {
    delay,
    del: delay,
    metro,
    qmetro: metro,
    pipe,
    speedlim,
    qlim: speedlim,
    timer,
    deferlow: defer,
    defer,
};

module.exports = { objects };
