// Built from clients/max/scripts by `python -m tools.max_builder`; change it there.

var modules = {};

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

modules["ls.dials.js"] = (function () {
    var exports = {};
    /**
     * Seeds as lists of 64 dials: drawn, varied, compared. They do not use Max.
     */

    var SIZE = 64; // numbers in a seed; a model of another size is refused (ls.slots.js)
    var LOW = -128; // dial units: -128..127 stands for about -3..3 standard deviations
    var HIGH = 127;
    var DEVIATION = 128 / 3; // dial units
    var HISTORY = 64; // steps back
    var NEAR = 1e-3; // dial units: a Live set may store a number as a float of 32 bits

    exports.SIZE = SIZE;
    exports.HISTORY = HISTORY;

    /** @param {number} value @returns {number} the value on the dial, to a hundredth */
    function onDial(value) {
        return Math.round(Math.max(LOW, Math.min(HIGH, value)) * 100) / 100;
    }

    /** @returns {number[]} 64 zeros: the dials before the first change */
    exports.zero = function () {
        var dials = [];
        while (dials.length < SIZE) {
            dials.push(0);
        }
        return dials;
    };

    /** Draw a seed as /cc/random_seed does: normal (Box and Muller). @returns {number[]} 64 whole dial units */
    exports.random = function () {
        var dials = [];
        for (var i = 0; i < SIZE; i += 1) {
            var deviate = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
            dials.push(Math.round(onDial(deviate * DEVIATION)));
        }
        return dials;
    };

    /**
     * A variation of a seed: each dial moves by up to `amount`, up or down.
     * @param {number[]} dials @param {number} amount dial units @returns {number[]} 64
     */
    exports.morph = function (dials, amount) {
        var moved = [];
        for (var i = 0; i < dials.length; i += 1) {
            moved.push(onDial(dials[i] + amount * (2 * Math.random() - 1)));
        }
        return moved;
    };

    /** @param {any[]} list @returns {boolean} is it 64 finite numbers? */
    exports.isSeed = function (list) {
        if (list.length !== SIZE) {
            return false;
        }
        for (var i = 0; i < SIZE; i += 1) {
            if (typeof list[i] !== "number" || !isFinite(list[i])) {
                return false;
            }
        }
        return true;
    };

    /**
     * Are two messages the same, numbers to a thousandth?
     * @param {any[]} a @param {any[]} b @returns {boolean}
     */
    exports.same = function (a, b) {
        if (a.length !== b.length) {
            return false;
        }
        for (var i = 0; i < a.length; i += 1) {
            if (a[i] !== b[i] && !(Math.abs(a[i] - b[i]) < NEAR)) {
                return false;
            }
        }
        return true;
    };
    return exports;
})();

modules["ls.recipe.js"] = (function () {
    var exports = {};
    /**
     * Recipes: how the sound of a slot is rendered, as a flat list, which is also stored in the Live set. It does not use Max.
     *
     *     empty
     *     single f*64
     *     fade STEPS f*64 f*64
     *     pingpong STEPS f*64 f*64
     *     walk STEPS AMOUNT RNG f*64
     *     hallucinate POINTS BETWEEN OVERLAP RNG TRIM ATTACK SUSTAIN RELEASE
     *     through BETWEEN OVERLAP TRIM ATTACK SUSTAIN RELEASE f*64 ...
     *     directed f*8 f*64
     *     continue PATH BARS RNG
     *     continueseed BARS RNG f*64
     *     file PATH BEATS
     */

    var dials = modules["ls.dials.js"];

    var SIZE = dials.SIZE;
    var ENVELOPE = 4; // numbers of an envelope: trim, attack, sustain, release in beats
    var BAR = 4; // beats
    var MAX_RNG = 16777216; // of an rng_seed, as the patches' numbers hold it
    var MAX_BEATS = 4096; // of a sound file of the user's
    var MAX_POINTS = 64; // of a hallucination, and loops between two of them
    var MAX_OVERLAP = 0.9;
    var TEMPERATURE = 1; // of a continuation: as the sequence model was trained
    /** @type {Object<string, {numbers: number, seeds: number, maxSeeds?: number, isOfFile?: boolean}>} what follows the name: a path,
     *      where it is made of a file, then numbers, then seeds */
    var KINDS = {
        single: { numbers: 0, seeds: 1 },
        fade: { numbers: 1, seeds: 2 },
        pingpong: { numbers: 1, seeds: 2 },
        walk: { numbers: 3, seeds: 1 },
        hallucinate: { numbers: 4 + ENVELOPE, seeds: 0 },
        through: { numbers: 2 + ENVELOPE, seeds: 1, maxSeeds: 25 },
        directed: { numbers: 8, seeds: 1 },
        "continue": { numbers: 2, seeds: 0, isOfFile: true },
        continueseed: { numbers: 2, seeds: 1 }
    };
    /** @type {Object<string, string>} */
    var COMMANDS = {
        single: "generate_single_wav_id",
        fade: "generate_fade",
        pingpong: "generate_pingpong",
        walk: "generate_random_fade",
        hallucinate: "hallucinate",
        through: "hallucinate_through",
        directed: "generate_directed",
        "continue": "continue_wav",
        continueseed: "continue_seed"
    };

    var OPTIONAL = ["hallucinate", "through", "directed", "continue", "continueseed"];

    /** @param {any[]} list @returns {boolean} is it a recipe? */
    exports.isRecipe = function (list) {
        if (list[0] === "empty") {
            return list.length === 1;
        }
        if (list[0] === "file") {
            return list.length === 3 && typeof list[1] === "string" && list[2] > 0 && list[2] <= MAX_BEATS;
        }
        var kind = KINDS.hasOwnProperty(list[0]) ? KINDS[list[0]] : null;
        var first = kind && kind.isOfFile ? 2 : 1; // the place of its numbers
        var seeds = kind ? (list.length - first - kind.numbers) / SIZE : -1;
        if (first === 2 && (typeof list[1] !== "string" || !list[1])) {
            return false;
        }
        if (!kind || seeds < kind.seeds || seeds > (kind.maxSeeds || kind.seeds) || seeds % 1 !== 0) {
            return false;
        }
        for (var i = first; i < list.length; i += 1) {
            if (typeof list[i] !== "number" || !isFinite(list[i])) {
                return false;
            }
        }
        return true;
    };

    /** @param {any[]} recipe @returns {boolean} */
    function isContinuation(recipe) {
        return recipe[0] === "continue" || recipe[0] === "continueseed";
    }

    /** Does the daemon render it? It does not render silence and sound files of the user. @param {any[]} recipe */
    exports.isMade = function (recipe) {
        return KINDS.hasOwnProperty(recipe[0]);
    };

    /** @returns {number} an rng_seed, which is kept with the sound, so that it can be made again */
    exports.drawRng = function () {
        return Math.floor(Math.random() * MAX_RNG);
    };

    /** A recipe as it is now: sets of earlier versions keep walks without an rng_seed. @param {any[]} recipe @returns {any[]} */
    exports.complete = function (recipe) {
        var isOld = recipe[0] === "walk" && recipe.length === KINDS.walk.numbers + SIZE;
        return isOld ? recipe.slice(0, 3).concat([exports.drawRng()], recipe.slice(3)) : recipe;
    };

    /** How many loops its file holds. @param {any[]} recipe @returns {number} */
    exports.steps = function (recipe) {
        if (recipe[0] === "hallucinate") {
            return recipe[1] + (recipe[1] - 1) * recipe[2];
        }
        if (recipe[0] === "through") {
            var points = (recipe.length - 1 - KINDS.through.numbers) / SIZE;
            return points + (points - 1) * recipe[1];
        }
        if (isContinuation(recipe)) {
            return recipe[0] === "continue" ? recipe[2] : recipe[1]; // bars
        }
        return recipe[0] === "single" || recipe[0] === "directed" ? 1 : recipe[1];
    };

    /** How long its file is. @param {any[]} recipe @param {number} loop beats of one loop of the model @returns {number} beats */
    exports.beats = function (recipe, loop) {
        var envelope = exports.envelope(recipe);
        if (!envelope) {
            return exports.steps(recipe) * (isContinuation(recipe) ? BAR : loop);
        }
        var shaped = envelope[1] + envelope[2] + envelope[3];
        var cut = envelope[0] || shaped ? Math.min(loop - envelope[0], shaped) : loop;
        return ((exports.steps(recipe) - 1) * (1 - overlap(recipe)) + 1) * cut;
    };

    /** @param {any[]} recipe of a hallucination @returns {number} of a loop */
    function overlap(recipe) {
        return recipe[0] === "through" ? recipe[2] : recipe[3];
    }

    /** @param {number} value @param {number} low @param {number} high */
    function isWithin(value, low, high) {
        return value >= low && value <= high;
    }

    /** Why it gives no sound; empty where it gives one. @param {any[]} recipe @param {number} loop beats of one loop of the model */
    exports.problem = function (recipe, loop) {
        if (exports.envelope(recipe)) {
            var points = recipe[0] === "through" ? 1 : recipe[1];
            var between = recipe[0] === "through" ? recipe[1] : recipe[2];
            if (!isWithin(points, 1, MAX_POINTS) || !isWithin(between, 0, MAX_POINTS) || !isWithin(overlap(recipe), 0, MAX_OVERLAP)) {
                return "a walk takes 1 to " + MAX_POINTS + " points, 0 to " + MAX_POINTS + " loops between them, an overlap of 0 to " + MAX_OVERLAP;
            }
        }
        return exports.beats(recipe, loop) > 0 ? "" : "the envelope leaves nothing of a loop of " + loop + " beats; trim less of it";
    };

    /** Trim, attack, sustain and release in beats of a hallucination, null of another recipe. @param {any[]} recipe @returns {number[]|null} */
    exports.envelope = function (recipe) {
        if (recipe[0] !== "hallucinate" && recipe[0] !== "through") {
            return null;
        }
        var end = 1 + KINDS[recipe[0]].numbers;
        return recipe.slice(end - ENVELOPE, end);
    };

    /** Its command, which not every daemon offers; empty for one that each has. @param {any[]} recipe @returns {string} */
    exports.optional = function (recipe) {
        return OPTIONAL.indexOf(recipe[0]) >= 0 ? COMMANDS[recipe[0]] : "";
    };

    /** The seed that it starts from, null where it has none. @param {any[]} recipe @returns {number[]|null} */
    exports.seed = function (recipe) {
        var kind = KINDS.hasOwnProperty(recipe[0]) ? KINDS[recipe[0]] : null;
        return kind && kind.seeds ? recipe.slice(1 + kind.numbers, 1 + kind.numbers + SIZE) : null;
    };

    /**
     * The request to the daemon. A walk has no id in the protocol.
     * @param {any[]} recipe @param {number} id @param {boolean} picture of a single: with the image of its powergram?
     * @returns {any[]}
     */
    exports.request = function (recipe, id, picture) {
        var command = picture ? "generate_single_wav_id_img" : COMMANDS[recipe[0]];
        if (recipe[0] === "walk") {
            return [command].concat(recipe.slice(1, 3), recipe.slice(4), [recipe[3]]);
        }
        /** @type {any[]} */
        var request = [command, id];
        if (recipe[0] === "directed") {
            request.push(KINDS.directed.numbers); // how many amounts follow
        }
        if (recipe[0] === "continue") {
            return request.concat([recipe[1], recipe[2], TEMPERATURE, recipe[3]]);
        }
        if (recipe[0] === "continueseed") {
            return request.concat([recipe[1], TEMPERATURE], recipe.slice(3), [recipe[2]]);
        }
        var numbers = KINDS[recipe[0]].numbers;
        var kept = exports.envelope(recipe) ? numbers - ENVELOPE : numbers; // the envelope is a setting of its own
        return request.concat(recipe.slice(1, 1 + kept), recipe.slice(1 + numbers));
    };
    return exports;
})();

