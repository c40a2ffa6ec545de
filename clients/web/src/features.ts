// Which commands the daemon offers: what it does not offer is not shown.
import type { Wire } from "./wire";

export class Features {
    private commands = new Set<string>();
    private readonly handlers: (() => void)[] = [];

    constructor(private readonly wire: Wire) {
        wire.on("help", ([address]) => this.commands.add(String(address).replace("/cc/", "")));
    }

    /** Ask the daemon for its commands; the handlers are called once it has named all of them. */
    async ask(): Promise<void> {
        this.commands = new Set();
        this.wire.send("help");
        await this.wire.query("version", [], "version"); // which comes behind them; a sync would wait for loops, too
        for (const handler of this.handlers) handler();
    }

    offers(...commands: string[]): boolean {
        return commands.every((name) => this.commands.has(name));
    }

    /** Call a handler whenever the commands are known (again). */
    onKnown(handler: () => void): void {
        this.handlers.push(handler);
    }

    /** Hide each element of a tree whose `data-needs` names a command that the daemon does not offer. */
    show(root: ParentNode): void {
        for (const element of root.querySelectorAll<HTMLElement>("[data-needs]")) {
            element.hidden = !this.offers(...element.dataset.needs!.split(" "));
        }
    }
}
