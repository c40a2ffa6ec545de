"use strict";
// Objects that take lists apart and put them together.
const { int, isFloat, parse, same, text } = require("./atoms.js");
const { cast, typed } = require("./flow.js");

function unpack(box) {
    const likes = (box.args.length ? box.args : [0, 0]).map(typed);
    return {
        receive(inlet, given, kind) {
            const items = kind === "bang" ? [] : given;
            for (let k = Math.min(likes.length, items.length) - 1; k >= 0; k--) box.out(k, cast(likes[k], items[k]));
        },
    };
}

function pack(box, hot) {
    const likes = (box.args.length ? box.args : [0, 0]).map(typed);
    const held = [...likes];
    const put = (place, items) =>
        items.slice(0, held.length - place).forEach((item, k) => (held[place + k] = cast(likes[place + k], item)));
    return {
        receive(inlet, given, kind) {
            const silent = given[0] === "set";
            if (kind !== "bang") put(inlet, silent ? given.slice(1) : given);
            if (!silent && (inlet === 0 || hot)) box.out(0, ...held);
        },
    };
}

/** Each mode: (list, other, box) to the messages of the outlets, [left, right]; undefined is silent. */
const MODES = {
    slice: (list, n) => [list.slice(0, n), list.slice(n)],
    ecils: (list, n) => [list.slice(0, Math.max(0, list.length - n)), list.slice(Math.max(0, list.length - n))],
    len: (list) => [[list.length]],
    rev: (list) => [[...list].reverse()],
    sum: (list) => [[list.reduce((sum, atom) => sum + Number(atom), 0)]],
    nth: (list, n) => [list.slice(n - 1, n), list.filter((_, k) => k !== n - 1)],
    mth: (list, n) => [list.slice(n, n + 1), list.filter((_, k) => k !== n)],
    rot: (list, n) => [list.map((_, k) => list[(((k - n) % list.length) + list.length) % list.length])],
    unique: (list, others) => [list.filter((atom) => !others.some((other) => same(atom, other)))],
    thin: (list) => [list.filter((atom, k) => list.findIndex((other) => same(atom, other)) === k)],
    union: (list, others) => [[...list, ...others.filter((other) => !list.some((atom) => same(atom, other)))]],
    sect: (list, others) => [list.filter((atom) => others.some((other) => same(atom, other)))],
    join: (list, others) => [[...list, ...others]],
    sort: (list, n) => [[...list].sort((a, b) => (n < 0 ? b - a : a - b))],
    lace: (list, others) => [list.flatMap((atom, k) => (k < others.length ? [atom, others[k]] : []))],
    delace: (list) => [list.filter((_, k) => k % 2 === 0), list.filter((_, k) => k % 2)],
    lookup: (list, others) => [list.map((k) => others[k]).filter((atom) => atom !== undefined)],
    compare: (list, others) => [[list.length === others.length && list.every((a, k) => same(a, others[k])) ? 1 : 0]],
    reg: (list) => [list],
};
const OF_NUMBER = new Set(["slice", "ecils", "nth", "mth", "rot", "sort", "group", "iter"]);

function zl(box, mode, args) {
    let other = OF_NUMBER.has(mode) ? int(args[0] ?? (mode === "sort" ? 1 : 0)) : args;
    let list = mode === "reg" ? args : [];
    if (!MODES[mode] && !["group", "iter", "change", "queue", "stack"].includes(mode)) {
        throw new Error(`The simulator has no zl.${mode}; tests/max/simulator/lists.js needs it.`);
    }
    const send = (outlet, atoms) => atoms && atoms.length && box.out(outlet, ...atoms);
    const chunks = (items) => {
        for (let at = 0; at < items.length; at += other) send(0, items.slice(at, at + other));
    };
    return {
        receive(inlet, given, kind) {
            const items = kind === "bang" ? [] : given;
            if (given[0] === "zlclear") {
                list = [];
                return;
            }
            if (inlet === 1) {
                other = OF_NUMBER.has(mode) ? int(given[0]) : items;
                if (mode === "reg") list = items;
                return;
            }
            if (mode === "group") {
                list = [...list, ...items];
                while (list.length >= other && kind !== "bang") send(0, list.splice(0, other));
                if (kind === "bang") send(0, list.splice(0));
                return;
            }
            if (mode === "queue" || mode === "stack") {
                if (kind !== "bang") list.push(items);
                else send(0, mode === "queue" ? list.shift() : list.pop());
                return;
            }
            if (kind !== "bang") {
                const before = list;
                list = items;
                if (mode === "change" && before.length === items.length && items.every((a, k) => same(a, before[k])))
                    return;
            }
            if (mode === "iter") return chunks(list);
            const [left, right] = mode === "change" ? [list] : MODES[mode](list, other);
            send(1, right);
            send(0, left);
        },
    };
}

