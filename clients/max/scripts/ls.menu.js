/**
 * What fills a [umenu]. A choice comes back by its place: Max takes the text of a menu apart at blanks, and makes a number of 007.
 */

/**
 * Fill a menu of the device's face.
 * @param {import("./ls.device.js").Device} device @param {string} which @param {string[]} names @param {number} chosen as in `fill`
 */
exports.show = function (device, which, names, chosen) {
    exports.fill(function (atoms) {
        device.show([which].concat(atoms));
    }, names, chosen);
};

/**
 * @param {function(any[]): void} tell @param {string[]} names @param {number} chosen its place, from 0; -1: none is shown
 */
exports.fill = function (tell, names, chosen) {
    tell(["clear"]);
    names.forEach(function (name) {
        tell(["append", name]);
    });
    if (chosen >= 0) {
        tell(["set", chosen]);
    }
};
