// The set in the address or in a file, so that it can be kept, and sent to a friend.
import type { App } from "../app";
import { button, el, enterClicks, switchOff } from "../dom";
import { readSet, type Whole } from "../store";

const FILE = "set.loopseed.json";

export function mount(root: HTMLElement, app: App): void {
    const address = el("input", { type: "text", id: "share-text", autocomplete: "off", spellcheck: "false" });
    const file = el("input", { type: "file", id: "share-file", accept: ".json,application/json" });
    const back = button("share-back", "Back to the set before", () => takeBack());
    back.hidden = true;
    const openText = button("share-open", "Open the text", () => void app.attempt(() => open(app.store.unpack(hashOf(address.value)))));
    const enable = () => switchOff(openText, address.value.trim() === "");
    address.addEventListener("input", enable);
    enable();
    enterClicks(address, openText);
    root.append(
        el("div", { class: "row" }, button("share-address", "Put into the address and copy", () => void app.attempt(share))),
        el(
            "div",
            { class: "row" },
            el("label", { for: address.id }, "Set as text"),
            address,
            openText,
        ),
        el("p", { class: "hint" }, "A friend pastes the text here, or behind the address of their own page."),
        el("div", { class: "row" }, button("share-save", "Save as a file", save), back),
        el("div", { class: "row" }, el("label", { for: file.id }, "Open a file"), file),
    );
    let before: Whole | undefined; // the set that another one took the place of
    let shared = ""; // what the address has behind the #

    /** A set names its tempo, also where it is the daemon's, which nobody chose here: it plays the same elsewhere. */
    const nameTempo = () => {
        if (!app.store.state.bpm && app.settings.model) app.store.setSettings({ bpm: app.settings.bpm });
    };

    const share = async () => {
        nameTempo();
        shared = `#${await app.store.toHash()}`;
        address.value = shared;
        enable();
        history.replaceState(null, "", shared);
        try {
            await navigator.clipboard.writeText(shared);
            app.status.say("The set is in the address of this page, and copied as text: send it to a friend.");
        } catch {
            address.select();
            app.status.say("The set is in the address of this page; copy the selected text to send it to a friend.");
        }
    };

    /** Let the set of a text take the place of this one, which can be taken back; nothing changes where the text is none. */
    const open = async (text: Promise<string>) => {
        const set = readSet(await text, app.settings.model ? app.settings.latentSize : undefined);
        back.hidden = false;
        swap({ set });
        const holds = app.wire.state === "open" ? "its tempo and conditions hold for all programs" : "the daemon gets its tempo and conditions when it is back";
        app.status.say(`The set is open, and ${holds}. The set before can be taken back under Share.`);
    };
    const swap = (given: Parameters<typeof app.store.take>[0]) => {
        before = app.store.whole;
        before.set.bpm ||= app.settings.bpm; // the daemon's, which the set had not chosen
        app.store.take(given);
    };
    const takeBack = () => {
        swap(before!);
        app.status.say("The set is the one before. The same button brings the other one again.");
    };

    function save(): void {
        nameTempo();
        const link = el("a", { download: FILE, href: URL.createObjectURL(new Blob([app.store.toText()], { type: "application/json" })) });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // the browser has begun to read it by then
        app.status.say(`The set is saved as ${FILE} where the browser keeps downloads.`);
    }

    file.addEventListener("change", () => {
        const chosen = file.files?.[0];
        if (!chosen) return;
        void app.attempt(() => open(chosen.text()));
        file.value = ""; // the same file can be chosen again
    });

    const openAddress = () => {
        if (location.hash.length < 2 || location.hash === shared) return;
        shared = location.hash;
        void app.attempt(() => open(app.store.unpack(hashOf(location.hash))).finally(() => settle()));
    };

    /** The address keeps a set for as long as the page plays just that. */
    const settle = () => {
        shared = "";
        if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    };
    for (const topic of ["sound", "strip", "settings"] as const) app.store.on(topic, () => shared && settle());
    addEventListener("hashchange", openAddress);
    let reached = false; // only then the daemon can be given the set's tempo and conditions
    app.features.onKnown(() => {
        if (!reached) openAddress();
        reached = true;
    });
}

/** The part of an address behind its #, or the text itself; mail programs may have percent-encoded it. */
function hashOf(text: string): string {
    const plain = text.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));
    return plain.slice(plain.lastIndexOf("#") + 1).trim();
}