modules["ls.ids.js"] = (function () {
    var exports = {};
    /**
     * Ids of requests: a base, which says who asks, and a generation. The next generation begins where a request is given up, so that
     * its late reply is not taken for that of the next. It does not use Max.
     */

    var STEP = 256; // more than there are bases: slots 1 to 99, directions 100, named seeds 101, search 102, patch 103, dice 200
    var END = 16777216; // ids are smaller (docs/osc.md); 65,536 generations
    var TIMEOUT = 60000; // ms without a reply after which a request is given up: a queue of long fades takes its time
    exports.TIMEOUT = TIMEOUT;

    /** @param {number} id @returns {number} */
    exports.base = function (id) {
        return id % STEP;
    };

    /** @param {number} base */
    function Id(base) {
        this.now = base;
    }
    exports.Id = Id;

    /** @returns {number} the id from now on */
    Id.prototype.renew = function () {
        this.now = (this.now + STEP) % END;
        return this.now;
    };

    /** One request at a time for a seed. @param {number} base */
    function Turn(base) {
        this.id = new Id(base);
        this.since = 0; // ms; 0: none is under way
    }
    exports.Turn = Turn;

    /** May a request begin? One that has had no reply for too long is given up. @param {number} now ms @returns {boolean} */
    Turn.prototype.isFree = function (now) {
        if (this.since && now - this.since > TIMEOUT) {
            this.giveUp();
        }
        return !this.since;
    };

    /** @param {number} now ms @returns {number} the id of the request that begins */
    Turn.prototype.begin = function (now) {
        this.since = now;
        return this.id.now;
    };

    /** The reply to the request under way is not wanted any more. */
    Turn.prototype.giveUp = function () {
        if (this.since) {
            this.since = 0;
            this.id.renew();
        }
    };

    /** Was it the reply to ours? Then the request has ended. @param {number} id @returns {boolean} */
    Turn.prototype.end = function (id) {
        var isOurs = this.since > 0 && id === this.id.now;
        if (isOurs) {
            this.since = 0;
        }
        return isOurs;
    };
    return exports;
})();

modules["ls.lost.js"] = (function () {
    var exports = {};
    /**
     * Requests whose replies have not come. A walk's reply has no id, so there is one walk at a time.
     */

    var ids = modules["ls.ids.js"];

    /** @typedef {import("./ls.device.js").Device} Device */
    /** @typedef {import("./ls.slot.js").Slot} Slot */

    var SYNC = 1; // the number of our sync: its reply comes after that of a walk that was given up

    /** Give up a request that has had no reply for too long. @param {Device} device @param {Slot|null} slot */
    exports.giveUpLate = function (device, slot) {
        if (slot && slot.isLate(new Date().getTime())) {
            exports.giveUp(device, slot);
        }
    };

    /** The request of a slot has had no reply: nothing that still comes is taken for the next one's. @param {Device} device @param {Slot} slot */
    exports.giveUp = function (device, slot) {
        if (slot.asked && slot.asked.recipe[0] === "walk") {
            device.lostWalk = new Date().getTime();
            device.ask(["sync", SYNC]);
        } else if (slot.asked) {
            device.ask(["cancel", slot.id.now]);
            slot.id.renew();
        }
        slot.asked = null;
    };

    /** @param {Device} device @returns {Slot|null} the slot whose walk is under way */
    exports.walker = function (device) {
        for (var i = 0; i < device.slots.length; i += 1) {
            var job = device.slots[i].asked;
            if (job && job.recipe[0] === "walk") {
                return device.slots[i];
            }
        }
        return null;
    };
    return exports;
})();

modules["ls.slot.js"] = (function () {
    var exports = {};
    /**
     * A slot: its sound, the sounds before, and its request. At most one request is under way; the newest waits behind it.
     * It does not use Max.
     */

    var recipes = modules["ls.recipe.js"];
    var dials = modules["ls.dials.js"];
    var ids = modules["ls.ids.js"];

    var GESTURE = 1000; // ms: singles that follow one another faster are one gesture, and one step of undo

    /** @typedef {{recipe: any[], path: string, beats: number, key: string, origin: Origin|null}} Sound
     *     key: the tempo and rate that it was rendered for */
    /** @typedef {import("./ls.origin.js").Origin} Origin */
    /** @typedef {{recipe: any[], isPicture: boolean, isAgain: boolean, isDropped: boolean, key: string, origin: Origin|null,
     *     settings: any[][], tries: number}} Job settings: the requests that were sent before it; tries: how often it was sent */

    /** @param {number} number 1, 2 ... */
    function Slot(number) {
        this.number = number;
        this.id = new ids.Id(number); // of its request
        /** @type {Sound} */
        this.sound = { recipe: ["empty"], path: "", beats: 0, key: "", origin: null };
        /** @type {any[]} what the Live set keeps of it, or will soon */
        this.stored = ["empty"];
        /** @type {Sound[]} */
        this.past = [];
        /** @type {Job|null} under way */
        this.asked = null;
        /** @type {Job|null} */
        this.next = null;
        this.lastReply = 0; // ms, when the daemon last replied about the request under way
        this.changed = 0; // ms
        this.blend = new ids.Turn(number); // of the request for a seed: of a blend, or of a place on the map
        /** @type {(function(number): any[])|null} gives the request for a seed that waits */
        this.nextBlend = null;
        /** @type {(function(number): any[])|null} the one under way */
        this.askedBlend = null;
    }
    exports.Slot = Slot;

    /**
     * What the user asked for last: the request that waits, else the one under way, else the sound.
     * @returns {{recipe: any[], origin: Origin|null}}
     */
    Slot.prototype.wanted = function () {
        return this.next || (this.asked && !this.asked.isDropped ? this.asked : this.sound);
    };

    /**
     * Set the request that waits.
     * @param {any[]} recipe @param {{isPicture?: boolean, isAgain?: boolean, origin?: Origin|null}} [how] origin: null: the settings of now
     */
    Slot.prototype.want = function (recipe, how) {
        this.next = {
            recipe: recipe,
            isPicture: Boolean(how && how.isPicture),
            isAgain: Boolean(how && how.isAgain),
            isDropped: false,
            key: "",
            origin: (how && how.origin) || null,
            settings: [],
            tries: 0
        };
    };

    /** Let the request under way wait again, unless another waits. @param {number} most times that it is sent @returns {boolean} false where it was sent as often */
    Slot.prototype.repeat = function (most) {
        var job = this.asked;
        if (job && !job.isDropped && !this.next && job.tries < most) {
            this.next = job;
        }
        return Boolean(this.next);
    };

    /** Neither the request under way nor the one that waits is wanted any more. */
    Slot.prototype.drop = function () {
        this.next = null;
        if (this.asked) {
            this.asked.isDropped = true;
        }
    };

    /** Must the request under way be cancelled, so that the next need not wait for all its loops? @returns {boolean} */
    Slot.prototype.isInTheWay = function () {
        var job = this.asked;
        return Boolean(job && !job.isDropped && job.recipe[0] !== "walk" && recipes.steps(job.recipe) > 1);
    };

    /**
     * The request that waits is under way from now on.
     * @param {string} key of the setting @param {number} now ms @returns {Job}
     */
    Slot.prototype.begin = function (key, now) {
        var job = /** @type {Job} */ (this.next);
        job.key = key;
        job.tries += 1;
        this.asked = job;
        this.next = null;
        this.lastReply = now;
        return job;
    };

    /** Has the request under way had no reply for too long? @param {number} now ms @returns {boolean} */
    Slot.prototype.isLate = function (now) {
        return this.asked !== null && now - this.lastReply > ids.TIMEOUT;
    };

    /** The request has ended. @returns {Job|null} it; null where it is not wanted any more, or there was none */
    Slot.prototype.end = function () {
        var job = this.asked;
        this.asked = null;
        return job && !job.isDropped ? job : null;
    };

    /** The daemon was started again: the request under way is given up, and waits again. */
    Slot.prototype.restart = function () {
        this.next = this.next || (this.asked && !this.asked.isDropped ? this.asked : null);
        this.dropBlend();
    };

    /** No seed of a blend or of the map is wanted any more. */
    Slot.prototype.dropBlend = function () {
        this.blend.giveUp();
        this.nextBlend = null;
    };

    /**
     * Set another sound.
     * @param {Sound} sound @param {boolean} isStep may it be undone, as a step of its own? @param {number} now ms
     */
    Slot.prototype.hold = function (sound, isStep, now) {
        var isGesture = now - this.changed < GESTURE && sound.recipe[0] === "single" && this.sound.recipe[0] === "single";
        if (isStep && !isGesture) {
            this.past.push(this.sound);
            this.past = this.past.slice(-dials.HISTORY);
        }
        this.changed = isStep ? now : 0;
        this.sound = sound;
    };

    /** Was it rendered for another setting? @param {string} key */
    Slot.prototype.isStale = function (key) {
        var recipe = this.sound.recipe;
        return this.sound.path !== "" && recipes.isMade(recipe) && this.sound.key !== key;
    };
    return exports;
})();

modules["ls.origin.js"] = (function () {
    var exports = {};
    /**
     * What a sound depends on besides its recipe: its model and the settings of its seed. It is kept with the sound and with the Live
     * set, before the recipe: `of MODEL TRUNCATION TRANSIENTS INTERPOLATION n` and n times NAME VALUE of a condition that was set.
     * Rate and tempo are those of the audio and of Live. It does not use Max.
     */

    var recipes = modules["ls.recipe.js"];

    var HEAD = 6; // atoms before the conditions

    /** @typedef {{model: string, truncation: number, transients: number, interpolation: string, conditions: any[]}} Origin */

    /** @param {Origin|null} origin @returns {any[]} */
    exports.write = function (origin) {
        return origin
            ? ["of", origin.model, origin.truncation, origin.transients, origin.interpolation, origin.conditions.length / 2].concat(origin.conditions)
            : [];
    };

    /** @param {any[]} atoms of a set; older ones have no origin @returns {{origin: Origin|null, recipe: any[]}} */
    exports.read = function (atoms) {
        if (atoms[0] !== "of") {
            return { origin: null, recipe: recipes.complete(atoms) };
        }
        var end = HEAD + 2 * (Number(atoms[5]) || 0);
        return {
            origin: {
                model: String(atoms[1]),
                truncation: Number(atoms[2]),
                transients: Number(atoms[3]),
                interpolation: String(atoms[4]),
                conditions: atoms.slice(HEAD, end)
            },
            recipe: recipes.complete(atoms.slice(end))
        };
    };

    /** @param {Origin} origin @param {string} name of a condition @returns {number|null} null: the seed decides */
    exports.condition = function (origin, name) {
        for (var i = 0; i + 1 < origin.conditions.length; i += 2) {
            if (String(origin.conditions[i]) === name) {
                return origin.conditions[i + 1];
            }
        }
        return null;
    };
    return exports;
})();

