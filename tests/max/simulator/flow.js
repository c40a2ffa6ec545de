"use strict";
// Objects that pass messages on: trigger, route, gate and their like.
const { float, int, isNumber, parse, same, split } = require("./atoms.js");

const TYPES = {
    b: "b",
    bang: "b",
    i: "i",
    int: "i",
    f: "f",
    float: "f",
    l: "l",
    list: "l",
    a: "l",
    anything: "l",
    s: "s",
    symbol: "s",
};

/** The numbers and words that an atom becomes in a place of a type. */
function cast(like, atom) {
    if (typeof like === "string") return typeof atom === "string" ? atom : String(atom);
    if (!isNumber(atom)) return atom;
    return Number.isInteger(like) && typeof like === "number" ? int(atom) : float(atom);
}

const typed = (word) => (word === "i" ? 0 : word === "f" ? float(0) : word === "s" ? "" : word);

/** Whether a message is of the type, or begins with the atom, that an argument names. */
function matches(argument, message, kind) {
    if (argument === kind && kind !== "anything") return true;
    if (argument === "float" && kind === "float") return true;
    return same(argument, message[0]);
}

function route(box, keep) {
    const wanted = [...box.args];
    return {
        receive(inlet, message, kind) {
            if (inlet > 0) {
                wanted[inlet - 1] = message[0];
                return;
            }
            const found = wanted.findIndex((argument) => matches(argument, message, kind));
            if (found < 0) box.out(Math.max(1, wanted.length), ...message);
            else if (keep || ["int", "float", "list"].includes(wanted[found])) box.out(found, ...message);
            else box.out(found, ...message.slice(1));
        },
    };
}

function trigger(box) {
    const outlets = box.args.length ? box.args : ["i", "i"];
    return {
        receive(inlet, message, kind) {
            for (let k = outlets.length - 1; k >= 0; k--) {
                const type = TYPES[outlets[k]];
                const number = isNumber(message[0]) ? message[0] : 0;
                if (!type) box.out(k, outlets[k]);
                else if (type === "b") box.out(k, "bang");
                else if (type === "i") box.out(k, int(number));
                else if (type === "f") box.out(k, float(number));
                else if (type === "s") box.out(k, kind === "bang" ? "" : message[0]);
                else box.out(k, ...message);
            }
        },
    };
}

function select(box) {
    const wanted = box.args.length ? [...box.args] : [0];
    return {
        receive(inlet, message) {
            if (inlet > 0) {
                wanted[inlet - 1] = message[0];
                return;
            }
            const found = wanted.findIndex((argument) => same(argument, message[0]));
            if (found < 0) box.out(wanted.length, ...message);
            else box.out(found, "bang");
        },
    };
}

function gate(box) {
    const outlets = int(box.args[0] ?? 1);
    let open = int(box.args[1] ?? 0);
    return {
        receive(inlet, message) {
            if (inlet === 0) open = Math.max(0, Math.min(outlets, int(message[0])));
            else if (open) box.out(open - 1, ...message);
        },
    };
}

function switcher(box) {
    let open = int(box.args[1] ?? 0);
    return {
        receive(inlet, message) {
            if (inlet === 0) open = int(message[0]);
            else if (inlet === open) box.out(0, ...message);
        },
    };
}

/** A message box: $1 and so on are filled in from what comes. */
function message(box) {
    let text = box.window.named(box.raw.text ?? "");
    const fill = (words, given) =>
        words.flatMap(({ word, quoted }) => {
            if (/^\$\d$/.test(word)) return [given[word[1] - 1] ?? 0];
            if (/(^|[^\\])\$\d/.test(word)) return [word.replace(/\$(\d)/g, (_, k) => String(given[k - 1] ?? 0))];
            const bare = word.replace(/\\\$/g, "$");
            return quoted ? [bare] : parse(bare);
        });
    const say = (given) => {
        for (const { words, to } of split(text)) {
            const atoms = fill(words, given);
            if (to) box.patch.tell(fill([{ word: to }], given)[0], atoms);
            else box.out(0, ...atoms);
        }
    };
    const written = (atoms) => atoms.map((atom) => (/[\s,;]/.test(atom) ? `"${atom}"` : String(atom))).join(" ");
    return {
        get text() {
            return text;
        },
        receive(inlet, given, kind) {
            if (inlet === 1) text = written(given);
            else if (given[0] === "set") text = written(given.slice(1));
            else if (given[0] === "append") text = `${text} ${written(given.slice(1))}`;
            else if (given[0] === "prepend") text = `${written(given.slice(1))} ${text}`;
            else say(kind === "bang" ? [] : given);
        },
    };
}

function affix(box, join) {
    let words = box.args;
    return {
        receive(inlet, given) {
            if (given[0] === "set") words = given.slice(1);
            else box.out(0, ...join(words, given));
        },
    };
}

function change(box) {
    let last = box.args[0] ?? 0;
    return {
        receive(inlet, given, kind) {
            if (given[0] === "set") last = given[1];
            else if (kind !== "int" && kind !== "float") box.refuse(given);
            else if (!same(given[0], last)) {
                const before = last;
                last = given[0];
                if (Number(before) && !Number(last)) box.out(2, 1);
                if (!Number(before) && Number(last)) box.out(1, 1);
                box.out(0, last);
            }
        },
    };
}

function onebang(box) {
    let armed = Boolean(int(box.args[0] ?? 0));
    return {
        receive(inlet, given) {
            if (inlet === 1) armed = given[0] !== "stop";
            else if (armed) {
                armed = false;
                box.out(0, "bang");
            } else box.out(1, "bang");
        },
    };
}

function send(box) {
    let name = box.args[0];
    return {
        receive(inlet, given) {
            if (inlet === 1) name = given[0];
            else box.patch.tell(name, given);
        },
    };
}

function receive(box) {
    const hear = (name) => box.patch.hear(name, box);
    if (box.args.length) hear(box.args[0]);
    return {
        heard: (given) => box.out(0, ...given),
        receive(inlet, given) {
            if (given[0] !== "set") box.refuse(given);
            box.patch.deafen(box);
            if (given[1] !== undefined) hear(given[1]);
        },
    };
}

function forward(box) {
    let name = box.args[0];
    return {
        receive(inlet, given) {
            if (given[0] === "send") name = given[1];
            else box.patch.tell(name, given);
        },
    };
}

const bangbang = (box) => ({
    receive() {
        for (let k = int(box.args[0] ?? 2) - 1; k >= 0; k--) box.out(k, "bang");
    },
});

const objects = {
    trigger,
    t: trigger,
    select,
    sel: select,
    gate,
    switch: switcher,
    message,
    change,
    onebang,
    send,
    s: send,
    receive,
    r: receive,
    forward,
    bangbang,
    b: bangbang,
    route: (box) => route(box, false),
    routepass: (box) => route(box, true),
    prepend: (box) => affix(box, (words, given) => [...words, ...given]),
    append: (box) => affix(box, (words, given) => [...given, ...words]),
};

module.exports = { cast, objects, typed };
