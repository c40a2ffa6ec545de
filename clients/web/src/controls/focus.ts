// The keyboard's focus. Where the control that has it goes away, the part of the page around it gets the focus: Enter and
// Space do nothing there, Tab goes on from there, and the single keys still play.

/** Keep the focus in the part of the page where it was. */
export function keepFocus(): void {
    let held: Element = document.body;
    let around: HTMLElement[] = []; // from the inside out
    addEventListener("focusin", () => {
        held = document.activeElement!;
        around = [];
        for (let outer = held.parentElement; outer; outer = outer.parentElement) around.push(outer);
    });
    const look = () => {
        const isThere = held.checkVisibility() && !held.matches(":disabled");
        if (isThere || (document.activeElement !== held && document.activeElement !== document.body)) return;
        const place = around.find((each) => each.checkVisibility())!; // the page's body at least
        place.tabIndex = -1;
        place.focus({ preventScroll: true });
    };
    const changes = { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled", "hidden"] };
    new MutationObserver(look).observe(document.body, changes);
}