modules["ls.setting.js"] = (function () {
    var exports = {};
    /**
     * What a sound depends on besides its recipe: sample rate, tempo, channels, transients, truncation, interpolation,
     * conditions. All clients of the daemon share these settings, so they are sent before each request. It does not use Max.
     */

    var origins = modules["ls.origin.js"];

    var MAX_CONDITIONS = 8; // that a device has dials for

    function Setting() {
        this.rate = 0; // Hz; 0: not known yet
        this.tempo = 0; // BPM; 0: not known yet
        this.follow = "repitch";
        this.transients = 1; // 0..1: how sharply hits begin
        this.truncation = 1; // 0..2: what the daemon multiplies each seed's distance from the middle by
        this.interpolation = "lerp";
        /** @type {{name: string, low: number, high: number}[]} the loaded model's */
        this.conditions = [];
        /** @type {(number|null)[]} 0..1 of a condition's range; null: the seed decides */
        this.positions = [];
        for (var i = 0; i < MAX_CONDITIONS; i += 1) {
            this.positions.push(null);
        }
    }
    exports.Setting = Setting;

    /** What a sound is rendered for: equal keys mean the same tempo. @returns {string} */
    Setting.prototype.key = function () {
        return this.follow === "stretch" && this.tempo > 0 ? "stretch " + this.tempo : "repitch";
    };

    /** What a sound that is asked for now depends on. @param {string} model @returns {import("./ls.origin.js").Origin} */
    Setting.prototype.origin = function (model) {
        /** @type {any[]} */
        var set = [];
        for (var i = 0; i < this.conditions.length && i < MAX_CONDITIONS; i += 1) {
            if (this.positions[i] !== null) {
                set.push(this.conditions[i].name, this.value(i));
            }
        }
        return { model: model, truncation: this.truncation, transients: this.transients, interpolation: this.interpolation, conditions: set };
    };

    /**
     * @param {boolean} isTransition does it go from seed to seed?
     * @param {import("./ls.origin.js").Origin} origin what the sound depends on
     * @returns {any[][]} to be sent directly before the request of a sound
     */
    Setting.prototype.requests = function (isTransition, origin) {
        /** @type {any[][]} */
        var asked = this.rate > 0 ? [["set_target_sr", this.rate]] : [];
        if (this.key() === "repitch") {
            asked.push(["set_bpm", 0, "repitch"]);
        } else {
            asked.push(["set_bpm", this.tempo, "stretch"]);
        }
        asked.push(["set_channels", 2]); // the players take mono files, too
        asked.push(["set_transients", origin.transients]);
        asked.push(["set_truncation", origin.truncation]);
        if (isTransition) {
            asked.push(["set_interpolation", origin.interpolation]);
        }
        for (var i = 0; i < this.conditions.length && i < MAX_CONDITIONS; i += 1) {
            var condition = this.conditions[i];
            var value = origins.condition(origin, condition.name);
            var atoms = value === null ? [] : [Math.max(condition.low, Math.min(condition.high, value))]; // as the daemon does
            asked.push(["set_condition", condition.name].concat(/** @type {any[]} */ (atoms)));
        }
        return asked;
    };

    /** @param {number} i @returns {number|null} in the condition's own range */
    Setting.prototype.value = function (i) {
        var condition = this.conditions[i];
        var position = this.positions[i];
        return position === null ? null : condition.low + position * (condition.high - condition.low);
    };

    /** @param {number} k 1..8 @param {any} position 0..1, or `free` @returns {boolean} false where there is no such dial */
    Setting.prototype.setCondition = function (k, position) {
        if (!(k >= 1 && k <= MAX_CONDITIONS)) {
            return false;
        }
        this.positions[k - 1] = typeof position === "number" ? Math.max(0, Math.min(1, position)) : null;
        return true;
    };

    /** Take the conditions that belong to a seed; the seed decides the others. @param {any[]} pairs NAME VALUE of each */
    Setting.prototype.recallConditions = function (pairs) {
        for (var i = 0; i < MAX_CONDITIONS; i += 1) {
            this.positions[i] = null;
            for (var k = 0; k + 1 < pairs.length && i < this.conditions.length; k += 2) {
                var condition = this.conditions[i];
                if (condition.name === pairs[k]) {
                    this.setCondition(i + 1, (pairs[k + 1] - condition.low) / (condition.high - condition.low));
                }
            }
        }
    };

    /** @returns {any[]} POSITION SET of each of the 8 dials: 0..1, or 0.5 where the seed decides */
    Setting.prototype.listPositions = function () {
        /** @type {any[]} */
        var atoms = [];
        this.positions.forEach(function (position) {
            atoms.push(position === null ? 0.5 : position, position === null ? 0 : 1);
        });
        return atoms;
    };

    /** Read the daemon's list: n, then name, low, high, value, set of each. @param {any[]} rest */
    Setting.prototype.readConditions = function (rest) {
        this.conditions = [];
        for (var i = 1; i + 4 < rest.length; i += 5) {
            this.conditions.push({ name: rest[i], low: rest[i + 1], high: rest[i + 2] });
        }
    };

    /** @returns {any[]} NAME LOW HIGH VALUE SET of each condition; VALUE is the middle where it is not set */
    Setting.prototype.listConditions = function () {
        /** @type {any[]} */
        var atoms = [];
        for (var i = 0; i < this.conditions.length; i += 1) {
            var condition = this.conditions[i];
            var value = i < MAX_CONDITIONS ? this.value(i) : null;
            atoms.push(condition.name, condition.low, condition.high, value === null ? (condition.low + condition.high) / 2 : value);
            atoms.push(value === null ? 0 : 1);
        }
        return atoms;
    };
    return exports;
})();

modules["ls.directions.js"] = (function () {
    var exports = {};
    /**
     * Eight dials along the model's principal directions: they move the seed away from its place when all of them were 0.
     * At most one request is under way; the newest waits. It does not use Max.
     */

    var dials = modules["ls.dials.js"];
    var ids = modules["ls.ids.js"];

    var MAX_DIRECTIONS = 8;
    var BASE = 100; // of the ids of our move_seed

    function Directions() {
        /** @type {string[]} the loaded model's */
        this.names = [];
        /** @type {number[]|null} where the seed is moved from; null while all amounts are 0 */
        this.base = null;
        this.turn = new ids.Turn(BASE);
        this.isWaiting = false;
        /** @type {number[]} standard deviations */
        this.amounts = [];
        this.forget();
    }
    exports.Directions = Directions;

    /** All amounts back to 0, from wherever the seed is now. */
    Directions.prototype.forget = function () {
        this.base = null;
        this.giveUp();
        this.amounts = [];
        for (var i = 0; i < MAX_DIRECTIONS; i += 1) {
            this.amounts.push(0);
        }
    };

    /** No reply is awaited any more. */
    Directions.prototype.giveUp = function () {
        this.turn.giveUp();
        this.isWaiting = false;
    };

    /** Are all amounts 0? @returns {boolean} */
    Directions.prototype.isZero = function () {
        return dials.same(this.amounts, [0, 0, 0, 0, 0, 0, 0, 0]);
    };

    /**
     * @param {number} k 1..8 @param {number} amount standard deviations @param {number[]} now the dials
     * @returns {boolean} false where there is no such direction
     */
    Directions.prototype.set = function (k, amount, now) {
        if (!(k >= 1 && k <= Math.min(MAX_DIRECTIONS, this.names.length)) || !isFinite(amount)) {
            return false;
        }
        this.base = this.base || now;
        this.amounts[k - 1] = amount;
        return true;
    };

    /** The request to send now; null while the reply to another is awaited. @returns {any[]|null} */
    Directions.prototype.request = function () {
        var now = new Date().getTime();
        this.isWaiting = !this.turn.isFree(now);
        if (this.isWaiting || !this.base) {
            return null;
        }
        var amounts = this.amounts.slice(0, this.names.length);
        return ["move_seed", this.turn.begin(now), amounts.length].concat(/** @type {any[]} */ (amounts), this.base);
    };

    /** A reply came. Returns the next request; null: none. @returns {any[]|null} */
    Directions.prototype.ended = function () {
        return this.isWaiting ? this.request() : null;
    };
    return exports;
})();

modules["ls.menu.js"] = (function () {
    var exports = {};
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
    return exports;
})();

modules["ls.named.js"] = (function () {
    var exports = {};
    /**
     * Seeds under a name, which the daemon keeps for all its clients: a part of the messages of ls.messages.js.
     */

    var ids = modules["ls.ids.js"];
    var menu = modules["ls.menu.js"];

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
    return exports;
})();

modules["ls.paths.js"] = (function () {
    var exports = {};
    /**
     * Paths as Max writes them, and as other programs do. It does not use Max.
     */

    /**
     * `Macintosh HD:/Users/me/a.wav` as `/Volumes/Macintosh HD/Users/me/a.wav` (macOS links the start volume there, too).
     * Paths of Windows (`C:\Users\me\a.wav`, `\\server\a.wav`) get forward slashes; elsewhere a backslash is a letter of the name.
     * @param {string} path @returns {string}
     */
    exports.plain = function (path) {
        var parts = /^([^\/\\:]{2,}):\/?(.*)$/.exec(path);
        if (parts) {
            return "/Volumes/" + parts[1] + "/" + parts[2];
        }
        return /^([A-Za-z]:|\\\\)/.test(path) ? path.replace(/\\/g, "/") : path;
    };

    /** The folder of a file, with forward slashes; that of `D:/a.wav` is `D:/`. @param {string} path @returns {string} */
    exports.folder = function (path) {
        return path.slice(0, path.lastIndexOf("/")).replace(/^([A-Za-z]:)$/, "$1/");
    };

    /** Is there a path at all? @param {any} given @returns {boolean} */
    exports.isPath = function (given) {
        return typeof given === "string" && given !== "";
    };

    /** The name of a file. @param {string} path @returns {string} */
    exports.name = function (path) {
        return path.slice(path.lastIndexOf("/") + 1);
    };
    return exports;
})();

