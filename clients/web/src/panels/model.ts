// What panels know of the loaded model: they ask once, and again when the daemon was reached again or plays another model.
import type { App } from "../app";

/** Call a handler when the daemon offers some commands, with what to ask it for; whenever there is another daemon or model. */
export function onModel(app: App, needs: string[], ask: () => Promise<void>): void {
    let asked: string | undefined;
    const refresh = () => {
        if (app.settings.model === asked || !app.features.offers(...needs)) return;
        asked = app.settings.model;
        void app.attempt(ask);
    };
    app.features.onKnown(() => {
        asked = undefined;
        refresh();
    });
    app.settings.onChange(refresh);
}

/** Sends only the newest of what is asked for while an answer is under way, so that a hand that moves is never behind. */
export function newestOnly<T>(act: (wanted: T) => Promise<void>): (wanted: T) => void {
    let next: { wanted: T } | undefined;
    let running = false;
    return (wanted) => {
        next = { wanted };
        if (running) return;
        running = true;
        void (async () => {
            while (next) {
                const { wanted: now } = next;
                next = undefined;
                await act(now);
            }
            running = false;
        })();
    };
}
