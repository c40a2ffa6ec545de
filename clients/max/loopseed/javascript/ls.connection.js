// Built from clients/max/scripts by `python -m tools.max_builder`; change it there.

var modules = {};

modules["ls.address.js"] = (function () {
    var exports = {};
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
    return exports;
})();

modules["ls.line.js"] = (function () {
    var exports = {};
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
    return exports;
})();

/**
 * [js ls.connection.js HOST PORT]: the connection to the daemon, with a [udpsend] and a [udpreceive].
 *
 * in 0: a request by its name (`generate_single_wav_id 3` and 64 numbers); `daemon HOST PORT` or `daemon HOST:PORT`; `leave`;
 *       bang: a tick at once
 * in 1: from [udpreceive]
 * out 0: to [udpsend]   out 1: to [udpreceive]   out 2: replies without /ccret/; `error` is `failed`, because a message
 * `error` ends in Max's own function of that name, and never in a script; `alive` is `answers`, because `alive 0|1` is a state
 * out 3: `alive 1|0`, `says TEXT`, `wrong TEXT` (without a text: the error is over), `offers NAME...`; `at HOST PORT`: a new
 * address is taken; `stays HOST PORT`: what was given is none, and the old one stays
 *
 * A sound's request comes behind its settings and `model`. All clients share the settings, and the daemon takes turns after 16
 * messages. So the connection asks `isAlive` behind such a request, and sends nothing more until the reply: then the daemon has
 * taken all that was sent, and the next sound with its settings begins a turn of its own.
 */

var address = modules["ls.address.js"];
var line = modules["ls.line.js"];

autowatch = 0;
inlets = 2;
outlets = 4;

var TICK = 1000; // ms between two requests for a reply
var MAX_SILENT = 3; // ticks without a reply: the daemon is away, or the port receives nothing
var FIRST_PORT = 49152; // where IANA's dynamic ports begin; they go up to 65535
var PORTS = 65536 - FIRST_PORT;
var OF_MODEL = /\/(directions|map)$/; // asked by itself at each change of model; a model without them is no mistake
/** @type {Object<string, string>} replies whose names mean something else here */
var NAMES = { error: "failed", alive: "answers" };
var END_OF_HELP = 16777215; // the `sync` behind our own `help`

var host = jsarguments.length > 1 ? String(jsarguments[1]) : "127.0.0.1";
var port = jsarguments.length > 2 ? Number(jsarguments[2]) : 10102;
var replyPort = 0;
var silent = 0; // ticks since the last answer
var ownVersions = 0; // `version` requests of a tick whose reply has not come
/** @type {any} */
var startId = null; // of the daemon; null: not known
var alive = false;
var isWrong = false;
/** @type {string} the error whose text comes again as a `msg` */
var lastError = "";
/** @type {string[]|null} the commands that `help` has named so far; null: not asked for */
var offered = null;
/** @type {any[][]} the requests that wait for that reply */
var queue = [];
var OPEN = 0; // requests are sent at once
var LAST = 1; // `model` was sent: one more
var SHUT = 2;
var gate = OPEN;
var shutTicks = 0; // since the gate is shut
var ticks = new Task(tick);
ticks.interval = TICK;

function loadbang() {
    outlet(3, "alive", 0);
    outlet(3, "says", "looking for the daemon at " + host + ":" + port);
    outlet(0, "host", host);
    outlet(0, "port", port);
    takeAnotherPort();
    ticks.repeat(-1); // its first round is at once
}

function bang() {
    tick();
}

function tick() {
    if (silent >= MAX_SILENT) {
        becomeAway();
        if (silent % MAX_SILENT === 0) {
            takeAnotherPort(); // a [udpreceive] whose port is taken receives nothing, and does not report it
        }
    }
    silent += 1;
    shutTicks = gate === SHUT ? shutTicks + 1 : 0;
    if (shutTicks > 1) {
        flush(); // the reply is lost
    }
    outlet(0, "/cc/notify", 1, replyPort);
    if (alive) {
        ownVersions += 1;
        outlet(0, "/cc/version"); // its start_id tells a daemon that was started again between two ticks
    }
}