function join(box) {
    const held = Array.from({ length: int(box.args[0] ?? 2) }, () => [0]);
    const triggers = box.attributes.triggers ?? [0];
    return {
        receive(inlet, given, kind) {
            if (kind !== "bang") held[inlet] = given;
            if (inlet === 0 || triggers.includes(inlet) || triggers.includes(-1)) box.out(0, ...held.flat());
        },
    };
}

function combine(box) {
    const held = [...box.args];
    const triggers = box.attributes.triggers ?? [0];
    return {
        receive(inlet, given, kind) {
            if (kind !== "bang") held[inlet] = given.map(text).join(" ");
            if (triggers.includes(inlet)) box.out(0, held.join(""));
        },
    };
}

function tosymbol(box) {
    const between = String(box.attributes.separator?.[0] ?? " ");
    return { receive: (inlet, given, kind) => box.out(0, kind === "bang" ? "" : given.map(text).join(between)) };
}

/** The text of a sprintf whose %s, %d, %f ... take the values in turn. */
function format(template, values) {
    let place = 0;
    return template.replace(/%%|%([-+0 ]*)(\d*)(?:\.(\d+))?l?([a-zA-Z])/g, (whole, flags, width, digits, type) => {
        if (whole === "%%") return "%";
        const value = values[place++];
        let made = String(value);
        if ("di".includes(type)) made = String(int(value));
        else if ("f".includes(type)) made = Number(value).toFixed(digits === undefined ? 6 : Number(digits));
        else if (isFloat(value)) made = text(value);
        return made.padStart(Number(width) || 0, flags.includes("0") ? "0" : " ");
    });
}

function sprintf(box) {
    const out = box.args[0] === "symout";
    const template = (out ? box.args.slice(1) : box.args).map(text).join(" ");
    const count = (template.replaceAll("%%", "").match(/%/g) ?? []).length;
    const held = Array(Math.max(1, count)).fill(0);
    return {
        receive(inlet, given, kind) {
            if (kind !== "bang") given.forEach((item, k) => inlet + k < held.length && (held[inlet + k] = item));
            const made = format(template, held);
            if (inlet === 0) box.out(0, ...(out ? [made] : parse(made)));
        },
    };
}

function swap(box) {
    let right = box.args[0] ?? 0;
    let left = 0;
    return {
        receive(inlet, given, kind) {
            if (inlet === 1) right = given[0];
            else {
                if (kind !== "bang") [left, right] = [given[0], given[1] ?? right];
                box.out(1, left);
                box.out(0, right);
            }
        },
    };
}

function each(box, say) {
    let last = [];
    return { receive: (inlet, given, kind) => (last = kind === "bang" ? last : given).forEach(say) };
}

const objects = {
    unpack,
    join,
    combine,
    tosymbol,
    sprintf,
    swap,
    pack: (box) => pack(box, false),
    pak: (box) => pack(box, true),
    iter: (box) => each(box, (item) => box.out(0, item)),
    listfunnel: (box) => each(box, (item, k) => box.out(0, k + int(box.args[0] ?? 0), item)),
    funnel: (box) => ({ receive: (inlet, given) => box.out(0, inlet + int(box.args[1] ?? 0), ...given) }),
    spray: (box) => ({ receive: (_, [first, ...rest]) => box.out(int(first) - int(box.args[1] ?? 0), ...rest) }),
    fromsymbol: (box) => ({ receive: (inlet, given) => box.out(0, ...parse(given.map(text).join(" "))) }),
    zl: (box) => zl(box, box.args[0], box.args.slice(1)),
};

/** The makers of `zl.slice` and so on, by name. */
const made = (name) => (name.startsWith("zl.") ? (box) => zl(box, name.slice(3), box.args) : objects[name]);

module.exports = { made };
