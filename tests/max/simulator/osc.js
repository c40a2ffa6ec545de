"use strict";
// OSC 1.0 as Max's udpsend writes it and udpreceive reads it: ints are i, floats f, symbols s.
const { float, isInt, isNumber } = require("./atoms.js");

function padded(string) {
    const bytes = Buffer.from(string, "utf8");
    return Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
}

/** A message (address, then atoms) as a datagram. */
function encode([address, ...atoms]) {
    let types = ",";
    const parts = atoms.map((atom) => {
        const field = Buffer.alloc(4);
        if (isInt(atom)) {
            types += "i";
            field.writeInt32BE(atom);
        } else if (isNumber(atom)) {
            types += "f";
            field.writeFloatBE(Number(atom));
        } else {
            types += "s";
            return padded(String(atom));
        }
        return field;
    });
    return Buffer.concat([padded(String(address)), padded(types), ...parts]);
}

/** The messages of a datagram, those of a bundle in their order. */
function decode(data) {
    if (data.subarray(0, 8).toString("latin1") === "#bundle\0") {
        const messages = [];
        for (let at = 16; at < data.length;) {
            const size = data.readInt32BE(at);
            messages.push(...decode(data.subarray(at + 4, at + 4 + size)));
            at += 4 + size;
        }
        return messages;
    }
    let at = 0;
    const string = () => {
        const end = data.indexOf(0, at);
        const found = data.toString("utf8", at, end);
        at = end + 4 - (end % 4);
        return found;
    };
    const message = [string()];
    for (const type of string().slice(1)) {
        if (type === "i") message.push(data.readInt32BE(at));
        else if (type === "f") message.push(float(data.readFloatBE(at)));
        else if (type === "s") message.push(string());
        else throw new Error(`Max's udpreceive takes i, f and s; ${type} came in ${message[0]}.`);
        if (type !== "s") at += 4;
    }
    return [message];
}

module.exports = { decode, encode };
