/**
 * A text for the line of a face: what is too long for the line goes to the Max Console as a whole. It does not use Max.
 */

var LONGEST = 100; // characters that each line of text on a face has room for (tests/max/test_max_messages.py)
var END = 45; // characters of its end, where the way out stands
var GAP = " … ";

/**
 * @param {any} text @param {function(string): void} post to the Max Console
 * @returns {string} the text; a long one without its middle
 */
exports.fit = function (text, post) {
    var whole = String(text);
    if (whole.length <= LONGEST) {
        return whole;
    }
    post(whole + "\n");
    return whole.slice(0, LONGEST - GAP.length - END) + GAP + whole.slice(-END);
};
