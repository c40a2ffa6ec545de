"use strict";
// The names that Max itself puts into each [js] and [jsui]. A message of such a name ends in Max's own function or in the
// object, and never in the script's.

// Global functions and values of a script ("jsthis" in Cycling '74's reference).
const FUNCTIONS = `arrayfromargs assist cpost declareattribute embedmessage error hslToRgba include messnamed notifyclients
    outlet post refresh require setinletassist setoutletassist`;
const VALUES = `arguments autowatch box editfontsize inlet inlets inspector jsarguments max maxclass messagename mgraphics
    outlets patcher sketch`;
const CLASSES = `Buffer Dict File Folder Global Image LiveAPI MGraphics Max Maxobj MaxobjListener MaxString ParameterInfoProvider
    ParameterListener Pattern Patcher PolyBuffer SQLite SQLResult Sketch SnapshotAPI Task Wind XMLHttpRequest`;
// What the object takes for itself.
const MESSAGES = "autowatch compile delprop editfontsize getprop jsargs jsfile open read setprop size statemessage wclose";

const names = (text) => text.trim().split(/\s+/);
const RESERVED = new Set([FUNCTIONS, VALUES, CLASSES, MESSAGES].flatMap(names));

/** Names that a script sets itself: how many ports it has. */
const SET = new Set(["autowatch", "inlets", "outlets"]);

/** Throws for a message that Max would not hand to the script. */
function refuse(word, script) {
    if (RESERVED.has(word)) throw new Error(`${script} does not get the message ${word}: that is a name of Max's own`);
}

module.exports = { FUNCTIONS: names(FUNCTIONS), RESERVED, SET, refuse };
