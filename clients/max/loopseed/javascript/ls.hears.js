/**
 * What the daemon and the link may say to ls.slots.js.
 */

var dials = require("ls.dials.js");
var directions = require("ls.directions.js");
var ways = require("ls.ways.js");

/** @typedef {import("./ls.desk.js").Desk} Desk */

var NOT_EVERYWHERE = ["hallucinate", "directions", "move_seed"]; // commands that some daemons do not offer

/** What is for others, or for a patch, is left alone. @param {Desk} desk @param {string} reply @param {any[]} rest */
exports.hear = function (desk, reply, rest) {
    if (HEARD.hasOwnProperty(reply)) {
        HEARD[reply](desk, rest);
    }
};

/** @type {Object<string, function(Desk, any[]): void>} */
var HEARD = {
    alive: function (desk, rest) {
        desk.isReady = false;
        desk.isAlive = rest[0] === 1;
        if (desk.isAlive) {
            desk.model = desk.unfit = "";
            desk.slots.forEach(function (slot) {
                slot.restart();
            });
            desk.directions.isUnderWay = desk.directions.isWaiting = false;
            desk.ask(["list_models"]);
            desk.ask(["model"]);
        } else {
            desk.slots.forEach(function (slot) {
                desk.show([slot.number, "busy", 0]);
            });
        }
    },
    offers: function (desk, rest) {
        desk.offers = {};
        rest.forEach(function (command) {
            desk.offers[command] = true;
        });
        NOT_EVERYWHERE.forEach(function (command) {
            desk.show(["offered", command, desk.offers[command] ? 1 : 0]);
        });
        desk.askIf(desk.offers.directions ? ["directions"] : null);
    },
    model: function (desk, rest) {
        var isAnother = rest[0] !== desk.model;
        desk.beats = rest[6];
        desk.model = rest[0];
        desk.unfit = "";
        if (rest[1] !== dials.SIZE) {
            desk.unfit = "the model " + rest[0] + " takes " + rest[1] + " numbers, and there are " + dials.SIZE + " dials here; load another";
        }
        if (isAnother) {
            desk.isReady = false; // until its conditions are known
            desk.show(["model", rest[0]]);
            desk.ask(["conditions"]);
            desk.askIf(desk.offers.directions ? ["directions"] : null);
            if (desk.unfit) {
                desk.says(desk.unfit);
            }
        }
    },
    models: function (desk, rest) {
        desk.show(["models"].concat(rest));
    },
    conditions: function (desk, rest) {
        desk.setting.hearConditions(rest);
        desk.show(["conditions"].concat(desk.setting.conditions()));
        getReady(desk);
    },
    directions: function (desk, rest) {
        desk.directions.names = rest.slice(1);
        desk.show(["directions"].concat(desk.directions.names));
    },
    seed: function (desk, rest) {
        var seed = rest.slice(1);
        var slot = desk.slots[rest[0] - 1];
        if (rest[0] === directions.ID && desk.directions.isUnderWay) {
            desk.dials = seed;
            desk.show(["dials"].concat(seed));
            desk.askIf(desk.directions.ended());
        } else if (slot && slot.blend.isUnderWay) {
            slot.blend.isUnderWay = false;
            desk.make(slot, ["single"].concat(seed));
            ways.sendBlend(desk, slot);
        }
    },
    wav: function (desk, rest) {
        var slot = desk.walker();
        if (slot) {
            desk.arrive(slot, rest[0]);
        }
    },
    wav_id: function (desk, rest) {
        var slot = desk.slots[rest[0] - 1];
        if (slot) {
            desk.arrive(slot, rest[1]);
        }
    },
    wav_id_img: function (desk, rest) {
        var slot = desk.slots[rest[0] - 1];
        if (slot) {
            desk.arrive(slot, rest[1], rest[2]);
        }
    },
    progress: function (desk, rest) {
        var slot = rest[0] === -1 ? desk.walker() : desk.slots[rest[0] - 1];
        if (slot && slot.asked) {
            slot.heard = new Date().getTime();
            desk.show(["progress", slot.number, rest[1], rest[2]]);
        }
    },
    error: function (desk, rest) {
        miss(desk, rest[0], rest[1], rest[3]);
    },
    cancelled: function (desk, rest) {
        miss(desk, rest[0], rest[1], "");
    }
};

/** What waits may go. @param {Desk} desk */
function getReady(desk) {
    desk.isReady = desk.isAlive && !desk.unfit;
    desk.sendAll();
}

/**
 * A request has ended without what it asked for.
 * @param {Desk} desk @param {string} address @param {number} id @param {string} text why; empty: it was cancelled
 */
function miss(desk, address, id, text) {
    var command = address.slice(address.lastIndexOf("/") + 1);
    var slot = command === "generate_random_fade" ? desk.walker() : desk.slots[id - 1];
    if (command === "move_seed") {
        desk.askIf(desk.directions.ended());
    } else if (command === "conditions") {
        desk.setting.labels = []; // a daemon without them
        getReady(desk);
    } else if (command === "load_model") {
        desk.show(["model", desk.model]); // the menu may show the one that could not be loaded
    } else if (slot && command === "interpolate") {
        slot.blend.isUnderWay = false;
        desk.says(text, slot);
    } else if (slot && slot.asked && (command === "hallucinate" || command.indexOf("generate_") === 0)) {
        desk.end(slot);
        if (text) {
            desk.says(text, slot);
        }
    }
}
