"use strict";
// Objects that hold a number, reckon or count.
const { float, int, isFloat } = require("./atoms.js");
const { expr } = require("./expression.js");

function holder(box, convert) {
    let value = convert(box.args[0] ?? 0);
    return {
        get value() {
            return value;
        },
        receive(inlet, given, kind) {
            if (given[0] === "send") return box.patch.tell(given[1], [value]);
            if (kind !== "bang") value = convert(given[0] === "set" ? given[1] : given[0]);
            if (inlet === 0 && given[0] !== "set") box.out(0, value);
        },
    };
}

const OPERATORS = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => (b ? a / b : 0),
    "%": (a, b) => (b ? a % b : 0),
    "!-": (a, b) => b - a,
    "!/": (a, b) => (a ? b / a : 0),
    "==": (a, b) => a === b,
    "!=": (a, b) => a !== b,
    "<": (a, b) => a < b,
    ">": (a, b) => a > b,
    "<=": (a, b) => a <= b,
    ">=": (a, b) => a >= b,
    "&&": (a, b) => Boolean(a && b),
    "||": (a, b) => Boolean(a || b),
    "&": (a, b) => a & b,
    "|": (a, b) => a | b,
    "<<": (a, b) => a << b,
    ">>": (a, b) => a >> b,
    minimum: Math.min,
    maximum: Math.max,
    pow: (a, b) => a ** b,
};

/** Whole numbers in, whole numbers out, unless the argument is a float. */
function operator(box, name) {
    const floats = isFloat(box.args[0] ?? 0) || name === "pow";
    const convert = floats ? Number : int;
    let left = 0;
    let right = convert(box.args[0] ?? 0);
    return {
        receive(inlet, given, kind) {
            if (kind === "anything") box.refuse(given);
            if (inlet === 1) right = convert(given[0]);
            else {
                if (kind !== "bang") left = convert(given[0]);
                if (given.length > 1) right = convert(given[1]);
                const made = OPERATORS[name](left, right);
                box.out(0, typeof made === "boolean" ? Number(made) : floats ? float(made) : int(made));
            }
        },
    };
}

const FUNCTIONS = {
    abs: Math.abs,
    sqrt: (x) => Math.sqrt(Math.max(0, x)),
    mtof: (x) => 440 * 2 ** ((x - 69) / 12),
    ftom: (x) => 69 + 12 * Math.log2(x / 440),
    dbtoa: (x) => 10 ** (x / 20),
    atodb: (x) => 20 * Math.log10(x),
    "!": (x) => Number(!x),
};
const reckon = (box, name) => ({
    receive(inlet, given) {
        const made = given.map((each) => FUNCTIONS[name](Number(each)));
        box.out(
            0,
            ...made.map((each, k) => (name === "abs" && !isFloat(given[k]) ? each : name === "!" ? each : float(each))),
        );
    },
});

function scale(box) {
    const held = [0, 0, 127, 0, 127, 1].map((value, k) => (k ? (box.args[k - 1] ?? value) : value));
    const floats = box.args.some(isFloat);
    return {
        receive(inlet, given, kind) {
            if (kind !== "bang") held[inlet] = given[0];
            if (inlet > 0) return;
            const [x, low, high, bottom, top, curve] = held.map(Number);
            const part = (x - low) / (high - low);
            const made = bottom + (top - bottom) * (curve === 1 ? part : Math.sign(part) * Math.abs(part) ** curve);
            box.out(0, floats ? float(made) : int(made));
        },
    };
}

/** counter [direction] [low] [high]; up is 0, down 1. */
function counter(box) {
    const given = box.args.map(int);
    const [direction, low, high] =
        given.length > 2
            ? given
            : given.length === 2
              ? [0, ...given]
              : given.length === 1
                ? [0, 0, given[0]]
                : [0, 0, Infinity];
    let [down, bottom, top, next] = [direction === 1, low, high, direction === 1 ? high : low];
    const step = () => {
        const value = next;
        if (down ? value <= bottom : value >= top) {
            next = down ? top : bottom;
            if (top !== Infinity) box.out(down ? 1 : 2, 1);
        } else next = value + (down ? -1 : 1);
        box.out(0, value);
    };
    return {
        receive(inlet, given, kind) {
            const [word, n] = given;
            if (inlet === 1) down = int(word) === 1;
            else if (inlet === 2) next = kind === "bang" ? bottom : int(word);
            else if (inlet === 3) ((next = kind === "bang" ? bottom : int(word)), step());
            else if (inlet === 4) top = int(word);
            else if (word === "set" || word === "goto") next = int(n);
            else if (word === "jam") ((next = int(n)), step());
            else if (word === "min") bottom = int(n);
            else if (word === "max") top = int(n);
            else if (word === "up" || word === "down") down = word === "down";
            else if (word === "reset") next = down ? top : bottom;
            else if (kind === "anything") box.refuse(given);
            else step();
        },
    };
}

function uzi(box) {
    let count = int(box.args[0] ?? 1);
    return {
        receive(inlet, given, kind) {
            if (kind === "int" || kind === "float") count = int(given[0]);
            if (inlet === 1) return;
            for (let k = 0; k < count; k++) {
                box.out(2, k + int(box.args[1] ?? 1));
                box.out(0, "bang");
            }
            box.out(1, "bang");
        },
    };
}

function split(box) {
    const [low, high] = [Number(box.args[0] ?? 0), Number(box.args[1] ?? 0)];
    return { receive: (inlet, [value]) => box.out(value >= low && value <= high ? 0 : 1, value) };
}

function clip(box) {
    const held = [box.args[0] ?? 0, box.args[1] ?? 0];
    return {
        receive(inlet, given) {
            if (inlet > 0) held[inlet - 1] = given[0];
            else box.out(0, ...given.map((x) => (x < held[0] ? held[0] : x > held[1] ? held[1] : x)));
        },
    };
}

/** value NAME: one cell for all of that name. */
function value(box) {
    const name = box.args[0];
    return {
        receive(inlet, given, kind) {
            if (kind !== "bang") box.patch.values.set(name, given);
            else box.out(0, ...(box.patch.values.get(name) ?? [0]));
        },
    };
}

/** random N, drunk and their like draw from the patch's own generator, so that a test can give the seed. */
const random = (box) => ({
    receive(inlet, given) {
        if (inlet === 1) box.args[0] = given[0];
        else if (given[0] !== "seed") box.out(0, Math.floor(box.patch.random() * int(box.args[0] ?? 1)));
    },
});

const objects = {
    int: (box) => holder(box, int),
    i: (box) => holder(box, int),
    float: (box) => holder(box, float),
    f: (box) => holder(box, float),
    scale,
    expr,
    counter,
    uzi,
    split,
    clip,
    value,
    v: value,
    random,
};
for (const name of Object.keys(OPERATORS)) objects[name] = (box) => operator(box, name);
for (const name of Object.keys(FUNCTIONS)) objects[name] = (box) => reckon(box, name);

module.exports = { objects };
