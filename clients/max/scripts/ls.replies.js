/**
 * The replies of the daemon and the states of the connection that ls.slots.js uses.
 */

var dials = require("ls.dials.js");
var folders = require("ls.folders.js");
var ids = require("ls.ids.js");
var lost = require("ls.lost.js");
var menu = require("ls.menu.js");
var named = require("ls.named.js");
var patch = require("ls.patch.js");
var search = require("ls.search.js");
var sounds = require("ls.sounds.js");
var transitions = require("ls.transitions.js");

/** @typedef {import("./ls.device.js").Device} Device */

// Commands that not every daemon has.
var OPTIONAL = ["hallucinate", "hallucinate_through", "directions", "move_seed", "generate_directed", "map", "seed_at", "list_seeds",
    "match_seed", "match_patch", "continue_wav", "continue_seed"];

/** Other replies are ignored. @param {Device} device @param {string} reply @param {any[]} rest */
exports.handle = function (device, reply, rest) {
    if (REPLIES.hasOwnProperty(reply)) {
        REPLIES[reply](device, rest);
    }
};

/** @type {Object<string, function(Device, any[]): void>} */
var REPLIES = {
    alive: function (device, rest) {
        if (rest[0] !== 0 && rest[0] !== 1) {
            return; // no state
        }
        device.isReady = false;
        device.isAlive = rest[0] === 1;
        if (device.isAlive) {
            device.model = device.mismatch = "";
            device.slots.forEach(function (slot) {
                slot.restart();
                lost.giveUp(device, slot);
            });
            device.directions.giveUp();
            search.giveUp(device);
            patch.giveUp(device);
            device.ask(["list_models"]);
            device.ask(["model"]);
        } else {
            device.slots.forEach(function (slot) {
                device.show([slot.number, "busy", 0]);
            });
        }
    },
    offers: function (device, rest) {
        device.offers = {};
        rest.forEach(function (command) {
            device.offers[command] = true;
        });
        OPTIONAL.forEach(function (command) {
            device.show(["offered", command, device.offers[command] ? 1 : 0]);
        });
        askOfModel(device);
        device.askIf(device.offers.list_seeds ? ["list_seeds"] : null);
        device.patches.synths = [];
        device.askIf(device.offers.synths ? ["synths"] : null);
    },
    /** Another client has changed a setting. Ours are sent before each sound, and its file says which it has; the model is the daemon's. */
    setting: function (device, rest) {
        if (rest[0] === "model") {
            device.ask(["model"]);
        } else if (rest[0] === "interpolation") {
            device.slots.forEach(transitions.repeatBlend);
        } else if (device.named.saving && rest[0].search(/^(truncation|condition)/) === 0) {
            device.says("another program has set " + rest[0] + " while the seed was saved; save it again");
        }
    },
    model: function (device, rest) {
        var isAnother = rest[0] !== device.model;
        device.beats = rest[6];
        device.bpm = rest[5];
        device.model = rest[0];
        device.mismatch = "";
        if (rest[1] !== dials.SIZE) {
            device.mismatch = "the model " + rest[0] + " takes " + rest[1] + " numbers, and there are " + dials.SIZE + " dials here; load another";
        }
        if (isAnother) {
            device.isReady = false; // until its conditions are known
            showModels(device);
            device.ask(["conditions"]);
            askOfModel(device);
            if (device.mismatch) {
                device.says(device.mismatch);
            }
        }
    },
    models: function (device, rest) {
        device.models = rest.map(String);
        showModels(device);
    },
    conditions: function (device, rest) {
        device.setting.readConditions(rest);
        device.show(["conditions"].concat(device.setting.listConditions()));
        becomeReady(device);
    },
    directions: function (device, rest) {
        var isSame = dials.same(rest.slice(1), device.directions.names);
        device.directions.names = rest.slice(1);
        if (!isSame) { // the amounts were of other directions
            device.directions.forget();
            device.show(["amounts"].concat(/** @type {any[]} */ (device.directions.amounts)));
        }
        device.show(["directions"].concat(device.directions.names));
    },
    map: function (device, rest) {
        device.show(["map", rest[1] ? rest[0] : 0]);
    },
    seeds: named.REPLIES.seeds,
    origin: function (device, rest) {
        named.REPLIES.origin(device, rest);
        search.REPLIES.origin(device, rest);
    },
    candidate: search.REPLIES.candidate,
    match: search.REPLIES.match,
    synths: patch.REPLIES.synths,
    patch_candidate: patch.REPLIES.patch_candidate,
    patch_parameter: patch.REPLIES.patch_parameter,
    patch: patch.REPLIES.patch,
    seed: function (device, rest) {
        var seed = rest.slice(1);
        var slot = device.slots[ids.base(rest[0]) - 1];
        if (device.directions.turn.end(rest[0])) {
            device.dials = seed;
            device.show(["moved"].concat(seed));
            device.askIf(device.directions.ended());
        } else if (device.named.turn.end(rest[0])) {
            device.show(["dials"].concat(seed));
        } else if (slot && slot.blend.end(rest[0])) {
            device.request(slot, ["single"].concat(seed));
            transitions.sendBlend(device, slot);
        }
    },
    wav: function (device, rest) {
        var slot = lost.walker(device);
        if (slot) {
            sounds.arrive(device, slot, rest[0]);
        }
    },
    synced: function (device) {
        device.lostWalk = 0;
        device.sendAll();
    },
    wav_id: function (device, rest) {
        var slot = slotOf(device, rest[0]);
        if (slot) {
            sounds.arrive(device, slot, rest[1]);
        }
    },
    wav_id_img: function (device, rest) {
        var slot = slotOf(device, rest[0]);
        if (slot) {
            sounds.arrive(device, slot, rest[1], rest[2]);
        }
    },
    progress: function (device, rest) {
        var slot = rest[0] === -1 ? lost.walker(device) : slotOf(device, rest[0]);
        if (slot && slot.asked) {
            slot.lastReply = new Date().getTime();
            device.show(["progress", slot.number, rest[1], rest[2]]);
        }
    },
    failed: function (device, rest) {
        fail(device, rest[0], rest[1], rest[2] === "not_allowed" ? folders.refuse(device, rest) : rest[3]);
    },
    cancelled: function (device, rest) {
        fail(device, rest[0], rest[1], "");
    }
};

