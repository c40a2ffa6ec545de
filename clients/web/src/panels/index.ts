// The panels of the page: a line for each. It is shown where the daemon offers all the commands that it needs.
import type { App } from "../app";
import { mount as mountContinuation } from "./continuation";
import { mount as mountDirections } from "./directions";
import { mount as mountHallucination } from "./hallucination";
import { mount as mountMap } from "./map";
import { mount as mountMatch } from "./match";
import { mount as mountMidi } from "./midi";
import { mount as mountShare } from "./share";
import { mount as mountSpectrogram } from "./spectrogram";

export interface Panel {
    name: string;
    title: string;
    needs: string[];
    mount(root: HTMLElement, app: App): void;
}

export const PANELS: Panel[] = [
    { name: "map", title: "Map", needs: ["map", "seed_at"], mount: mountMap },
    { name: "directions", title: "Directions", needs: ["directions", "generate_directed"], mount: mountDirections },
    { name: "hallucination", title: "Hallucination", needs: ["hallucinate", "hallucinate_through", "random_seed"], mount: mountHallucination },
    { name: "match", title: "Find a seed", needs: ["match_seed"], mount: mountMatch },
    { name: "continuation", title: "Continuation", needs: ["continue_seed"], mount: mountContinuation },
    { name: "spectrogram", title: "Spectrogram", needs: [], mount: mountSpectrogram },
    { name: "midi", title: "MIDI", needs: [], mount: mountMidi },
    { name: "share", title: "Share", needs: [], mount: mountShare },
];
