// The panels of the page: a line for each. It is shown where the daemon offers all the commands that it needs.
import type { App } from "../app";

export interface Panel {
    name: string;
    title: string;
    needs: string[];
    mount(root: HTMLElement, app: App): void;
}

export const PANELS: Panel[] = [];