modules["ls.files.js"] = (function () {
    var exports = {};
    /**
     * Files, through Max's File. File cannot rename, so files are written in place.
     */

    var paths = modules["ls.paths.js"];

    var MARK = /^(\uFEFF|\u00EF\u00BB\u00BF)/; // the byte order mark that some editors write
    var CHARACTERS = 16384; // characters at a time
    var BYTES = 4096; // at a time; File hands each over as a number
    var SOUNDS = ["RIFF", "RF64", "FORM", "fLaC", ".snd"]; // how WAV, long WAV, AIFF, FLAC and NeXT/Sun files begin, which buffer~ reads

    /** @param {string} path @returns {number} bytes; -1 where it is not there */
    exports.size = function (path) {
        var file = new File(path, "read");
        var size = file.isopen ? file.eof : -1;
        file.close();
        return size;
    };

    /** @param {string} path @returns {boolean} is it there? */
    exports.exists = function (path) {
        return exports.size(path) >= 0;
    };

    /** Why a file is no sound that buffer~ reads; empty where it is one. @param {string} path @returns {string} it names the file */
    exports.soundProblem = function (path) {
        var file = new File(path, "read");
        var isOpen = Boolean(file.isopen);
        var head = isOpen ? file.readbytes(SOUNDS[0].length) : [];
        file.close();
        if (!isOpen) {
            return "cannot open " + paths.name(path) + " in " + paths.folder(path) + "; choose the file again";
        }
        var begins = String.fromCharCode.apply(null, head || []);
        return SOUNDS.indexOf(begins) >= 0 ? "" : "no sound file: " + paths.name(path) + "; choose a WAV, AIFF or FLAC file";
    };

    /** @param {string} path @returns {string|null} null where it cannot be opened */
    exports.read = function (path) {
        var file = new File(path, "read");
        if (!file.isopen) {
            return null;
        }
        var text = "";
        while (file.position < file.eof) {
            text += file.readstring(CHARACTERS);
        }
        file.close();
        return text.replace(MARK, "");
    };

    /** @param {string} path @param {string} text @returns {boolean} false where it cannot be written */
    exports.write = function (path, text) {
        var file = new File(path, "write", "TEXT");
        if (!file.isopen) {
            return false;
        }
        file.eof = 0; // else the end of an older, longer text would stay
        for (var i = 0; i < text.length; i += CHARACTERS) {
            file.writestring(text.slice(i, i + CHARACTERS));
        }
        file.close();
        return true;
    };

    /**
     * Copy a file byte by byte.
     * @param {string} from @param {string} to @returns {boolean} false where one cannot be opened
     */
    exports.copy = function (from, to) {
        var source = new File(from, "read");
        var target = new File(to, "write", "WAVE");
        var isOpen = Boolean(source.isopen && target.isopen);
        if (isOpen) {
            target.eof = 0;
        }
        while (isOpen && source.position < source.eof) {
            target.writebytes(source.readbytes(Math.min(BYTES, source.eof - source.position)));
        }
        source.close();
        target.close();
        return isOpen;
    };
    return exports;
})();

modules["ls.patch.js"] = (function () {
    var exports = {};
    /**
     * Patches of the daemon's built-in synthesiser, which [ls.synth~] plays: the one that sounds most like a file, or that a file
     * holds. A part of the messages of ls.messages.js.
     */

    var files = modules["ls.files.js"];
    var ids = modules["ls.ids.js"];
    var paths = modules["ls.paths.js"];

    /** @typedef {import("./ls.device.js").Device} Device */
    /** @typedef {Object<string, number>} Parameters by name */

    var BASE = 103; // of the ids of our match_patch
    var SYNTH = "built-in"; // as the daemon and its files call it
    var VERSION = 1; // of its files
    var ROUNDING = 1e-5; // of a range: numbers come with seven digits

    /** One search at a time: a new one cancels the old. */
    function PatchSearch() {
        this.turn = new ids.Turn(BASE);
        this.path = ""; // of the file
        /** @type {Object<string, [number, number]>} lowest and highest value of each parameter, as [ls.synth~] says them */
        this.ranges = {};
        /** @type {string[]} that the daemon can search for; none: not known */
        this.synths = [];
        /** @type {Parameters} that have come so far */
        this.found = {};
    }
    exports.PatchSearch = PatchSearch;

    /** @type {Object<string, function(Device, any[]): void>} */
    exports.MESSAGES = {
        /** NAME LOW HIGH ... of all parameters */
        parameters: function (device, rest) {
            for (var i = 0; i + 2 < rest.length; i += 3) {
                device.patches.ranges[String(rest[i])] = [Number(rest[i + 1]), Number(rest[i + 2])];
            }
        },
        findpatch: function (device, rest) {
            var search = device.patches;
            if (!paths.isPath(rest[0])) {
                device.says("findpatch takes the path of a sound file");
                return;
            }
            var problem = device.absence() || (device.offers.match_patch ? "" : "this daemon does not offer match_patch");
            if (!problem && search.synths.length && search.synths.indexOf(SYNTH) < 0) {
                problem = "this daemon finds no patch of the synthesiser that plays here";
            }
            if (problem) {
                device.refuse(problem);
                return;
            }
            stop(device);
            search.found = {};
            device.says("find a patch: searching");
            search.path = paths.plain(rest[0]);
            device.ask(["match_patch", search.turn.begin(new Date().getTime()), search.path, SYNTH]);
        },
        cancelpatch: function (device) {
            if (stop(device)) {
                device.says("find a patch: cancelled");
            }
        },
        openpatch: function (device, rest) {
            if (!paths.isPath(rest[0])) {
                device.says("openpatch takes the path of a .json");
                return;
            }
            var path = paths.plain(rest[0]);
            var content = parse(path);
            if (!files.exists(path)) {
                device.says("there is no file " + paths.name(path) + " in " + paths.folder(path));
            } else if (!content) {
                device.says("no patch of the built-in synthesiser: " + paths.name(path));
            } else {
                apply(device, content, paths.name(path));
            }
        }
    };

    /** @type {Object<string, function(Device, any[]): void>} */
    exports.REPLIES = {
        synths: function (device, rest) {
            device.patches.synths = rest.map(String);
        },
        patch_candidate: function (device, rest) {
            if (isOurs(device, rest[0])) {
                device.says("find a patch: " + Number(rest[1]).toFixed(1) + " dB from the file");
            }
        },
        patch_parameter: function (device, rest) {
            if (isOurs(device, rest[0])) {
                device.patches.found[String(rest[1])] = Number(rest[2]);
            }
        },
        /** ID DISTANCE PRESETFILE WAVFILE: all parameters have come */
        patch: function (device, rest) {
            if (device.patches.turn.end(rest[0])) {
                apply(device, device.patches.found, "patch found, " + Number(rest[1]).toFixed(1) + " dB from the file");
            }
        }
    };

    /** The search has failed, or was cancelled. @param {Device} device @param {number} id @param {string} text the error; empty: it was cancelled */
    exports.fail = function (device, id, text) {
        if (device.patches.turn.end(id) && text) {
            device.says(text);
        }
    };

    /** The daemon was started again: its search is lost. @param {Device} device */
    exports.giveUp = function (device) {
        if (device.patches.turn.since) {
            device.patches.turn.giveUp();
            device.says("the daemon was started again and has lost the search; find again");
        }
    };

    /** @param {Device} device @returns {boolean} was there a search? */
    function stop(device) {
        var turn = device.patches.turn;
        var isUnderWay = turn.since > 0;
        if (isUnderWay) {
            device.ask(["cancel", turn.id.now]);
            turn.giveUp();
        }
        return isUnderWay;
    }

    /** @param {Device} device @param {number} id @returns {boolean} */
    function isOurs(device, id) {
        return device.patches.turn.since > 0 && id === device.patches.turn.id.now;
    }

    /** Set all parameters together, or none of them and say why. @param {Device} device @param {Parameters} parameters @param {string} text what it is */
    function apply(device, parameters, text) {
        var problem = check(device.patches.ranges, parameters);
        if (problem) {
            device.says("no patch of the built-in synthesiser: " + problem);
            return;
        }
        /** @type {any[]} */
        var pairs = [];
        Object.keys(device.patches.ranges).forEach(function (name) {
            pairs.push(name, parameters[name]);
        });
        device.show(["patch"].concat(pairs));
        device.says(text);
    }

    /** @param {Object<string, [number, number]>} ranges @param {Parameters} parameters @returns {string} what is wrong with them */
    function check(ranges, parameters) {
        var names = Object.keys(ranges);
        for (var i = 0; i < names.length; i += 1) {
            var value = parameters[names[i]];
            if (typeof value !== "number" || !isFinite(value)) {
                return "it has no " + names[i];
            }
            var low = ranges[names[i]][0];
            var high = ranges[names[i]][1];
            var slack = ROUNDING * (high - low);
            if (value < low - slack || value > high + slack) {
                return names[i] + " is " + value;
            }
        }
        var surplus = Object.keys(parameters).filter(function (name) {
            return !ranges.hasOwnProperty(name);
        });
        return surplus.length ? "it has " + surplus[0] : "";
    }

    /** @param {string} path of a .json @returns {Parameters|null} null: it holds no patch */
    function parse(path) {
        try {
            var content = JSON.parse(files.read(path) || "null");
            return content && content.synth === SYNTH && content.version === VERSION && content.parameters || null;
        } catch (error) {
            return null; // no JSON
        }
    }
    return exports;
})();

modules["ls.search.js"] = (function () {
    var exports = {};
    /**
     * Find and continue: what the daemon makes of a sound file of the user's. A part of the messages of ls.messages.js.
     */

    var ids = modules["ls.ids.js"];
    var paths = modules["ls.paths.js"];
    var recipes = modules["ls.recipe.js"];

    /** @typedef {import("./ls.device.js").Device} Device */
    /** @typedef {import("./ls.slot.js").Slot} Slot */

    var BASE = 102; // of the ids of our match_seed

    /** One search at a time: a new one cancels the old. */
    function Search() {
        this.turn = new ids.Turn(BASE);
        /** @type {Slot|null} that gets the loop of the seed */
        this.slot = null;
        this.path = ""; // of the file
        /** @type {import("./ls.origin.js").Origin|null} what belongs to the seed */
        this.origin = null;
    }
    exports.Search = Search;

    /** @type {Object<string, function(Device, Slot, any[]): void>} */
    exports.MESSAGES = {
        find: function (device, slot, rest) {
            if (!paths.isPath(rest[0])) {
                device.says("find takes a slot and the path of a sound file", slot);
            } else if (device.isOffered(slot, "match_seed")) {
                endOther(device, slot);
                device.forgetSeeds(slot);
                device.search.slot = slot;
                device.search.path = paths.plain(rest[0]);
                device.search.origin = null;
                device.show([slot.number, "busy", 1]);
                device.ask(["match_seed", device.search.turn.begin(new Date().getTime()), device.search.path]);
            }
        },
        "continue": function (device, slot, rest) {
            var recipe = ["continue", paths.plain(String(rest[0]))].concat(rest.slice(1));
            if (!recipes.isRecipe(recipe)) {
                device.says("continue takes a slot, the path of a sound file, bars and a random seed", slot);
            } else if (device.isOffered(slot, "continue_wav")) {
                device.make(slot, recipe);
            }
        }
    };

    /** @type {Object<string, function(Device, any[]): void>} */
    exports.REPLIES = {
        candidate: function (device, rest) {
            if (isOurs(device, rest[0])) {
                device.says("find: " + Number(rest[1]).toFixed(1) + " dB from the file", device.search.slot || undefined);
            }
        },
        /** ID MODEL TRUNCATION N, then NAME VALUE of each condition that was set; it comes before the seed. */
        origin: function (device, rest) {
            if (isOurs(device, rest[0])) {
                var setting = device.setting;
                device.search.origin = { model: rest[1], truncation: rest[2], transients: setting.transients,
                    interpolation: setting.interpolation, conditions: rest.slice(4, 4 + 2 * rest[3]) };
            }
        },
        match: function (device, rest) {
            var slot = end(device, rest[0]);
            if (slot) {
                device.make(slot, ["single"].concat(rest.slice(2)), false, device.search.origin);
                if (device.slots.length === 1) { // its dials are those of its loop; devices of several slots have Edit
                    device.show(["dials"].concat(rest.slice(2)));
                }
            }
        }
    };

    /** The search has failed, or was cancelled. @param {Device} device @param {number} id @param {string} text the error; empty: it was cancelled */
    exports.fail = function (device, id, text) {
        var slot = end(device, id);
        if (slot && text) {
            device.says(text, slot);
        }
    };

    /** The daemon was started again: its search is lost. @param {Device} device */
    exports.giveUp = function (device) {
        if (device.search.turn.since) {
            device.search.turn.giveUp();
            device.says("the daemon was started again and has lost the search; find again", device.search.slot || undefined);
        }
    };

    /** There is one search at a time: say that the one for another slot has ended. @param {Device} device @param {Slot} slot of the next */
    function endOther(device, slot) {
        var other = device.search.slot;
        if (other && other !== slot && device.search.turn.since) {
            exports.stop(device, other);
            device.says("find: the search for " + other.number + " has ended; there is one at a time, and " + slot.number + " has it now", other);
        }
    }

    /** Cancel the search for a slot, if there is one. @param {Device} device @param {Slot|null} slot */
    exports.stop = function (device, slot) {
        var turn = device.search.turn;
        if (slot && slot === device.search.slot && turn.since) {
            device.ask(["cancel", turn.id.now]);
            device.show([slot.number, "busy", slot.asked ? 1 : 0]);
            turn.giveUp();
        }
    };

    /** @param {Device} device @param {number} id @returns {boolean} */
    function isOurs(device, id) {
        return device.search.turn.since > 0 && id === device.search.turn.id.now;
    }

    /** @param {Device} device @param {number} id @returns {Slot|null} the slot of the search that has ended; null: it is not ours */
    function end(device, id) {
        var slot = device.search.turn.end(id) ? device.search.slot : null;
        if (slot) {
            device.show([slot.number, "busy", slot.asked ? 1 : 0]);
        }
        return slot;
    }
    return exports;
})();

