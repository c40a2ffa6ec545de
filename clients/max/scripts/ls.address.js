/**
 * Where the daemon is: a host and a port, as they are typed. It does not use Max.
 */

var HOST = /^[\w\u0080-\uffff]([\w\u0080-\uffff.\-]*[\w\u0080-\uffff])?\.?$/; // a name, or four numbers
var NUMBERS = /^[0-9.]+$/;
var MAX_PORT = 65535;
exports.MAX_PORT = MAX_PORT;

/**
 * @param {any[]} atoms `HOST PORT` or `HOST:PORT`
 * @returns {{host: string, port: number}|null} null where it is no address
 */
exports.read = function (atoms) {
    var words = atoms.map(String).join(":").split(":");
    var port = words.length === 2 && /^\d+$/.test(words[1]) ? Number(words[1]) : 0;
    return isHost(words[0]) && port >= 1 && port <= MAX_PORT ? { host: words[0], port: port } : null;
};

/** @param {string} text @returns {boolean} */
function isHost(text) {
    var numbers = text.split(".");
    return HOST.test(text) && (!NUMBERS.test(text) || (numbers.length === 4 && isComputer(numbers)));
}

/** Not those of all computers, 0.0.0.0 and 255.255.255.255. @param {string[]} numbers @returns {boolean} */
function isComputer(numbers) {
    var all = numbers.join(".");
    return all !== "0.0.0.0" && all !== "255.255.255.255" && numbers.every(function (number) {
        return /^(0|[1-9]\d{0,2})$/.test(number) && Number(number) <= 255;
    });
}