function takeAnotherPort() {
    replyPort = FIRST_PORT + Math.floor(Math.random() * PORTS);
    outlet(1, "port", replyPort);
}

/** Look for the daemon at another address: `HOST PORT` or `HOST:PORT`. */
function daemon() {
    var atoms = arrayfromargs(arguments);
    var given = address.read(atoms);
    if (!given) {
        setError("no address: " + atoms.join(" ") + "; type HOST:PORT, with a port from 1 to " + address.MAX_PORT);
        outlet(3, "stays", host, port);
    } else if (given.host !== host || given.port !== port) {
        leave();
        host = given.host;
        port = given.port;
        silent = 0;
        alive = false;
        queue = [];
        outlet(3, "at", host, port);
        loadbang();
    }
}

function leave() {
    ticks.cancel();
    outlet(0, "/cc/notify", 0);
}

function notifydeleted() {
    ticks.cancel(); // [udpsend] may be gone by now: `leave` comes from a [freebang]
}

function anything() {
    var rest = arrayfromargs(arguments);
    if (inlet === 0) {
        send(messagename, rest);
    } else if (messagename.indexOf("/ccret/") === 0) {
        receive(messagename.slice("/ccret/".length), rest);
    }
}

/** @param {string} command @param {any[]} rest */
function send(command, rest) {
    if (!alive) {
        setError("no daemon answers at " + host + ":" + port + "; start one");
        tick(); // Max's clocks may stand still while the audio is off
        return;
    }
    if (isWrong) {
        isWrong = false;
        outlet(3, "wrong");
    }
    queue.push(["/cc/" + command].concat(rest));
    pass();
}

function pass() {
    while (queue.length && gate !== SHUT) {
        var request = /** @type {any[]} */ (queue.shift());
        outlet(0, request);
        if (gate === LAST) {
            outlet(0, "/cc/isAlive");
            gate = SHUT;
        } else if (request[0] === "/cc/model") {
            gate = LAST;
        }
    }
}

function flush() {
    gate = OPEN;
    pass();
}

/** @param {string} reply @param {any[]} rest */
function receive(reply, rest) {
    if (reply === "notify") {
        if (rest[0] === 1) { // 0 is the reply to our own leaving
            becomeAlive();
        }
    } else if (reply === "version" && alive && ownVersions > 0) {
        ownVersions = 0;
        knowStart(rest[3]);
    } else if (!alive || (reply === "msg" && rest[0] === lastError)) {
        lastError = "";
    } else if (offered && reply === "help") {
        offered.push(rest[0].slice(rest[0].lastIndexOf("/") + 1));
    } else if (offered && reply === "synced" && rest[0] === END_OF_HELP) {
        outlet(3, ["offers"].concat(offered));
        offered = null;
    } else {
        if (reply === "error") {
            lastError = rest[3];
            if (!OF_MODEL.test(rest[0])) {
                setError(rest[3]);
            }
        } else if (reply === "alive" && gate === SHUT) {
            flush();
        }
        outlet(2, [NAMES.hasOwnProperty(reply) ? NAMES[reply] : reply].concat(rest));
    }
}

/** @param {any} id the start_id of the daemon that answers; an old one has none */
function knowStart(id) {
    var isAnother = startId !== null && id !== startId;
    startId = id === undefined ? null : id;
    if (isAnother) {
        alive = false;
        becomeAlive();
    }
}

function becomeAlive() {
    var isAnother = silent > 1; // a reply was missed: the daemon may have been started again in the meantime
    silent = 0;
    if (alive && !isAnother) {
        return;
    }
    alive = true;
    isWrong = false;
    flush(); // what waited for a reply, if one was only late
    offered = [];
    outlet(3, "wrong");
    outlet(3, "says", "the daemon at " + host + ":" + port + " answers");
    outlet(0, "/cc/help");
    outlet(0, "/cc/sync", END_OF_HELP);
    outlet(3, "alive", 1);
}

function becomeAway() {
    if (alive) {
        alive = false;
        startId = null;
        queue = [];
        outlet(3, "alive", 0);
        outlet(3, "says", "the daemon at " + host + ":" + port + " is away");
    }
}

/** @param {string} text */
function setError(text) {
    isWrong = true;
    outlet(3, "wrong", line.fit(text, post));
}