modules["ls.device.js"] = (function () {
    var exports = {};
    /**
     * The state of one [js ls.slots.js]: its slots, dials and settings, and what it knows of the daemon; and how it requests
     * sounds. A slot has at most one request under way, and the newest one waits behind it.
     */

    var line = modules["ls.line.js"];
    var recipes = modules["ls.recipe.js"];
    var dials = modules["ls.dials.js"];
    var ids = modules["ls.ids.js"];
    var lost = modules["ls.lost.js"];
    var Slot = modules["ls.slot.js"].Slot;
    var Setting = modules["ls.setting.js"].Setting;
    var Directions = modules["ls.directions.js"].Directions;
    var NamedSeeds = modules["ls.named.js"].NamedSeeds;
    var PatchSearch = modules["ls.patch.js"].PatchSearch;
    var search = modules["ls.search.js"];

    var ASK = 0; // outlets of ls.slots.js
    var SHOW = 3;
    var AT_ONCE = 300; // ms: messages that a face sends in one go, when it opens or for all slots

    /**
     * @param {number} count of slots
     * @param {{outlet: function(number, any[]): void, settle: function(): void, isSet: function(number): void,
     *     post: function(string): void}} max the patch's outlets; `settle` calls `refresh` once it has not been called for a while;
     *     `isSet`: the set gives a slot's recipe; `post` writes to the Max Console
     */
    function Device(count, max) {
        this.max = max;
        /** @type {Slot[]} */
        this.slots = [];
        for (var i = 1; i <= count; i += 1) {
            this.slots.push(new Slot(i));
        }
        this.setting = new Setting();
        this.directions = new Directions();
        this.dials = dials.zero(); // as the user left them
        this.isAlive = false;
        this.isReady = false; // alive, and the model takes our seeds
        this.mismatch = ""; // why it does not
        /** @type {Object<string, boolean>} */
        this.offers = {};
        this.model = "";
        /** @type {string[]} that the daemon can load */
        this.models = [];
        this.beats = 4; // of one loop of the model
        this.bpm = 0; // of the model
        this.folder = ""; // that was asked for last
        /** @type {string[]} that the next daemon is to allow */
        this.folders = [];
        this.envelope = [0, 0, 0, 0]; // of the next hallucination: trim, attack, sustain, release in beats
        this.named = new NamedSeeds();
        this.search = new search.Search();
        this.patches = new PatchSearch();
        /** @type {any[][]} as ls.presets.js keeps them */
        this.presets = [];
        this.refused = { problem: "", time: 0 }; // what was refused last, and when in ms
        this.lostWalk = 0; // ms: when a walk was given up whose reply may still come; 0: there is none
    }
    exports.Device = Device;

    /** @returns {number} ms */
    function now() {
        return new Date().getTime();
    }

    /** @param {any[]} request */
    Device.prototype.ask = function (request) {
        this.max.outlet(ASK, request);
    };

    /** @param {any[]|null} request null: nothing */
    Device.prototype.askIf = function (request) {
        if (request) {
            this.ask(request);
        }
    };

    /** @param {any[]} atoms */
    Device.prototype.show = function (atoms) {
        this.max.outlet(SHOW, atoms);
    };

    /** @param {string} text @param {Slot} [slot] */
    Device.prototype.says = function (text, slot) {
        var shown = line.fit(text, this.max.post);
        this.show(slot ? [slot.number, "says", shown] : ["says", shown]);
    };

    /** Say why a request is not made: once for all that come in one go. @param {string} problem @param {Slot} [slot] */
    Device.prototype.refuse = function (problem, slot) {
        var time = now();
        if (problem !== this.refused.problem || time - this.refused.time > AT_ONCE) {
            this.says(problem, slot);
        }
        this.refused = { problem: problem, time: time };
    };

    /** @param {any} number @returns {Slot|null} null, with a message, where there is none */
    Device.prototype.slot = function (number) {
        var slot = this.slots[number - 1];
        if (!slot) {
            this.says("there is no slot " + number + "; there are 1 to " + this.slots.length);
        }
        return slot || null;
    };

    /** @returns {string} empty where a daemon answers */
    Device.prototype.absence = function () {
        return this.isAlive ? "" : "no daemon answers; start one";
    };

    /** Why no sound can be requested now; empty where one can. @returns {string} */
    Device.prototype.problem = function () {
        return this.absence() || this.mismatch;
    };

    /** Does the daemon offer a command? If not, say so. @param {Slot} slot @param {string} command */
    Device.prototype.isOffered = function (slot, command) {
        var problem = this.problem() || (this.offers[command] ? "" : "this daemon does not offer " + command);
        if (problem) {
            this.refuse(problem, slot);
        }
        return !problem;
    };

    /**
     * Request a sound for a slot, on behalf of the user.
     * @param {Slot} slot @param {any[]} recipe @param {boolean} [isPicture] with the picture of its powergram?
     * @param {import("./ls.origin.js").Origin|null} [origin] what the sound depends on; none: the settings of now
     */
    Device.prototype.make = function (slot, recipe, isPicture, origin) {
        var problem = this.problem() || recipes.problem(recipe, this.beats);
        if (problem) {
            this.refuse(problem, slot);
            return;
        }
        this.forgetSeeds(slot);
        this.request(slot, recipe, isPicture, origin);
    };

    /** What the user wants last counts: no seed that was asked for before comes into the slot. @param {Slot} slot */
    Device.prototype.forgetSeeds = function (slot) {
        search.stop(this, slot);
        slot.dropBlend();
    };

    /** Nothing that was asked for comes into the slot any more. @param {Slot} slot */
    Device.prototype.drop = function (slot) {
        this.forgetSeeds(slot);
        slot.drop();
    };

    /** As make, without a look at what else was asked for. @param {Slot} slot @param {any[]} recipe @param {boolean} [isPicture] @param {import("./ls.origin.js").Origin|null} [origin] */
    Device.prototype.request = function (slot, recipe, isPicture, origin) {
        var job = slot.next || slot.asked;
        if (isPicture || !job || job.isDropped || !dials.same(job.recipe, recipe)) {
            slot.want(recipe, { isPicture: isPicture, origin: origin });
        }
        this.send(slot);
    };

    /**
     * Request it again, once the daemon answers.
     * @param {Slot} slot @param {any[]} recipe @param {import("./ls.origin.js").Origin|null} origin what the sound depended on
     */
    Device.prototype.makeAgain = function (slot, recipe, origin) {
        slot.want(recipe, { isAgain: true, origin: origin });
        this.send(slot);
    };

    /** Send the request that waits for a slot, if it may be sent now. @param {Slot} slot */
    Device.prototype.send = function (slot) {
        if (!this.isReady || !slot.next) {
            return;
        }
        var command = recipes.optional(slot.next.recipe);
        if (command && Object.keys(this.offers).length && !this.isOffered(slot, command)) {
            slot.next = null; // a set or a preset has kept it
            return;
        }
        var walker = slot.next.recipe[0] === "walk" ? lost.walker(this) : null;
        lost.giveUpLate(this, slot);
        lost.giveUpLate(this, walker);
        if (slot.asked) {
            if (slot.isInTheWay()) {
                slot.asked.isDropped = true;
                this.ask(["cancel", slot.id.now]);
            }
            return;
        }
        if (slot.next.recipe[0] === "walk" && (lost.walker(this) || now() - this.lostWalk < ids.TIMEOUT)) {
            return; // a walk's reply has no id: one at a time
        }
        var job = slot.begin(this.setting.key(), now());
        this.show([slot.number, "busy", 1]);
        if (job.origin && job.origin.model !== this.model) {
            this.says("this sound was made with the model " + job.origin.model + "; load it to hear the same", slot);
        }
        job.origin = job.origin || this.setting.origin(this.model);
        var envelope = recipes.envelope(job.recipe);
        job.settings = this.setting.requests(recipes.steps(job.recipe) > 1 && !envelope, job.origin); // hallucinations always go along arcs
        if (envelope) {
            job.settings.push(["set_envelope"].concat(/** @type {any[]} */ (envelope)));
        }
        this.prepare(job.settings);
        this.ask(recipes.request(job.recipe, slot.id.now, job.isPicture));
    };

    /** Send the settings that all clients share, and ask for the model: another device may have changed them. @param {any[][]} settings */
    Device.prototype.prepare = function (settings) {
        settings.forEach(this.ask, this);
        this.ask(["model"]);
    };

    Device.prototype.sendAll = function () {
        this.slots.forEach(this.send, this);
    };

    /** The request of a slot has ended; send the next. @param {Slot} slot @returns {any} its job; null: not wanted any more */
    Device.prototype.end = function (slot) {
        if (!slot.asked) {
            return null;
        }
        var wasWalk = slot.asked.recipe[0] === "walk";
        var job = slot.end();
        if (!slot.next) {
            this.show([slot.number, "busy", 0]);
        }
        this.send(slot);
        if (wasWalk) {
            this.sendAll();
        }
        return job;
    };
    return exports;
})();

modules["ls.inset.js"] = (function () {
    var exports = {};
    /**
     * What a Live set keeps. Each write of a parameter is a step of undo in Live, so a gesture is written once, when it is over, and a
     * change that automation repeats is written once it has ended.
     */

    var SHORT = 500; // ms from a single change to its write
    var LONG = 3000; // ms: changes that follow one another faster are one gesture

    /** @param {function(string, any[]): void} write a name, and what the set keeps under it */
    function KeptInSet(write) {
        /** @type {Object<string, any[]>} what is not written yet */
        this.waiting = {};
        this.last = 0; // ms, the time of the last change
        this.write = write;
        this.task = new Task(this.flush, this);
    }
    exports.KeptInSet = KeptInSet;

    /** @param {string} name @param {any[]} atoms */
    KeptInSet.prototype.change = function (name, atoms) {
        var now = new Date().getTime();
        this.waiting[name] = atoms;
        this.task.cancel();
        this.task.schedule(now - this.last < LONG ? LONG : SHORT);
        this.last = now;
    };

    KeptInSet.prototype.flush = function () {
        var waiting = this.waiting;
        this.waiting = {};
        for (var name in waiting) {
            this.write(name, waiting[name]);
        }
    };

    /** The set has given another value back, as Live's undo does. @param {string} name */
    KeptInSet.prototype.forget = function (name) {
        delete this.waiting[name];
    };

    KeptInSet.prototype.free = function () {
        this.task.cancel();
    };
    return exports;
})();

