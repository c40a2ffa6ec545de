"use strict";
// Of the classes that Max gives to js code: Task and File.
const fs = require("node:fs");

/** Task on the patch's own clock. */
function task(patch) {
    return class Task {
        constructor(action, object, ...values) {
            this.function = action;
            this.object = object;
            this.arguments = values;
            this.interval = 500; // ms, as in Max
            this.running = false;
            this.iterations = 0;
        }

        execute() {
            this.iterations++;
            this.function.apply(this.object ?? this, this.arguments);
        }

        schedule(milliseconds = 0) {
            this.cancel();
            this.running = true;
            this.entry = patch.later(milliseconds, () => {
                this.running = false;
                this.execute();
            });
        }

        repeat(count = -1, first = this.interval) {
            this.cancel();
            this.running = true;
            this.iterations = 0;
            const tick = () => {
                this.execute();
                if (!this.running) return;
                if (count > 0 && this.iterations >= count) this.running = false;
                else this.entry = patch.later(Math.max(1, this.interval), tick);
            };
            this.entry = patch.later(first, tick);
        }

        cancel() {
            this.running = false;
            if (this.entry) patch.clock.cancel(this.entry);
            this.entry = null;
        }

        freepeer() {
            this.cancel();
        }
    };
}

/** File as js code reads and writes text with it. */
class File {
    constructor(name, access = "read") {
        this.filename = name;
        this.access = access;
        this.position = 0;
        this.open();
    }

    get eof() {
        return this.text.length;
    }

    open() {
        this.text = "";
        this.isopen = false;
        try {
            if (this.access === "read" || this.access === "readwrite")
                this.text = fs.readFileSync(this.filename, "latin1");
            if (this.access !== "read") fs.writeFileSync(this.filename, this.text, "latin1");
            this.isopen = true;
        } catch {
            this.isopen = false; // as Max does: no exception, only isopen
        }
        return this.isopen;
    }

    readline(most = Infinity) {
        if (this.position >= this.text.length) return null;
        const rest = this.text.slice(this.position);
        const line = rest.match(/^[^\r\n]*/)[0].slice(0, most);
        this.position += line.length;
        const end = this.text.slice(this.position).match(/^(\r\n|\r|\n)/);
        if (end) this.position += end[0].length;
        return line;
    }

    readbytes(count) {
        return [...Buffer.from(this.readstring(count), "latin1")];
    }

    readstring(count) {
        const found = this.text.slice(this.position, this.position + count);
        this.position += found.length;
        return found;
    }

    writestring(string) {
        this.text = this.text.slice(0, this.position) + string + this.text.slice(this.position + string.length);
        this.position += string.length;
    }

    writeline(string) {
        this.writestring(`${string}\n`);
    }

    close() {
        if (this.isopen && this.access !== "read") fs.writeFileSync(this.filename, this.text, "latin1");
        this.isopen = false;
    }
}

module.exports = { File, task };
