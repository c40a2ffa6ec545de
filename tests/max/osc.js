"use strict";
// OSC 1.0 messages, as [udpsend] and [udpreceive] write and read them.

function text(value) {
    const bytes = Buffer.from(value);
    return Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
}

/** Numbers without a fraction become ints, as Max sends them. */
function encode([address, ...atoms]) {
    const tags = atoms.map((atom) => (typeof atom === "string" ? "s" : Number.isInteger(atom) ? "i" : "f"));
    const values = atoms.map((atom, i) => {
        if (tags[i] === "s") return text(atom);
        const bytes = Buffer.alloc(4);
        if (tags[i] === "i") bytes.writeInt32BE(atom);
        else bytes.writeFloatBE(atom);
        return bytes;
    });
    return Buffer.concat([text(address), text(`,${tags.join("")}`), ...values]);
}

function decode(bytes) {
    let at = 0;
    const string = () => {
        const end = bytes.indexOf(0, at);
        const value = bytes.toString("utf8", at, end);
        at = end + 4 - (end % 4);
        return value;
    };
    const address = string();
    const tags = string().slice(1);
    const atoms = [...tags].map((tag) => {
        if (tag === "s") return string();
        at += 4;
        return tag === "i" ? bytes.readInt32BE(at - 4) : bytes.readFloatBE(at - 4);
    });
    return [address, ...atoms];
}

module.exports = { encode, decode };
