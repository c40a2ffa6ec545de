// Learning: the control of the page that is clicked or focused is the one that the next MIDI message is linked with.
import { isControl } from "./links";

export class Learner {
    /** The id of the control that waits for its link, while the page learns. */
    target: string | undefined;

    /** outside: controls in it work as ever. chosen: is called with the id of each control that is chosen. */
    constructor(
        private readonly outside: HTMLElement,
        private readonly chosen: (control: string) => void,
    ) {}

    start(): void {
        for (const kind of ["click", "pointerdown", "focusin"]) document.addEventListener(kind, this.choose, { capture: true });
    }

    stop(): void {
        this.target = undefined;
        for (const kind of ["click", "pointerdown", "focusin"]) document.removeEventListener(kind, this.choose, { capture: true });
    }

    /** A control that is clicked does nothing but wait for its link. */
    private readonly choose = (event: Event) => {
        const control = (event.target as Element).closest("[id]:is(button, input, select, [role=slider])");
        if (!control || this.outside.contains(control) || !isControl(control)) return;
        if (event.type !== "focusin") {
            event.preventDefault();
            event.stopPropagation();
        }
        if (this.target === control.id) return;
        this.target = control.id;
        this.chosen(control.id);
    };
}
