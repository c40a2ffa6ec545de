/**
 * Folders outside of the daemon's walls that the user has chosen, or dropped a file from: the next Start gives them to the daemon
 * (`--allow-dir`). They are not kept with the set: a set of somebody else opens no folder of yours.
 */

var ids = require("ls.ids.js");
var paths = require("ls.paths.js");

/** @typedef {import("./ls.device.js").Device} Device */

/**
 * The daemon has refused a path.
 * @param {Device} device @param {any[]} rest of the reply: ADDRESS ID CODE TEXT @returns {string} what the user can do
 */
exports.refuse = function (device, rest) {
    var folder = find(device, rest[0].slice(rest[0].lastIndexOf("/") + 1), rest[1]);
    if (!folder) {
        return rest[3];
    }
    if (device.folders.indexOf(folder) < 0) {
        device.folders.push(folder);
    }
    device.show(["allow"].concat(device.folders));
    return folder + " is not allowed yet; press Stop and Start (page Daemon) or use --allow-dir";
};

/** The folder that a request named. @param {Device} device @param {string} command @param {number} id @returns {string} empty: not known */
function find(device, command, id) {
    if (command === "set_target_dir") {
        return device.folder;
    }
    if (command === "match_seed" || command === "match_patch") {
        return paths.folder((command === "match_seed" ? device.search : device.patches).path);
    }
    var slot = device.slots[ids.base(id) - 1];
    return command === "continue_wav" && slot && slot.asked ? paths.folder(String(slot.asked.recipe[1])) : "";
}
