"use strict";
const { float, int } = require("./atoms.js");

const KNOWN = "abs|min|max|int|float|round|floor|ceil|pow|sqrt|exp|log|log10|sin|cos|tanh|random|fmod";

/** expr and if: C's arithmetic of $i1, $f1, $s1; the expression may hold numbers, operators and a few functions. */
function expression(source) {
    const names = source.match(/[A-Za-z_]\w*/g) ?? [];
    const bad = names.find((name) => !new RegExp(`^(${KNOWN}|[ifs]\\d)$`).test(name));
    if (bad) throw new Error(`The simulator's expr has no ${bad}: ${source}`);
    const script = source
        .replace(/\$([ifs])(\d)/g, "given[$2 - 1].$1")
        .replace(new RegExp(`\\b(${KNOWN})\\(`, "g"), "f.$1(");
    const f = {
        abs: Math.abs,
        min: Math.min,
        max: Math.max,
        int,
        float: Number,
        round: Math.round,
        floor: Math.floor,
        ceil: Math.ceil,
        pow: Math.pow,
        sqrt: Math.sqrt,
        exp: Math.exp,
        log: Math.log,
        log10: Math.log10,
        sin: Math.sin,
        cos: Math.cos,
        tanh: Math.tanh,
        fmod: (a, b) => a % b,
        random: (a) => a,
    };
    const made = new Function("given", "f", `return ${script};`);
    const whole = !/\$f|\d\.|float|sqrt|pow|exp|log|sin|cos|tanh/.test(source);
    return (given) => {
        const value = made(given, f);
        return typeof value === "boolean" ? Number(value) : whole ? int(value) : float(value);
    };
}

function expr(box) {
    const source = box.text.replace(/^\S+\s+/, "").replace(/\\/g, "");
    const count = Math.max(1, ...[...source.matchAll(/\$[ifs](\d)/g)].map((found) => Number(found[1])));
    const held = Array.from({ length: count }, () => ({ i: 0, f: 0, s: "" }));
    const value = expression(source);
    return {
        receive(inlet, given, kind) {
            const items = kind === "bang" ? [] : given;
            items.forEach((item, k) => {
                if (inlet + k < count) held[inlet + k] = { i: int(item), f: Number(item), s: String(item) };
            });
            if (inlet === 0) box.out(0, value(held));
        },
    };
}

module.exports = { expr };
