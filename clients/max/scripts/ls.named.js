/**
 * Seeds under a name, which the daemon keeps for all its clients: a part of the messages of ls.messages.js.
 */

var ids = require("ls.ids.js");
var menu = require("ls.menu.js");

/** @typedef {import("./ls.device.js").Device} Device */

var TITLE = "named seeds"; // the menu's item 0: no seed is chosen
var BASE = 101; // of the ids of our recall_seed

function NamedSeeds() {
    /** @type {string[]} as the daemon has listed them */
    this.names = [];
    this.chosen = ""; // the one that was saved or recalled last, which the menu shows; empty: none
    this.saving = ""; // the one that becomes that if the daemon keeps it
    this.turn = new ids.Turn(BASE);
}
exports.NamedSeeds = NamedSeeds;

/** @type {Object<string, function(Device, any[]): void>} */
exports.MESSAGES = {
    saveseed: function (device, rest) {
        var name = rest.join(" ");
        if (!name || name === TITLE) {
            device.says(name ? TITLE + " is the title of the menu; type another name" : "type a name into the box first");
        } else if (ready(device)) {
            device.named.saving = name;
            device.prepare(device.setting.requests(false, device.setting.origin(device.model))); // the daemon keeps the settings of now with the seed
            device.ask(["save_seed", name].concat(/** @type {any[]} */ (device.dials)));
            device.ask(["list_seeds"]);
        }
    },
    recallseed: function (device, rest) {
        device.named.chosen = device.named.names[rest[0] - 1] || "";
        if (device.named.chosen && ready(device)) {
            device.named.turn.giveUp(); // the newest counts
            device.ask(["recall_seed", device.named.turn.begin(new Date().getTime()), device.named.chosen]);
        }
    },
    deleteseed: function (device) {
        if (!device.named.chosen) {
            device.says("no named seed is chosen; choose one in the menu");
        } else if (ready(device)) {
            device.ask(["delete_seed", device.named.chosen]);
            device.ask(["list_seeds"]);
        }
    },
    listseeds: function (device) {
        if (ready(device)) {
            device.ask(["list_seeds"]);
        }
    }
};

/** @type {Object<string, function(Device, any[]): void>} */
exports.REPLIES = {
    seeds: function (device, rest) {
        var kept = device.named;
        kept.names = rest.map(String);
        if (kept.names.indexOf(kept.saving) >= 0) {
            kept.chosen = kept.saving;
            kept.saving = "";
        }
        var place = kept.names.indexOf(kept.chosen);
        kept.chosen = place < 0 ? "" : kept.chosen;
        menu.show(device, "names", [TITLE].concat(kept.names), place + 1);
    },
    /** ID MODEL TRUNCATION N, then NAME VALUE of each condition that was set; it comes before the seed. */
    origin: function (device, rest) {
        if (rest[0] !== device.named.turn.id.now || !device.named.turn.since) {
            return;
        }
        device.setting.truncation = rest[2];
        device.setting.recallConditions(rest.slice(4, 4 + 2 * rest[3]));
        device.show(["truncation", rest[2]]);
        device.show(["positions"].concat(device.setting.listPositions()));
        device.show(["conditions"].concat(device.setting.listConditions()));
        if (rest[1] !== device.model) {
            device.says("this seed was kept with the model " + rest[1] + "; load it to hear the same sound");
        }
    }
};

/** @param {Device} device @returns {boolean} */
function ready(device) {
    if (device.problem()) {
        device.refuse(device.problem());
    }
    return !device.problem();
}
