/**
 * What fills a [umenu]. A choice comes back by its place: Max takes the text of a menu apart at blanks, and makes a number of 007.
 */

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
