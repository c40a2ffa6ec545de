/**
 * A text for the line of a face: what is too long for the line goes to the Max Console as a whole. It does not use Max.
 */

var LONGEST = 100; // characters that each line of text on a face has room for (tests/max/test_max_messages.py)
var END = 45; // characters of its end, where the way out stands
var WORD = 24; // characters of one word, such as a path: a face breaks lines at blanks only
var WORD_END = 15;

/**
 * @param {any} text @param {function(string): void} post to the Max Console
 * @returns {string} the text; a long one, and each long word, without its middle
 */
exports.fit = function (text, post) {
    var whole = String(text);
    var words = whole.split(" ").map(function (word) {
        return cut(word, WORD, WORD_END, "…");
    });
    var shown = cut(words.join(" "), LONGEST, END, " … ");
    if (shown !== whole) {
        post(whole + "\n");
    }
    return shown;
};

/** @param {string} text @param {number} longest @param {number} end characters after the gap @param {string} gap @returns {string} */
function cut(text, longest, end, gap) {
    return text.length <= longest ? text : text.slice(0, longest - gap.length - end) + gap + text.slice(-end);
}