modules["ls.tags.js"] = (function () {
    var exports = {};
    /**
     * What a WAV file of the daemon's says about itself (inference/files/wav.py writes it). All clients share the daemon's settings, and
     * another client's may come between ours and our request: so each file is compared with what was asked for.
     */

    var MAX_CHUNKS = 1000; // that are looked at: a file of zeros has no end of empty ones
    var MAX_TEXT = 1048576; // bytes of a chunk that is read
    var BYTES = 4096; // at a time; File hands each over as a number
    var NEAR = 1e-4; // of a number: the wire has floats of 32 bits

    /** @typedef {Object<string, any>} Tags */

    /** @param {string} path @returns {Tags|null} null: it cannot be read, or says nothing */
    exports.read = function (path) {
        var file = new File(path, "read");
        var text = file.isopen ? findComment(file) : "";
        file.close();
        try {
            return JSON.parse(text || "null");
        } catch (error) {
            return null; // another program's comment
        }
    };

    /**
     * The first setting that a file was not rendered with.
     * @param {Tags|null} tags @param {any[][]} settings the requests that were sent before that of the sound
     * @param {number} bpm the model's own tempo @returns {string} empty: all are as they were asked for, as far as the file says
     */
    exports.difference = function (tags, settings, bpm) {
        for (var i = 0; tags && i < settings.length; i += 1) {
            var check = CHECKS.hasOwnProperty(settings[i][0]) ? CHECKS[settings[i][0]] : null;
            if (check && !check(tags, settings[i].slice(1), bpm)) {
                return settings[i][0].replace("set_", "");
            }
        }
        return "";
    };

    /** @type {Object<string, function(Tags, any[], number): boolean>} */
    var CHECKS = {
        set_target_sr: function (tags, rest) {
            return isNear(tags.rate, rest[0]);
        },
        set_bpm: function (tags, rest, bpm) {
            return isNear(tags.bpm, rest[0] || bpm) && Boolean(tags.stretch) === (rest[1] === "stretch");
        },
        set_channels: function (tags, rest) {
            return isNear(tags.channels, rest[0]);
        },
        set_transients: function (tags, rest) {
            return isNear(tags.transients, rest[0]);
        },
        set_truncation: function (tags, rest) {
            return isNear(tags.truncation === undefined ? 1 : tags.truncation, rest[0]);
        },
        set_interpolation: function (tags, rest) {
            return tags.interpolation === undefined || tags.interpolation === rest[0];
        },
        set_envelope: function (tags, rest) {
            return !tags.hallucination || rest.every(function (beats, place) {
                return isNear(tags.hallucination.envelope[place], beats);
            });
        },
        set_condition: function (tags, rest) {
            var value = (tags.conditions || {})[rest[0]];
            return rest.length > 1 ? value !== undefined && isNear(value, rest[1]) : value === undefined;
        }
    };

    /** @param {any} value older files do not say each @param {number} wanted @returns {boolean} */
    function isNear(value, wanted) {
        return typeof value !== "number" || Math.abs(value - wanted) <= NEAR * Math.max(1, Math.abs(wanted));
    }

    /** The comment in the list of a WAV file; empty where there is none. @param {any} file @returns {string} */
    function findComment(file) {
        file.position = 12; // behind RIFF, the size of the file, and WAVE
        for (var i = 0; i < MAX_CHUNKS && file.position + 8 <= file.eof; i += 1) {
            var head = file.readbytes(8);
            var size = readSize(head, 4);
            var next = file.position + size + size % 2;
            if (word(head, 0) === "LIST" && size < MAX_TEXT) {
                return commentOf(readBytes(file, size));
            }
            if (next > file.eof) {
                break;
            }
            file.position = next;
        }
        return "";
    }

    /** @param {number[]} list INFO, then chunks @returns {string} that of ICMT */
    function commentOf(list) {
        for (var at = 4; at + 8 <= list.length; at += 8 + size + size % 2) {
            var size = readSize(list, at + 4);
            if (word(list, at) === "ICMT") {
                return text(list.slice(at + 8, at + 8 + size)).replace(/\0+$/, "");
            }
        }
        return "";
    }

    /** @param {any} file @param {number} count @returns {number[]} */
    function readBytes(file, count) {
        /** @type {number[]} */
        var bytes = [];
        while (bytes.length < count && file.position < file.eof) {
            bytes = bytes.concat(file.readbytes(Math.min(BYTES, count - bytes.length)));
        }
        return bytes;
    }

    /** @param {number[]} bytes @returns {string} ASCII: the daemon writes all else as \u */
    function text(bytes) {
        var letters = "";
        for (var i = 0; i < bytes.length; i += 1) {
            letters += String.fromCharCode(bytes[i]);
        }
        return letters;
    }

    /** @param {number[]} bytes @param {number} at @returns {string} four letters */
    function word(bytes, at) {
        return text(bytes.slice(at, at + 4));
    }

    /** @param {number[]} bytes @param {number} at @returns {number} of four bytes, the lowest first */
    function readSize(bytes, at) {
        return bytes[at] + 256 * (bytes[at + 1] + 256 * (bytes[at + 2] + 256 * bytes[at + 3]));
    }
    return exports;
})();

modules["ls.sounds.js"] = (function () {
    var exports = {};
    /**
     * The sounds that slots hold: set, undone, recalled from the Live set, rendered again for another tempo.
     */

    var recipes = modules["ls.recipe.js"];
    var dials = modules["ls.dials.js"];
    var files = modules["ls.files.js"];
    var origins = modules["ls.origin.js"];
    var tags = modules["ls.tags.js"];

    /** @typedef {import("./ls.device.js").Device} Device */
    /** @typedef {import("./ls.slot.js").Slot} Slot */

    var SOUND = 1; // outlets of ls.slots.js
    var RECIPE = 2;
    var MAX_TRIES = 5; // for one sound, where another client's settings come between ours and the request

    /** What a set keeps of a sound. @param {{recipe: any[], origin: import("./ls.origin.js").Origin|null}} sound @returns {any[]} its origin, if it has one, and its recipe */
    exports.stored = function (sound) {
        return origins.write(sound.origin).concat(sound.recipe);
    };

    /**
     * Set the sound of a slot, and send it to the patch.
     * @param {Device} device @param {Slot} slot @param {import("./ls.slot.js").Sound} sound @param {boolean} isStep of undo
     */
    exports.hold = function (device, slot, sound, isStep) {
        var stored = exports.stored(sound);
        var isStored = dials.same(stored, slot.stored); // storing it again would be a step of undo in Live
        slot.hold(sound, isStep, new Date().getTime());
        slot.stored = stored;
        if (!isStored) {
            device.max.outlet(RECIPE, [slot.number].concat(stored));
        }
        if (sound.recipe[0] === "empty") {
            device.max.outlet(SOUND, [slot.number, "clear"]);
            return;
        }
        device.show(["newest", slot.number, sound.path, sound.beats]);
        device.max.outlet(SOUND, [slot.number, "load", sound.path, sound.beats]);
    };

    /**
     * A sound has arrived for a slot. One that was rendered with another client's settings is requested again.
     * @param {Device} device @param {Slot} slot @param {string} path @param {string} [picture]
     */
    exports.arrive = function (device, slot, path, picture) {
        var other = slot.asked ? tags.difference(tags.read(path), slot.asked.settings, device.bpm) : "";
        var isLast = other !== "" && !slot.repeat(MAX_TRIES);
        var job = device.end(slot);
        if (job && isLast) {
            device.says("another program sets the daemon's " + other + " all the time; stop it, and ask again", slot);
        } else if (job && !other) {
            var beats = recipes.beats(job.recipe, device.beats);
            exports.hold(device, slot, { recipe: job.recipe, path: path, beats: beats, key: job.key, origin: job.origin }, !job.isAgain);
            if (picture) {
                device.show(["picture", picture]);
            }
            exports.refreshSlot(device, slot); // the tempo may have changed in the meantime
        }
    };

    /**
     * Set a sound that the daemon does not render: silence, or a sound file of the user's. A file that cannot be read is refused, and the
     * slot keeps its sound.
     * @param {Device} device @param {Slot} slot @param {any[]} recipe `empty` or `file` @param {boolean} isStep of undo
     */
    exports.take = function (device, slot, recipe, isStep) {
        var problem = recipe[0] === "file" ? files.soundProblem(recipe[1]) : "";
        if (problem) {
            device.says(problem, slot);
            return;
        }
        device.drop(slot);
        exports.hold(device, slot, { recipe: recipe, path: recipe[1] || "", beats: recipe[2] || 0, key: "", origin: null }, isStep);
    };

    /** Go back to the previous sound of a slot. @param {Device} device @param {Slot} slot */
    exports.undo = function (device, slot) {
        var sound = slot.past.pop();
        if (!sound) {
            device.says("there is nothing to undo", slot);
            return;
        }
        if (!recipes.isMade(sound.recipe)) {
            exports.take(device, slot, sound.recipe, false);
            return;
        }
        device.drop(slot);
        if (!(sound.path && files.exists(sound.path))) {
            device.makeAgain(slot, sound.recipe, sound.origin); // never rendered, or deleted: the daemon keeps only the newest files of a slot
            return;
        }
        exports.hold(device, slot, sound, false);
        exports.refreshSlot(device, slot);
    };

    /**
     * Take what is stored in the Live set. What was written there last, and comes back, changes nothing: another sound may be under way.
     * @param {Device} device @param {Slot} slot @param {any[]} atoms as `stored` gives them
     */
    exports.recall = function (device, slot, atoms) {
        var kept = origins.read(atoms);
        var isBack = dials.same(atoms, slot.stored);
        device.max.isSet(slot.number);
        slot.stored = atoms;
        var wanted = slot.wanted();
        if (isBack || dials.same(exports.stored(kept), kept.origin ? exports.stored(wanted) : wanted.recipe)) { // an older set has no origin
            return;
        }
        if (recipes.isMade(kept.recipe)) {
            device.drop(slot);
            slot.sound = { recipe: kept.recipe, path: "", beats: 0, key: "", origin: kept.origin };
            device.makeAgain(slot, kept.recipe, kept.origin);
        } else {
            exports.take(device, slot, kept.recipe, false);
        }
    };

    /** Request a sound again if it was rendered for another tempo. @param {Device} device @param {Slot} slot */
    exports.refreshSlot = function (device, slot) {
        if (slot.isStale(device.setting.key()) && !slot.next && !slot.asked) {
            device.makeAgain(slot, slot.sound.recipe, slot.sound.origin);
        }
    };

    /** @param {Device} device */
    exports.refresh = function (device) {
        device.slots.forEach(function (slot) {
            exports.refreshSlot(device, slot);
        });
    };
    return exports;
})();

