// The place of the keyboard: where the button that has it goes away or has no more to do, the nearest control takes over.

const CONTROLS = "button, input[type=range], input[type=checkbox]"; // not those that take the single keys which play

/** Keep the focus near to where it was. */
export function keepFocus(): void {
    let held: HTMLElement | undefined;
    let others: HTMLElement[] = []; // those behind it in its part of the page, then those before it

    const remember = () => {
        const focused = document.activeElement as HTMLElement;
        const part = focused.closest("section, details");
        held = part && focused.matches("button") ? focused : undefined;
        if (!held) return;
        const all = [...document.querySelectorAll<HTMLElement>(CONTROLS)];
        const place = all.indexOf(held);
        others = [...all.slice(place + 1).filter((each) => part!.contains(each)), ...all.slice(0, place).reverse()];
    };
    const look = () => {
        if (!held || (document.activeElement !== held && document.activeElement !== document.body)) return;
        if (isUsable(held)) remember(); // others may have come or gone
        else others.find(isUsable)?.focus();
    };
    addEventListener("focusin", remember);
    addEventListener("pointerdown", () => (held = undefined), { capture: true }); // on what takes no focus
    const changes = { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled", "hidden"] };
    new MutationObserver(look).observe(document.body, changes);
}

function isUsable(element: HTMLElement): boolean {
    return element.matches(":enabled") && element.checkVisibility();
}
