/**
 * [js ls.slots.js COUNT]: the slots and their recipes; COUNT slots, 1 to 99.
 *
 * in 0: the messages of ls.messages.js   in 1: the daemon's replies, `alive 1|0`, `offers NAME...`
 * out 0: requests   out 1: `N load PATH BEATS`, `N clear`   out 2: `N RECIPE...` to the [pattr]s; N from 101 to 108: presets
 * out 3: `N says TEXT`, `N busy 0|1`, `progress N DONE TOTAL`, `newest N PATH BEATS`, `picture PATH`, `says TEXT`,
 *        `dials f*64`, `moved f*64` (along a direction), `amounts f*8`, `directions NAME...`, `conditions NAME LOW HIGH VALUE SET ...`,
 *        `patch NAME VALUE ...` of the synthesiser, `offered COMMAND 0|1`, `allow FOLDER ...` to [ls.daemon], `presets 0|1 ...`, `map PATH|0`, `truncation X`,
 *        `positions POSITION SET ...`, `models clear|append NAME|set PLACE`, `names clear|append NAME|set PLACE` to menus
 */

var Device = require("ls.device.js").Device;
var KeptInSet = require("ls.inset.js").KeptInSet;
var messages = require("ls.messages.js");
var replies = require("ls.replies.js");
var sounds = require("ls.sounds.js");

autowatch = 0;
inlets = 2;
outlets = 4;

var SETTLE_TIME = 300; // ms without a change of tempo
var RECIPE = 2; // the outlet to the [pattr]s

var inSet = new KeptInSet(function (number, recipe) {
    outlet(RECIPE, [Number(number)].concat(recipe));
});

var device = new Device(Math.max(1, Math.min(99, jsarguments.length > 1 ? Number(jsarguments[1]) || 1 : 1)), {
    outlet: function (/** @type {number} */ to, /** @type {any[]} */ atoms) {
        if (to === RECIPE) {
            inSet.change(atoms[0], atoms.slice(1));
        } else {
            outlet(to, atoms);
        }
    },
    post: function (/** @type {string} */ text) {
        post(text);
    },
    isSet: function (/** @type {number} */ number) {
        inSet.forget(String(number));
    },
    settle: function () {
        settling.cancel();
        settling.schedule(SETTLE_TIME);
    }
});
var settling = new Task(function () {
    sounds.refresh(device);
});

function anything() {
    var rest = arrayfromargs(arguments);
    if (inlet === 1) {
        replies.handle(device, messagename, rest);
    } else if (!messages.handle(device, messagename, rest)) {
        device.says("there is no message " + messagename + " here");
    }
}

function notifydeleted() {
    settling.cancel();
    inSet.free();
}
