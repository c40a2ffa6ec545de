/**
 * [js ls.slots.js COUNT]: what each slot holds and how it was made; COUNT slots, 1 to 99.
 *
 * in 0: the messages of ls.asks.js   in 1: the daemon's replies, `alive 1|0`, `offers NAME...`
 * out 0: requests   out 1: `N load PATH BEATS`, `N clear`   out 2: `N RECIPE...` to the [pattr]s
 * out 3: `N says TEXT`, `N busy 0|1`, `progress N DONE TOTAL`, `newest N PATH BEATS`, `picture PATH`, `says TEXT`,
 *        `dials f*64`, `amounts f*8`, `directions NAME...`, `conditions NAME LOW HIGH VALUE SET ...`,
 *        `models NAME...`, `model NAME`, `offered COMMAND 0|1`
 */

var Desk = require("ls.desk.js").Desk;
var asks = require("ls.asks.js");
var hears = require("ls.hears.js");

autowatch = 0;
inlets = 2;
outlets = 4;

var SETTLED = 300; // ms that a tempo has stood still

var desk = new Desk(Math.max(1, Math.min(99, jsarguments.length > 1 ? Number(jsarguments[1]) || 1 : 1)), {
    outlet: function (/** @type {number} */ to, /** @type {any[]} */ atoms) {
        outlet(to, atoms);
    },
    settle: function () {
        settling.cancel();
        settling.schedule(SETTLED);
    }
});
var settling = new Task(function () {
    desk.refresh();
});

function anything() {
    var rest = arrayfromargs(arguments);
    if (inlet === 1) {
        hears.hear(desk, messagename, rest);
    } else if (!asks.ask(desk, messagename, rest)) {
        desk.says("there is no message " + messagename + " here");
    }
}

function notifydeleted() {
    settling.cancel();
}