/** The slot whose request has that id; none for the id of one that was given up. @param {Device} device @param {number} id */
function slotOf(device, id) {
    var slot = device.slots[ids.base(id) - 1];
    return slot && slot.id.now === id ? slot : null;
}

/** Ask for what belongs to the loaded model: its directions and its map. @param {Device} device */
function askOfModel(device) {
    device.askIf(device.offers.directions ? ["directions"] : null);
    device.askIf(device.offers.map ? ["map"] : null);
}

/** @param {Device} device */
function showModels(device) {
    menu.show(device, "models", device.models, device.models.indexOf(device.model));
}

/** Send the requests that wait, if the model fits. @param {Device} device */
function becomeReady(device) {
    device.isReady = device.isAlive && !device.mismatch;
    device.sendAll();
}

/**
 * A request has failed, or was cancelled.
 * @param {Device} device @param {string} address @param {number} id @param {string} text the error; empty: it was cancelled
 */
function fail(device, address, id, text) {
    var command = address.slice(address.lastIndexOf("/") + 1);
    var slot = command === "generate_random_fade" ? lost.walker(device) : slotOf(device, id);
    var blender = device.slots[ids.base(id) - 1];
    if (command === "move_seed") {
        device.askIf(device.directions.turn.end(id) ? device.directions.ended() : null);
    } else if (command === "directions") {
        REPLIES.directions(device, [0]); // the model has none
    } else if (command === "map") {
        device.show(["map", 0]);
    } else if (command === "save_seed") {
        device.named.saving = ""; // the menu keeps what it shows
    } else if (command === "recall_seed") {
        device.named.turn.end(id);
    } else if (command === "match_seed") {
        search.fail(device, id, text);
    } else if (command === "match_patch") {
        patch.fail(device, id, text);
    } else if (command === "conditions") {
        device.setting.conditions = []; // a daemon that has none
        becomeReady(device);
    } else if (command === "set_target_dir") {
        device.says(text);
    } else if (command === "load_model") {
        showModels(device); // the menu may show the one that could not be loaded
    } else if (blender && (command === "interpolate" || command === "seed_at") && blender.blend.end(id)) {
        device.says(text, blender);
    } else if (slot && slot.asked && /^(generate_|hallucinate|continue_)/.test(command)) {
        device.end(slot);
        if (text) {
            device.says(text, slot);
        }
    }
}
