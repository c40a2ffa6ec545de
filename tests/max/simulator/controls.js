"use strict";
// Every control of a patch, and what a hand can do with each.

const told = (box) => box.raw.saved_attribute_attributes?.valueof ?? {};
const isButton = (box) => box.name === "live.button" || (box.name === "live.text" && box.raw.mode === 0);

/** The boxes that a hand can move: in the presentation of the patch or of a part of it. */
function controls(patch) {
    return [...patch.window.all()].filter(
        (box) => box.raw.presentation && (box.raw.parameter_enable || HANDS[box.name]),
    );
}

const HANDS = {
    multislider: (box) => [Array.from({ length: box.raw.size ?? 1 }, (_, k) => (k % 9) - 4)],
    umenu: () => [[0]],
    matrixctrl: () => [[0, 0, 1]],
    textbutton: () => [["bang"]],
};

/** The messages that stand for a hand's: a press, or both ends of the range and the beginning again. */
function moves(box) {
    if (isButton(box)) return [["bang"]];
    if (HANDS[box.name]) return HANDS[box.name](box);
    const {
        parameter_type: type = 0,
        parameter_mmin: low = 0,
        parameter_mmax = 127,
        parameter_enum: names = [],
    } = told(box);
    const high = type === 2 ? names.length - 1 : parameter_mmax;
    const first = told(box).parameter_initial?.[0] ?? low;
    return [[low], [high], [first]].filter(([value]) => typeof value === "number");
}

/** Do with a control what a hand can. */
function poke(patch, box) {
    for (const message of moves(box)) patch.event(() => box.take(0, message));
}

module.exports = { controls, moves, poke };
