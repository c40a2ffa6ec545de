"use strict";
// What a hand moves: numbers, toggles, menus, sliders, and Live's parameters.
const { float, int, isNumber, parse, same } = require("./atoms.js");

/** The choices of a menu or tab. */
function choices(box) {
    const told = box.raw.saved_attribute_attributes?.valueof?.parameter_enum;
    if (told) return [...told];
    const items = box.raw.items ?? [];
    return items.join(" ").split(/ ?, ?/).filter(Boolean);
}

/** A live.* control: clipped to its range, its value out of the left outlet, its raw value (0 to 1) of the right. */
function parameter(box) {
    const told = box.raw.saved_attribute_attributes?.valueof ?? {};
    const low = told.parameter_mmin ?? 0;
    const items = () => choices(box);
    const type = told.parameter_type ?? 0;
    const high = () => (type === 2 ? Math.max(1, items().length - 1) : (told.parameter_mmax ?? 127));
    const clip = (value) => {
        const within = Math.min(high(), Math.max(low, Number(value)));
        return type === 0 ? float(within) : int(within);
    };
    const button = box.name === "live.button" || (box.name === "live.text" && box.raw.mode === 0);
    let value = clip(told.parameter_initial?.[0] ?? low);
    const left = box.name === "live.gain~" ? Number(box.raw.channels ?? 2) : 0;
    const say = () => {
        const raw = (value - low) / (high() - low || 1);
        if (button) {
            if (box.name === "live.text") box.out(1, box.raw.text ?? "");
            return box.out(0, "bang");
        }
        if (box.name === "live.text") box.out(1, (Number(value) ? box.raw.texton : box.raw.text) ?? "");
        else if (box.name === "live.menu" || box.name === "live.tab") {
            box.out(2, float(raw));
            box.out(1, items()[value] ?? "");
        } else if (box.name !== "live.toggle") box.out(left + 1, float(raw));
        box.out(left, value);
    };
    const index = (word) => items().findIndex((item) => same(item, word));
    if (!button && told.parameter_initial_enable) box.patch.atStart(say);
    return {
        get value() {
            return Number(value);
        },
        receive(inlet, given, kind) {
            const [word, argument] = given;
            if (kind === "int" || kind === "float") value = clip(word);
            else if (kind === "bang") {
                if (!button && ["live.text", "live.toggle"].includes(box.name)) value = Number(value) ? 0 : 1;
            } else if (word === "set" || word === "assign") {
                value = clip(isNumber(argument) ? argument : index(argument));
                return;
            } else if (word === "setsymbol") {
                value = clip(index(argument));
                return;
            } else if (word === "rawfloat") value = clip(low + Number(argument) * (high() - low));
            else if (word === "init") value = clip(told.parameter_initial?.[0] ?? low);
            else if (word === "_parameter_range") {
                (box.raw.saved_attribute_attributes ??= {}).valueof = { ...told, parameter_enum: given.slice(1) };
                return;
            } else if (index(word === "symbol" ? argument : word) >= 0)
                value = index(word === "symbol" ? argument : word);
            else if (word !== "outputvalue") {
                box.raw[word] = given.length > 2 ? given.slice(1) : argument; // an attribute: active 0, text go
                return;
            }
            say();
        },
    };
}

/** number, flonum, slider, dial, toggle: a value that comes out as it comes in. */
function number(box, convert) {
    let value = convert(0);
    return {
        get value() {
            return Number(value);
        },
        receive(inlet, given, kind) {
            if (given[0] === "set") value = convert(given[1]);
            else if (kind === "anything" && given.length > 1)
                box.raw[given[0]] = given[1]; // an attribute: min 0
            else {
                if (kind !== "bang") value = convert(given[0]);
                else if (box.name === "toggle") value = Number(value) ? 0 : 1;
                if (kind === "anything") box.refuse(given);
                box.out(0, value);
            }
        },
    };
}

function umenu(box) {
    let items = choices(box);
    let value = 0;
    const say = () => {
        if (items[value] !== undefined) box.out(1, ...parse(items[value]));
        box.out(0, value);
    };
    const find = (word) => items.findIndex((item) => String(item).startsWith(String(word)));
    return {
        get items() {
            return items;
        },
        get value() {
            return Number(value);
        },
        receive(inlet, given, kind) {
            const [word, ...rest] = given;
            if (word === "append") items.push(rest.map(String).join(" "));
            else if (word === "clear") ((items = []), (value = 0));
            else if (word === "set" || word === "setsymbol")
                value = isNumber(rest[0]) ? int(rest[0]) : Math.max(0, find(rest.join(" ")));
            else if (kind === "int" || kind === "float") ((value = int(word)), say());
            else if (kind === "bang") say();
            else {
                const found = find((word === "symbol" ? rest : given).join(" "));
                if (found >= 0) ((value = found), say());
                else box.raw[word] = rest[0];
            }
        },
    };
}

