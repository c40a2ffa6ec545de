"use strict";
// udpsend and udpreceive over real UDP.
const dgram = require("node:dgram");
const { int } = require("./atoms.js");
const { decode, encode } = require("./osc.js");

const silent = () => ({ receive: () => undefined });

function udpsend(box) {
    if (box.patch.options.network === "none") return silent();
    let [host, port] = [String(box.args[0] ?? "127.0.0.1"), int(box.args[1] ?? 0)];
    const socket = dgram.createSocket("udp4");
    socket.on("error", (error) => box.error(error.message));
    box.patch.atEnd(() => socket.close());
    socket.unref();
    return {
        receive(inlet, given) {
            if (given[0] === "host") host = String(given[1]);
            else if (given[0] === "port") port = int(given[1]);
            else if (!["maxpacketsize", "maxqueuesize"].includes(given[0])) {
                const data = encode(given);
                socket.send(
                    data,
                    port,
                    host === "localhost" ? "127.0.0.1" : host,
                    (error) => error && box.error(error.message),
                );
            }
        },
    };
}

function udpreceive(box) {
    if (box.patch.options.network === "none") return silent();
    let socket = null;
    const close = () => socket?.close();
    const bind = (port) => {
        if (socket) close();
        socket = dgram.createSocket("udp4");
        const mine = socket;
        mine.on("error", (error) => {
            box.error(`cannot listen on port ${port}: ${error.code}`);
            if (socket === mine) socket = null;
            mine.close();
        });
        mine.on("message", (data) => {
            for (const message of decode(data)) box.patch.event(() => box.out(0, ...message));
        });
        mine.bind(port, "127.0.0.1");
        mine.unref();
    };
    box.patch.atEnd(() => socket && close());
    if (int(box.args[0] ?? 0)) bind(int(box.args[0]));
    return {
        receive(inlet, given) {
            if (given[0] === "port") bind(int(given[1]));
            else if (given[0] !== "maxqueuesize") box.refuse(given);
        },
    };
}

module.exports = { objects: { udpsend, udpreceive } };
