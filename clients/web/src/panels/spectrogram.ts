// A spectrogram of what plays. It listens and draws only while it is seen.
import type { App } from "../app";
import { el, toggle } from "../dom";

const FFT = 4096; // samples of a window
const LOW = 40; // Hz at the lower edge
const HIGH = 16_000; // Hz at the upper edge
const QUIET = -95; // dB of full scale that have the first colour
const LOUD = -25; // dB that have the last one
const SPEED = 90; // columns in a second, CSS pixels
const MARKS: [number, string][] = [
    [100, "100 Hz"],
    [1_000, "1 kHz"],
    [10_000, "10 kHz"],
];

export function mount(root: HTMLElement, app: App): void {
    const canvas = el("canvas", { role: "img", "aria-label": "Spectrogram of what plays: time to the right, pitch upwards" });
    const marks = MARKS.map(([hertz, text]) => {
        const mark = el("span", { "aria-hidden": "true" }, text);
        mark.style.bottom = `${100 * height(hertz)}%`;
        return mark;
    });
    const hold = toggle("spectrogram-hold", "Hold", (on) => {
        hold.setAttribute("aria-pressed", String(on));
        follow();
    });
    root.append(el("div", { class: "spectrogram" }, canvas, ...marks), el("div", { class: "row" }, hold));

    let analyser: AnalyserNode | undefined;
    let master: AudioNode | undefined;
    let seen = false;
    let frame = 0;
    const drawing = new Drawing(canvas);

    const draw = (time: number) => {
        frame = requestAnimationFrame(draw);
        drawing.add(analyser!, time);
    };

    /** Listen and draw where the panel is seen, and stop where it is not. */
    const follow = () => {
        const wanted = seen && !document.hidden && hold.getAttribute("aria-pressed") !== "true" && master !== undefined;
        if (wanted === (frame !== 0)) return;
        if (wanted) {
            analyser ??= new AnalyserNode(master!.context, { fftSize: FFT, smoothingTimeConstant: 0, minDecibels: QUIET, maxDecibels: LOUD });
            master!.connect(analyser);
            drawing.begin();
            frame = requestAnimationFrame(draw);
        } else {
            cancelAnimationFrame(frame);
            frame = 0;
            master!.disconnect(analyser!);
        }
    };
    new IntersectionObserver((entries) => {
        seen = entries.at(-1)!.isIntersecting;
        follow();
    }).observe(canvas);
    document.addEventListener("visibilitychange", follow);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawing.begin());
    addEventListener("resize", () => frame && drawing.begin());
    void app.engine.connect().then((node) => {
        master = node;
        follow();
    });
}

/** Where a frequency lies between the lower edge, 0, and the upper one, 1. */
function height(hertz: number): number {
    return Math.log(hertz / LOW) / Math.log(HIGH / LOW);
}

class Drawing {
    private readonly pen: CanvasRenderingContext2D;
    private levels = new Uint8Array(FFT / 2);
    private colours = new Uint8ClampedArray(256 * 4);
    private before = 0; // ms
    private rest = 0; // of a column that is still to be drawn

    constructor(private readonly canvas: HTMLCanvasElement) {
        this.pen = canvas.getContext("2d", { willReadFrequently: true })!;
    }

    /** Fit the picture to its place and take the page's colours. */
    begin(): void {
        const width = Math.round(this.canvas.clientWidth * devicePixelRatio);
        const tall = Math.round(this.canvas.clientHeight * devicePixelRatio);
        this.colours = readColours(this.canvas);
        if (this.canvas.width !== width || this.canvas.height !== tall) [this.canvas.width, this.canvas.height] = [width, tall];
        this.before = 0;
    }

    /** Add the columns up to a time [ms] at the right edge. */
    add(analyser: AnalyserNode, time: number): void {
        const due = this.before ? ((time - this.before) / 1000) * SPEED * devicePixelRatio + this.rest : 1;
        this.before = time;
        const { width, height: tall } = this.canvas;
        const columns = Math.min(Math.floor(due), width);
        this.rest = due - columns;
        if (columns < 1 || tall === 0) return;
        analyser.getByteFrequencyData(this.levels);
        this.pen.drawImage(this.canvas, -columns, 0);
        const image = this.pen.createImageData(columns, tall);
        const hertz = analyser.context.sampleRate / FFT; // of a bin
        for (let y = 0; y < tall; y++) {
            const colour = 4 * this.level((LOW * (HIGH / LOW) ** (1 - (y + 0.5) / tall)) / hertz);
            for (let x = 0; x < columns; x++) {
                image.data.set(this.colours.subarray(colour, colour + 4), 4 * (y * columns + x));
            }
        }
        this.pen.putImageData(image, width - columns, 0);
    }

    /** The level at a place between two bins, 0..255. */
    private level(bin: number): number {
        const at = Math.min(Math.floor(bin), this.levels.length - 2);
        const [low, high] = [this.levels[at]!, this.levels[at + 1]!];
        return Math.round(low + (bin - at) * (high - low));
    }
}

/** 256 colours from quiet to loud, 4 bytes each, out of those of the page. */
function readColours(canvas: HTMLCanvasElement): Uint8ClampedArray<ArrayBuffer> {
    const pen = new OffscreenCanvas(256, 1).getContext("2d")!;
    const gradient = pen.createLinearGradient(0, 0, 256, 0);
    ["--ground", "--cool", "--accent", "--text"].forEach((name, index) => {
        canvas.style.color = `var(${name})`;
        gradient.addColorStop(index / 3, getComputedStyle(canvas).color);
    });
    canvas.style.color = "";
    pen.fillStyle = gradient;
    pen.fillRect(0, 0, 256, 1);
    return pen.getImageData(0, 0, 256, 1).data;
}
