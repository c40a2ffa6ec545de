"use strict";
// Max's atoms: ints and fractions are plain numbers, symbols are strings, and a Float is a whole number that Max holds
// as a float (it counts on the wire and in arithmetic: 3. / 2 is 1.5, 3 / 2 is 1).

class Float extends Number {}

const float = (value) => (Number.isInteger(Number(value)) ? new Float(value) : Number(value));
const int = (value) => Math.trunc(Number(value)) || 0;
const isNumber = (atom) => typeof atom === "number" || atom instanceof Float;
const isInt = (atom) => typeof atom === "number" && Number.isInteger(atom);
const isFloat = (atom) => isNumber(atom) && !isInt(atom);
const same = (one, other) => (isNumber(one) && isNumber(other) ? Number(one) === Number(other) : one === other);

/** Ordinary numbers and strings, for tests to compare. */
const plain = (atoms) => atoms.map((atom) => (isNumber(atom) ? Number(atom) : atom));

/** One word of a patch as an atom. */
function atom(word) {
    if (/^[-+]?\d+$/.test(word)) return Number(word);
    if (/^[-+]?(\d+\.\d*|\.\d+|\d+(\.\d*)?e[-+]?\d+)$/i.test(word)) return float(Number(word));
    return word;
}

/** An atom as Max writes it. */
const text = (value) => (value instanceof Float ? `${value}.` : String(value));

/**
 * The messages of a text: [{to: receiver or "", words: [{word, quoted}]}]. A comma begins another message, a semicolon
 * one for a receiver; quotes and backslashes keep them from it.
 */
function split(source) {
    const messages = [{ words: [] }];
    let word = "";
    let quoted = false;
    let open = false;
    const end = () => {
        if (word || quoted) messages.at(-1).words.push({ word, quoted });
        word = "";
        quoted = false;
    };
    for (let at = 0; at < source.length; at++) {
        const letter = source[at];
        if (letter === "\\" && at + 1 < source.length) {
            word += source[++at] === "$" ? "\\$" : source[at];
        } else if (letter === '"') {
            open = !open;
            quoted = true;
        } else if (!open && /\s/.test(letter)) {
            end();
        } else if (!open && (letter === "," || letter === ";")) {
            end();
            messages.push({ words: [], to: letter === ";" ? "" : messages.at(-1).to });
            if (letter === ";") messages.at(-1).receiver = true;
        } else {
            word += letter;
        }
    }
    end();
    let to = "";
    for (const message of messages) {
        if (message.receiver && message.words.length) to = message.words.shift().word;
        message.to = to;
    }
    return messages.filter((message) => message.words.length || (message.receiver && message.to));
}

/** The atoms of one plain text. */
const parse = (source) =>
    split(source).flatMap(({ words }) => words.map(({ word, quoted }) => (quoted ? word : atom(word))));

/** What kind of message it is: bang, int, float, list, or anything (it begins with a word). */
function kind(message) {
    if (message.length === 0 || (message.length === 1 && message[0] === "bang")) return "bang";
    if (!isNumber(message[0])) return "anything";
    if (message.length > 1) return "list";
    return isInt(message[0]) ? "int" : "float";
}

/** A message without a leading type that says nothing: list 1 2 is 1 2. */
function tidy(message) {
    const [first, ...rest] = message;
    if (first === "list") return rest.length ? tidy(rest) : ["bang"];
    if ((first === "int" || first === "float") && isNumber(rest[0]))
        return [first === "int" ? int(rest[0]) : float(rest[0])];
    return message.length ? message : ["bang"];
}

module.exports = { Float, atom, float, int, isFloat, isInt, isNumber, kind, parse, plain, same, split, text, tidy };
