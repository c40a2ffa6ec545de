// What happens, in sentences: one line that screen readers read out, and a list of the last ones.
import { el } from "./dom";

const MAX_LINES = 50;

export class Status {
    private readonly line = document.getElementById("status")!;
    private readonly list = el("ol", { id: "log", tabindex: "0", "aria-label": "Messages" });
    private last = "";

    mount(root: HTMLElement): void {
        root.append(el("details", {}, el("summary", {}, "Messages"), this.list));
    }

    /** Say what has happened. */
    say(text: string): void {
        this.show(text, "");
    }

    /** Say what went wrong, and the way out. */
    fail(text: string): void {
        this.show(text, "wrong");
    }

    private show(text: string, kind: string): void {
        this.line.textContent = text;
        this.line.className = kind;
        if (text === this.last) return;
        this.last = text;
        const time = new Date().toLocaleTimeString([], { hour12: false });
        this.list.prepend(el("li", { class: kind }, `${time} ${text}`));
        while (this.list.childElementCount > MAX_LINES) this.list.lastElementChild!.remove();
    }
}
