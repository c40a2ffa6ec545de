// Texts that the browser keeps for the page. Where it keeps none, since storage is full or switched off, they last as long as the page.

type Place = "localStorage" | "sessionStorage"; // of all tabs, or of this one

const unkept = new Map<string, string>();

export function keep(name: string, text: string, place: Place = "localStorage"): void {
    try {
        globalThis[place].setItem(name, text);
        unkept.delete(place + name);
    } catch {
        unkept.set(place + name, text);
    }
}

/** The text of a name, or null. */
export function kept(name: string, place: Place = "localStorage"): string | null {
    try {
        return unkept.get(place + name) ?? globalThis[place].getItem(name);
    } catch {
        return unkept.get(place + name) ?? null;
    }
}