function multislider(box) {
    let values = Array(box.raw.size ?? 1).fill(float(0));
    return {
        get value() {
            return values.map(Number);
        },
        receive(inlet, given, kind) {
            const [word, ...rest] = given;
            if (word === "setlist") values = rest;
            else if (word === "set") values[int(rest[0]) - 1] = rest[1];
            else if (word === "fetch") box.out(1, values[Math.max(1, int(rest[0])) - 1]);
            else if (kind === "anything") box.raw[word] = rest.length > 1 ? rest : rest[0];
            else {
                if (kind === "list") values = given;
                else if (kind !== "bang") values = values.map(() => word);
                box.out(0, ...values);
            }
        },
    };
}

function textedit(box) {
    let text = parse(box.raw.text ?? "");
    const words = () => (box.raw.outputmode === 1 ? [text.map(String).join(" ")] : text); // 1: as one symbol
    return {
        receive(inlet, given, kind) {
            if (given[0] === "set") text = given.slice(1);
            else if (given[0] === "append") text = [...text, ...given.slice(1)];
            else if (given[0] === "clear") text = [];
            else {
                if (kind !== "bang") text = given;
                box.out(0, "text", ...words());
            }
        },
    };
}

function textbutton(box) {
    let on = 0;
    return {
        receive(inlet, given, kind) {
            if (given[0] === "set") on = int(given[1]);
            else if (kind === "anything") box.raw[given[0]] = given[1];
            else if (box.raw.mode === 1) {
                on = kind === "bang" ? 1 - on : int(given[0]) ? 1 : 0;
                box.out(0, on);
            } else box.out(0, "bang");
        },
    };
}

/** matrixctrl: cells as triplets of column, row and value; it echoes what it is told, but for `set`. */
function matrixctrl(box) {
    const cells = new Map();
    const put = (given, say) => {
        for (let at = 0; at + 2 < given.length; at += 3) {
            const [column, row, value] = given.slice(at, at + 3).map(int);
            cells.set(`${column} ${row}`, value);
            if (say) box.out(0, column, row, value);
        }
    };
    const told = box.raw.saved_attribute_attributes?.valueof ?? {};
    if (told.parameter_initial_enable) box.patch.atStart(() => put(told.parameter_initial, true));
    const cell = (column, row) => cells.get(`${column} ${row}`) ?? 0;
    const range = (count, value) => Array.from({ length: count }, (_, k) => value(k));
    const { columns, rows } = { columns: 8, rows: 4, ...box.raw };
    return {
        cell,
        receive(inlet, given, kind) {
            if (kind === "list") put(given, true);
            else if (given[0] === "set") put(given.slice(1), false);
            else if (given[0] === "clear") cells.clear();
            else if (given[0] === "getrow") box.out(1, ...range(columns, (k) => cell(k, int(given[1]))));
            else if (given[0] === "getcolumn") box.out(1, ...range(rows, (k) => cell(int(given[1]), k)));
            else if (kind !== "bang") box.refuse(given);
            else
                for (let k = 0; k < columns * rows; k++)
                    put([k % columns, int(k / columns), cell(k % columns, int(k / columns))], true);
        },
    };
}

/**
 * pattr: keeps what it is told and gives it again; bound to another box it hands it on. With `@thru 2` it does not give what comes in,
 * only what is recalled: patch.restore plays a set that is opened, or Live's undo. (So public projects use the attribute; its text is
 * not in the reference that we have read.)
 */
function pattr(box) {
    let value = box.raw.saved_object_attributes?.initial ?? box.attributes.initial ?? null;
    const bound = box.attributes.bindto?.[0];
    const isQuiet = Number(box.attributes.thru?.[0]) === 2;
    const say = () => {
        if (value === null) return;
        if (bound) box.patch.find(bound, box.window).take(0, value);
        else box.out(0, ...value);
    };
    if (value) box.patch.atStart(say);
    return {
        get value() {
            return value;
        },
        receive(inlet, given, kind) {
            if (given[0] === "init") value = box.attributes.initial ?? value;
            else if (kind !== "bang") value = given;
            if (!isQuiet || kind === "bang" || given[0] === "init") say();
        },
        restore(given) {
            value = given;
            say();
        },
    };
}

const button = (box) => ({ receive: () => box.out(0, "bang") });
const objects = {
    number: (box) => number(box, int),
    flonum: (box) => number(box, float),
    slider: (box) => number(box, int),
    toggle: (box) => number(box, int),
    dial: (box) => number(box, int),
    button,
    bng: button,
    umenu,
    multislider,
    textedit,
    textbutton,
    pattr,
    matrixctrl,
};
for (const name of ["dial", "slider", "text", "toggle", "button", "numbox", "menu", "tab", "gain~"])
    objects[`live.${name}`] = parameter;

module.exports = { objects };