modules["ls.presets.js"] = (function () {
    var exports = {};
    /**
     * Presets: the sounds of all slots, kept with the Live set. A part of the messages of ls.messages.js.
     * A preset holds, for each slot, the number of its atoms and what sounds.stored gives: `73 of MODEL ... single f*64 1 empty ...`.
     */

    var dials = modules["ls.dials.js"];
    var origins = modules["ls.origin.js"];
    var recipes = modules["ls.recipe.js"];
    var sounds = modules["ls.sounds.js"];

    /** @typedef {import("./ls.device.js").Device} Device */

    var COUNT = 8;
    var RECIPE = 2; // the outlet of ls.slots.js
    var FIRST = 101; // the number of preset 1 there: slots are 1 to 99

    /** @type {Object<string, function(Device, any[]): void>} */
    exports.MESSAGES = {
        preset: function (device, rest) {
            var place = Math.round(rest[1]) - 1;
            if (!(place >= 0 && place < COUNT) || !WORDS.hasOwnProperty(rest[0])) {
                device.says("preset takes store or recall, and a number from 1 to " + COUNT);
            } else {
                WORDS[rest[0]](device, place);
            }
        },
        /** K ATOMS, as the set has kept them. */
        kept: function (device, rest) {
            var atoms = rest.slice(1);
            device.max.isSet(FIRST + rest[0] - 1);
            device.presets[rest[0] - 1] = typeof atoms[1] === "string" ? atoms : []; // a new set holds a plain 0
            exports.show(device);
        }
    };

    /** Which presets hold something: `presets 0|1 ...`. @param {Device} device */
    exports.show = function (device) {
        /** @type {any[]} */
        var filled = [];
        for (var place = 0; place < COUNT; place += 1) {
            filled.push(device.presets[place] && device.presets[place].length ? 1 : 0);
        }
        device.show(["presets"].concat(filled));
    };

    /** @type {Object<string, function(Device, number): void>} */
    var WORDS = {
        store: function (device, place) {
            /** @type {any[]} */
            var atoms = [];
            device.slots.forEach(function (slot) {
                var stored = sounds.stored(slot.sound);
                atoms = atoms.concat([stored.length], stored);
            });
            device.presets[place] = atoms;
            device.max.outlet(RECIPE, [FIRST + place].concat(atoms));
            exports.show(device);
            device.says("preset " + (place + 1) + " holds the sounds of now");
        },
        recall: function (device, place) {
            var atoms = device.presets[place] || [];
            if (!atoms.length) {
                device.says("preset " + (place + 1) + " is empty; store one there");
            } else if (device.problem()) {
                device.says("the preset comes when it can: " + device.problem());
            }
            for (var at = 0, n = 0; at < atoms.length && n < device.slots.length; at += 1 + atoms[at], n += 1) {
                recall(device, device.slots[n], atoms.slice(at + 1, at + 1 + atoms[at]));
            }
        }
    };

    /** One slot's sound, as a step that can be undone. @param {Device} device @param {import("./ls.slot.js").Slot} slot @param {any[]} stored */
    function recall(device, slot, stored) {
        var kept = origins.read(stored);
        var recipe = kept.recipe;
        if (!slot.asked && !slot.next && dials.same(stored, sounds.stored(slot.sound))) {
            return; // it is there
        }
        if (!recipes.isRecipe(recipe)) {
            device.says("the preset holds no recipe that can be read for this slot", slot);
        } else if (recipes.isMade(recipe)) {
            device.forgetSeeds(slot);
            slot.want(recipe, { origin: kept.origin });
            device.send(slot); // once the daemon answers
        } else {
            sounds.take(device, slot, recipe, true);
        }
    }
    return exports;
})();

modules["ls.transitions.js"] = (function () {
    var exports = {};
    /**
     * Transitions between the seeds of slots: a part of the messages of ls.messages.js.
     */

    var recipes = modules["ls.recipe.js"];
    var search = modules["ls.search.js"];

    /** @typedef {import("./ls.device.js").Device} Device */
    /** @typedef {import("./ls.slot.js").Slot} Slot */

    var MAX_STEPS = 256; // loops in a file

    /** @type {Object<string, (function(Device, Slot, any[]): void)|undefined>} */
    exports.MESSAGES = {
        fade: function (device, slot, rest) {
            between(device, slot, "fade", rest);
        },
        pingpong: function (device, slot, rest) {
            between(device, slot, "pingpong", rest);
        },
        walk: function (device, slot, rest) {
            var seed = exports.seedOf(device, slot, rest[0]);
            if (seed) {
                var amount = Math.min(256, Math.abs(Number(rest[2]) || 0)); // dial units
                device.make(slot, ["walk", stepsOf(rest[1]), amount, recipes.drawRng()].concat(/** @type {any[]} */ (seed)));
            }
        },
        continueseed: function (device, slot, rest) {
            var seed = exports.seedOf(device, slot, rest[0]);
            if (seed && device.isOffered(slot, "continue_seed")) {
                device.make(slot, ["continueseed", stepsOf(rest[1]), recipes.drawRng()].concat(/** @type {any[]} */ (seed)));
            }
        },
        blend: function (device, slot, rest) {
            var start = exports.seedOf(device, slot, rest[0]);
            var end = exports.seedOf(device, slot, rest[1]);
            if (start && end) {
                var position = Math.max(0, Math.min(1, Number(rest[2]) || 0));
                slot.nextBlend = function (/** @type {number} */ id) {
                    return ["interpolate", id, position].concat(/** @type {any[]} */ (start), /** @type {any[]} */ (end));
                };
                exports.sendBlend(device, slot);
                search.stop(device, slot);
            }
        }
    };

    /**
     * The seed that a transition starts from; null, with a message, where the slot `from` has none.
     * @param {Device} device @param {Slot} slot that gets the result @param {any} from number of a slot @returns {number[]|null}
     */
    exports.seedOf = function (device, slot, from) {
        var source = device.slot(from);
        var seed = source ? recipes.seed(source.wanted().recipe) : null;
        if (source && !seed) {
            device.says("slot " + from + " holds no seed; generate one there", slot);
        }
        return seed;
    };

    /** Request the newest seed of a blend or of the map for a slot, once the one before it has been answered. @param {Device} device @param {Slot} slot */
    exports.sendBlend = function (device, slot) {
        var problem = device.problem();
        var now = new Date().getTime();
        if (problem) {
            slot.nextBlend = null;
            device.refuse(problem, slot);
        } else if (slot.nextBlend && slot.blend.isFree(now)) {
            device.ask(["set_interpolation", device.setting.interpolation]);
            device.ask(slot.nextBlend(slot.blend.begin(now)));
            slot.askedBlend = slot.nextBlend;
            slot.nextBlend = null;
        }
    };

    /** Another client has changed the interpolation: the seed under way may be on the other way. @param {Slot} slot */
    exports.repeatBlend = function (slot) {
        if (slot.blend.since && !slot.nextBlend) {
            slot.nextBlend = slot.askedBlend;
        }
    };

    /** @param {Device} device @param {Slot} slot @param {string} kind @param {any[]} rest FROM TO STEPS */
    function between(device, slot, kind, rest) {
        var start = exports.seedOf(device, slot, rest[0]);
        var end = exports.seedOf(device, slot, rest[1]);
        if (start && end) {
            device.make(slot, [kind, stepsOf(rest[2])].concat(/** @type {any[]} */ (start), end));
        }
    }

    /** @param {any} steps @returns {number} 1..256 */
    function stepsOf(steps) {
        return Math.max(1, Math.min(MAX_STEPS, Math.round(Number(steps) || 1)));
    }
    return exports;
})();

modules["ls.walks.js"] = (function () {
    var exports = {};
    /**
     * Walks through the latent space, and what the model's directions and map give: a part of the messages of ls.messages.js.
     */

    var recipes = modules["ls.recipe.js"];
    var search = modules["ls.search.js"];
    var transitions = modules["ls.transitions.js"];

    /** @typedef {import("./ls.device.js").Device} Device */
    /** @typedef {import("./ls.slot.js").Slot} Slot */

    /** @type {Object<string, (function(Device, Slot, any[]): void)|undefined>} */
    exports.MESSAGES = {
        hallucinate: function (device, slot, rest) {
            /** @type {any[]} */
            var recipe = ["hallucinate"].concat(rest, /** @type {any[]} */ (device.envelope));
            if (!recipes.isRecipe(recipe)) {
                device.says("hallucinate takes a slot, points, loops between them, an overlap and a random seed", slot);
            } else if (device.isOffered(slot, "hallucinate")) {
                device.make(slot, recipe);
            }
        },
        through: function (device, slot, rest) {
            var steps = rest.slice(2).filter(function (from) {
                return from !== 0;
            });
            if (!steps.length) {
                device.says("no step names a slot; set a step to the number of a slot", slot);
                return;
            }
            /** @type {any[]} */
            var recipe = ["through"].concat(rest.slice(0, 2), /** @type {any[]} */ (device.envelope));
            for (var i = 0; i < steps.length; i += 1) {
                var seed = transitions.seedOf(device, slot, steps[i]);
                if (!seed) {
                    return;
                }
                recipe = recipe.concat(seed);
            }
            if (!recipes.isRecipe(recipe)) {
                device.says("through takes a slot, loops between two steps, an overlap and up to 25 slots", slot);
            } else if (device.isOffered(slot, "hallucinate_through")) {
                device.make(slot, recipe);
            }
        },
        directed: function (device, slot) {
            if (device.isOffered(slot, "generate_directed")) {
                var seed = device.directions.base || device.dials;
                device.make(slot, ["directed"].concat(/** @type {any[]} */ (device.directions.amounts), /** @type {any[]} */ (seed)));
            }
        },
        place: function (device, slot, rest) {
            if (device.isOffered(slot, "seed_at")) {
                slot.nextBlend = function (/** @type {number} */ id) {
                    return ["seed_at", id, share(rest[0]), share(rest[1])];
                };
                transitions.sendBlend(device, slot);
                search.stop(device, slot);
            }
        }
    };

    /** @param {any} value @returns {number} 0..1 */
    function share(value) {
        return Math.max(0, Math.min(1, Number(value) || 0));
    }
    return exports;
})();

modules["ls.messages.js"] = (function () {
    var exports = {};
    /**
     * The messages that the patch sends to ls.slots.js; N, INTO, FROM, TO are slots, numbered from 1.
     *
     *     dials f*64                            the values of the dials
     *     generate N, random N, morph N AMOUNT  the loop of a seed
     *     picture N                             the loop again, with a picture of its powergram
     *     edit N                                show the slot's seed on the dials
     *     fade INTO FROM TO STEPS, pingpong INTO FROM TO STEPS, walk INTO FROM STEPS AMOUNT, blend INTO FROM TO POSITION
     *     continueseed INTO FROM BARS           the bars that follow the loop of a slot
     *     hallucinate INTO POINTS BETWEEN OVERLAP RNG, through INTO BETWEEN OVERLAP SLOT...
     *                                           a walk through random seeds, or through the seeds of slots (0: none)
     *     find N PATH                           the loop of the seed that sounds most like a file
     *     continue N PATH BARS RNG              the bars that follow a file
     *     findpatch PATH, cancelpatch           the patch of the synthesiser that sounds most like a file
     *     openpatch PATH                        the patch in a .json of loopseed match-patch
     *     parameters NAME LOW HIGH ...          of the synthesiser that plays here
     *     envelope TRIM ATTACK SUSTAIN RELEASE  of the loops of the next walk, in beats
     *     direction K AMOUNT, directions zero   move the dials along the model's directions
     *     directed INTO                         the loop of that move, made inside the network
     *     place INTO X Y                        the loop of the seed at a place on the model's map, 0..1 from left and bottom
     *     saveseed NAME, recallseed PLACE, deleteseed, listseeds
     *                                           the dials under a name, for all clients; PLACE in the list, from 1; the
     *                                           one that was saved or recalled last is deleted
     *     file N PATH BEATS, clear N, undo N, stop N, stop all, remake, recall N [of ORIGIN] RECIPE...
     *     preset store|recall K                 the sounds of all slots; K from 1 to 8
     *     kept K ATOMS                          a preset, from the Live set
     *     rate HZ, tempo BPM, follow repitch|stretch, transients 0..1, truncation 0..2, way lerp|slerp, condition K 0..1|free
     *     model NAME, modelat PLACE, folder PATH  PLACE in the menu of models, from 0
     */

    var named = modules["ls.named.js"];
    var recipes = modules["ls.recipe.js"];
    var dials = modules["ls.dials.js"];
    var origins = modules["ls.origin.js"];
    var patch = modules["ls.patch.js"];
    var paths = modules["ls.paths.js"];
    var presets = modules["ls.presets.js"];
    var search = modules["ls.search.js"];
    var sounds = modules["ls.sounds.js"];
    var transitions = modules["ls.transitions.js"];
    var walks = modules["ls.walks.js"];

    /** @typedef {import("./ls.device.js").Device} Device */
    /** @typedef {import("./ls.slot.js").Slot} Slot */

    /**
     * @param {Device} device @param {string} message @param {any[]} rest
     * @returns {boolean} false where there is no such message
     */
    exports.handle = function (device, message, rest) {
        var handle = find(message, SLOT_MESSAGES, transitions.MESSAGES, walks.MESSAGES, search.MESSAGES);
        var other = find(message, MESSAGES, named.MESSAGES, presets.MESSAGES, patch.MESSAGES);
        if (handle && rest[0] !== "all") {
            var slot = device.slot(rest[0]);
            if (slot) {
                handle(device, slot, rest.slice(1));
            }
        } else if (other) {
            other(device, rest);
        } else {
            return false;
        }
        return true;
    };

    /** What one of some tables has under a name. @param {string} name @param {...Object<string, any>} tables @returns {any} */
    function find(name, tables) {
        for (var i = 1; i < arguments.length; i += 1) {
            if (Object.prototype.hasOwnProperty.call(arguments[i], name)) {
                return arguments[i][name];
            }
        }
        return undefined;
    }

    /** @type {Object<string, function(Device, Slot, any[]): void>} */
    var SLOT_MESSAGES = {
        generate: function (device, slot) {
            device.make(slot, ["single"].concat(/** @type {any[]} */ (device.dials)));
        },
        random: function (device, slot) {
            device.make(slot, ["single"].concat(/** @type {any[]} */ (dials.random())));
        },
        morph: function (device, slot, rest) {
            var seed = transitions.seedOf(device, slot, slot.number);
            if (seed) {
                device.make(slot, ["single"].concat(/** @type {any[]} */ (dials.morph(seed, Number(rest[0]) || 0))));
            }
        },
        picture: function (device, slot) {
            var seed = transitions.seedOf(device, slot, slot.number);
            if (seed) {
                device.make(slot, ["single"].concat(/** @type {any[]} */ (seed)), true);
            }
        },
        edit: function (device, slot) {
            var seed = transitions.seedOf(device, slot, slot.number);
            if (seed) {
                device.show(["dials"].concat(/** @type {any[]} */ (seed)));
            }
        },
        file: function (device, slot, rest) {
            /** @type {any[]} */
            var recipe = ["file", paths.plain(String(rest[0])), Number(rest[1]) || 0];
            if (recipes.isRecipe(recipe)) {
                sounds.take(device, slot, recipe, true);
            } else {
                device.says("a file needs its path and how many beats it lasts, up to 4096", slot);
            }
        },
        clear: function (device, slot) {
            sounds.take(device, slot, ["empty"], true);
        },
        undo: function (device, slot) {
            sounds.undo(device, slot);
        },
        stop: function (device, slot) {
            device.drop(slot);
            device.ask(["cancel", slot.id.now]);
        },
        recall: function (device, slot, rest) {
            if (recipes.isRecipe(origins.read(rest).recipe)) {
                sounds.recall(device, slot, rest);
            } else if (typeof rest[0] === "string") {
                device.says("the Live set holds no recipe that can be read for this slot", slot); // a new one holds a plain 0
            }
        }
    };

    /** @type {Object<string, function(Device, any[]): void>} */
    var MESSAGES = {
        dials: function (device, rest) {
            if (!dials.isSeed(rest)) {
                device.says("a seed is " + dials.SIZE + " numbers here, not " + rest.length);
                return;
            }
            if (device.directions.base && !dials.same(rest, device.dials)) { // the user has moved a dial
                device.directions.forget();
                device.show(["amounts"].concat(/** @type {any[]} */ (device.directions.amounts)));
            }
            device.dials = rest;
        },
        direction: function (device, rest) {
            if (device.directions.isZero() && Number(rest[1]) === 0) {
                return; // a face that opens
            }
            if (device.problem()) {
                device.refuse(device.problem());
            } else if (!device.directions.set(rest[0], Number(rest[1]), device.dials)) {
                device.says("the model has no direction " + rest[0]);
            } else if (device.directions.isZero()) {
                resetDirections(device);
            } else {
                device.askIf(device.directions.request());
            }
        },
        directions: function (device, rest) {
            if (rest[0] === "zero") {
                resetDirections(device);
            }
        },
        stop: function (device) {
            device.slots.forEach(device.drop, device);
            device.ask(["cancel", -1]);
        },
        remake: function (device) {
            device.slots.forEach(function (slot) {
                if (recipes.isMade(slot.sound.recipe)) {
                    device.makeAgain(slot, slot.sound.recipe, slot.sound.origin);
                }
            });
        },
        rate: function (device, rest) {
            device.setting.rate = Math.round(Number(rest[0]) || 0);
        },
        tempo: function (device, rest) {
            device.setting.tempo = Number(rest[0]) || 0;
            device.max.settle();
        },
        follow: function (device, rest) {
            device.setting.follow = rest[0] === "stretch" ? "stretch" : "repitch";
            device.max.settle();
        },
        transients: function (device, rest) {
            device.setting.transients = Math.max(0, Math.min(1, Number(rest[0]) || 0));
        },
        truncation: function (device, rest) {
            device.setting.truncation = Math.max(0, Math.min(2, Number(rest[0]) || 0));
        },
        envelope: function (device, rest) {
            device.envelope = [0, 1, 2, 3].map(function (i) {
                return Math.max(0, Number(rest[i]) || 0);
            });
        },
        way: function (device, rest) {
            device.setting.interpolation = rest[0] === "slerp" ? "slerp" : "lerp";
        },
        condition: function (device, rest) {
            if (device.setting.setCondition(rest[0], rest[1])) {
                device.show(["conditions"].concat(device.setting.listConditions()));
            } else {
                device.says("there is no condition " + rest[0]);
            }
        },
        model: function (device, rest) {
            device.ask(["load_model", rest.join(" ")]);
        },
        modelat: function (device, rest) {
            if (device.models[rest[0]]) {
                device.ask(["load_model", device.models[rest[0]]]);
            }
        },
        folder: function (device, rest) {
            device.folder = paths.plain(String(rest[0]));
            device.ask(["set_target_dir", device.folder]);
        }
    };

    /** Set the directions to 0, and the dials to where they were before. @param {Device} device */
    function resetDirections(device) {
        var base = device.directions.base;
        device.directions.forget();
        device.show(["amounts"].concat(/** @type {any[]} */ (device.directions.amounts)));
        if (base) {
            device.dials = base;
            device.show(["dials"].concat(/** @type {any[]} */ (base)));
        }
    }
    return exports;
})();

modules["ls.folders.js"] = (function () {
    var exports = {};
    /**
     * Folders outside of the daemon's walls that the user has chosen, or dropped a file from: the next Start gives them to the daemon
     * (`--allow-dir`). They are not kept with the set: a set of somebody else opens no folder of yours.
     */

    var ids = modules["ls.ids.js"];
    var paths = modules["ls.paths.js"];

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
    return exports;
})();

modules["ls.replies.js"] = (function () {
    var exports = {};
    /**
     * The replies of the daemon and the states of the connection that ls.slots.js uses.
     */

    var dials = modules["ls.dials.js"];
    var folders = modules["ls.folders.js"];
    var ids = modules["ls.ids.js"];
    var lost = modules["ls.lost.js"];
    var menu = modules["ls.menu.js"];
    var named = modules["ls.named.js"];
    var patch = modules["ls.patch.js"];
    var search = modules["ls.search.js"];
    var sounds = modules["ls.sounds.js"];
    var transitions = modules["ls.transitions.js"];

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
    return exports;
})();

/**
 * [js ls.slots.js COUNT]: the slots and their recipes; COUNT slots, 1 to 99.
 *
 * in 0: the messages of ls.messages.js   in 1: the daemon's replies, `alive 1|0`, `offers NAME...`
 * out 0: requests   out 1: `N load PATH BEATS`, `N clear`   out 2: `N RECIPE...` to the [pattr]s; N from 101 to 108: presets
 * out 3: `N says TEXT`, `N busy 0|1`, `progress N DONE TOTAL`, `newest N PATH BEATS`, `picture PATH`, `says TEXT`,
 *        `dials f*64`, `moved f*64` (along a direction), `amounts f*8`, `directions NAME...`, `conditions NAME LOW HIGH VALUE SET ...`,
 *        `patch NAME VALUE ...` of the synthesiser, `offered COMMAND 0|1`, `allow FOLDER ...` to [ls.daemon], `presets 0|1 ...`, `map PATH|0`, `truncation X`,
 *        `positions POSITION SET ...`, `models clear|append NAME|set PLACE`, `names clear|append NAME|set PLACE` to menus
 */

var Device = modules["ls.device.js"].Device;
var KeptInSet = modules["ls.inset.js"].KeptInSet;
var messages = modules["ls.messages.js"];
var replies = modules["ls.replies.js"];
var sounds = modules["ls.sounds.js"];

autowatch = 0;
inlets = 2;
outlets = 4;

var SETTLE_TIME = 300; // ms without a change of tempo
var RECIPE = 2; // the outlet to the [pattr]s

var inSet = new KeptInSet(function (number, recipe) {
    outlet(RECIPE, [Number(number)].concat(recipe));
});

var device = new Device(Math.max(1, Math.min(99, jsarguments.length > 1 ? Number(jsarguments[1]) || 1 : 1)), {
    outlet: function (/** @type {number} */ to, /** @type {any[]} */ atoms) {
        if (to === RECIPE) {
            inSet.change(atoms[0], atoms.slice(1));
        } else {
            outlet(to, atoms);
        }
    },
    post: function (/** @type {string} */ text) {
        post(text);
    },
    isSet: function (/** @type {number} */ number) {
        inSet.forget(String(number));
    },
    settle: function () {
        settling.cancel();
        settling.schedule(SETTLE_TIME);
    }
});
var settling = new Task(function () {
    sounds.refresh(device);
});

function anything() {
    var rest = arrayfromargs(arguments);
    if (inlet === 1) {
        replies.handle(device, messagename, rest);
    } else if (!messages.handle(device, messagename, rest)) {
        device.says("there is no message " + messagename + " here");
    }
}

function notifydeleted() {
    settling.cancel();
    inSet.free();
}
