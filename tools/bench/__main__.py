"""One command, one table, one picture.

uv run --all-extras --group bench python -m tools.bench
"""

import argparse
import os
import platform
import tempfile
from functools import partial
from pathlib import Path

import numpy as np
import psutil

import models
from inference.dsp.inversion import magnitudes_to_loop
from inference.dsp.phase_kernel import thread_kernel
from inference.dsp.powergram import powergram_to_magnitudes
from inference.dsp.stft import hann, stft
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from inference.wav import write_wav
from tools.bench import wire
from tools.bench.contest import TIMES, Times, contest, table
from tools.bench.original import Original
from tools.bench.picture import draw
from tools.bench.stages import PEAK_SIZE, multiply_adds, peak, stages

FADE = 16  # steps
LONG_FADE = 64  # steps


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Measure loopseed on this machine.")
    parser.add_argument("--model", type=Path, default=models.PRETRAINED / "techno.onnx", help="the .onnx file to play")
    parser.add_argument("--rounds", type=int, default=20, help="of each measurement (%(default)s)")
    parser.add_argument("--soak", type=int, default=0, metavar="N", help="watch the memory over N requests, too")
    parser.add_argument("--png", type=Path, default=Path("build/bench.png"), help="the picture (%(default)s)")
    options = parser.parse_args()
    print(f"{machine()}\n")
    with tempfile.TemporaryDirectory(prefix="loopseed-bench-") as folder:
        loops = against_the_original(options.model, Path(folder), options.rounds)
        parts = request_by_stage(options.model, Path(folder), options.rounds)
        rows_of_loops(options.model, Path(folder), max(3, options.rounds // 4))
        over_the_wire(options.model, Path(folder), options.soak)
    options.png.parent.mkdir(parents=True, exist_ok=True)
    draw(options.png, loops, parts, machine())
    print(f"picture: {options.png}")


def machine() -> str:
    """What this was measured on."""
    found = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    name = (found or [platform.processor() or platform.machine()])[0]
    memory = psutil.virtual_memory().total / 2**30
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, load {os.getloadavg()[0]:.1f}"


def against_the_original(model: Path, folder: Path, rounds: int) -> dict[str, Times]:
    """One loop, and a fade of 16, from the seed to the file."""
    original = Original(folder)
    fast, plain = Renderer(Generator(model)), Renderer(Generator(model), plain=True)
    dials = wire.seeds(FADE)
    path, description = folder / "loop.wav", fast.generator.description
    rate = description.sample_rate
    own = Setting(rate, 60 * description.beats * rate / description.samples)  # 65,536 samples, as the original's

    def ours(player: Renderer, count: int) -> float:
        return write_wav(path, player.loops(list(dials[:count]), own), rate)

    one = contest(
        {
            "the original's way": lambda: original.loop(dials[0]),
            "loopseed": lambda: ours(fast, 1),
            "loopseed, numpy path": lambda: ours(plain, 1),
        },
        rounds,
    )
    print(table("One loop of 65,536 samples, seed to file", [*TIMES, "CPU ratio"], _with_ratios(one)))
    row = contest(
        {"the original's way": lambda: original.fade(list(dials)), "loopseed": lambda: ours(fast, FADE)},
        max(2, rounds // 8),
    )
    print(table(f"A fade of {FADE} steps", [*TIMES, "CPU ratio"], _with_ratios(row)))
    print(table("Quality of the phase", ["loopseed", "numpy path", "librosa"], _quality(fast, original)))
    return one


def _quality(renderer: Renderer, original: Original) -> dict[str, list[float | str]]:
    """Spectral convergence, dB, of 16 of our images by each way: the lower the better."""
    description = renderer.generator.description
    spectra = [powergram_to_magnitudes(renderer.image(seed), description) for seed in wire.seeds(16)]
    fast, plain = (partial(magnitudes_to_loop, description=description, plain=plain) for plain in (False, True))
    ways = [fast, plain, original.sound]
    return {"spectral convergence, dB": [float(np.mean([_convergence(way(s), s) for s in spectra])) for way in ways]}


def _convergence(loop: np.ndarray, spectrum: np.ndarray) -> float:
    """How far (dB) the loop's own magnitudes are from those that were asked for, by our circular transform."""
    frames, n_fft = spectrum.shape[1], 2 * (len(spectrum) - 1)
    whole = np.zeros(frames * n_fft // 4, np.float32)  # librosa's is a frame short
    whole[: len(loop)] = loop
    again = np.abs(stft(whole, hann(n_fft))).T
    return float(20 * np.log10(np.linalg.norm(again - spectrum) / np.linalg.norm(spectrum)))


def request_by_stage(model: Path, folder: Path, rounds: int) -> dict[str, Times]:
    """Where the time of one loop goes, and how far that is from the floor."""
    player = Renderer(Generator(model))
    ways = stages(player, wire.seeds(1)[0], folder)
    description = player.generator.description
    kernel = thread_kernel(description.n_fft, description.frames)
    silence = np.zeros(description.samples, np.float32)
    floor = {
        "(floor) transforms alone": lambda: kernel.transforms(silence, description.iterations),
        "(floor) peak": peak(),
    }
    times = contest({**ways, **floor}, rounds * 3)
    print(table("One loop by stage", TIMES, {name: list(time.row) for name, time in times.items()}))
    macs, best = multiply_adds(model), PEAK_SIZE**3 / min(times["(floor) peak"].cpu)  # a millisecond
    needed = macs / best
    generator, phase, transforms = (times[n].row[0] for n in ("generator", "phase", "(floor) transforms alone"))
    print(f"The generator's {macs / 1e6:.0f} million multiply-adds take {needed:.2f} ms at the measured peak of")
    print(f"{best / 1e6:.0f} billion a second; it takes {generator / needed:.1f} times that.")
    print(f"The phase takes {phase / transforms:.2f} times its transforms alone.\n")
    return {name: times[name] for name in ways}


def rows_of_loops(model: Path, folder: Path, rounds: int) -> None:
    """Loops a second of a long fade, by one thread and by two."""
    generator = Generator(model)
    dials = list(wire.seeds(LONG_FADE))

    def row(player: Renderer) -> float:
        return write_wav(folder / "row.wav", player.loops(dials, Setting()), Setting().sample_rate)

    players = {f"{threads} thread{'s' * (threads > 1)}": Renderer(generator, threads) for threads in (1, 2)}
    times = contest({name: lambda player=player: row(player) for name, player in players.items()}, rounds)
    rows: dict[str, list[float | str]] = {
        name: [*time.row, LONG_FADE / time.row[2] * 1e3] for name, time in times.items()
    }
    print(table(f"A fade of {LONG_FADE} steps at 48 kHz", [*TIMES, "loops a second"], rows))


def over_the_wire(model: Path, folder: Path, soak: int) -> None:
    """What clients of a daemon see."""
    flags = ("--model", str(model))
    starts = []
    for _ in range(5):
        with wire.Serving(folder, *flags) as serving:
            starts.append((serving.start_ms, serving.resident_mb))
    ms, resident = np.median(starts, axis=0)
    before = np.median([Original.start_ms(folder) for _ in range(3)])
    print(f"`loopseed serve` to /ccret/init: {ms:.0f} ms (median of 5), {resident:.0f} MB resident;")
    print(f"the original's imports, network and first image: {before:.0f} ms (median of 3).\n")
    with wire.Serving(folder, *flags) as serving:
        wire.singles(serving.port, 20)
        asked = {
            "one client, one loop": wire.singles(serving.port, 200),
            "eight clients, one loop each": wire.crowd(serving.port, 8, 25),
            "a dragged fader, age of the sound": wire.dragged(serving.port, 10),
            "isAlive, idle": wire.answers(serving.port, "isAlive"),
            "interpolate, idle: 130 numbers in, 65 out": wire.answers(
                serving.port, "interpolate", 1, 1, *wire.seeds(2)
            ),
            "isAlive while 64 steps render": wire.alive_under_load(serving.port, LONG_FADE),
        }
        rows: dict[str, list[float | str]] = {
            name: [str(len(times)), *np.percentile(times, [50, 95, 99]).tolist(), max(times)]
            for name, times in asked.items()
        }
        print(table("Over OSC, 24-bit WAV at 48 kHz, wall ms", ["count", "p50", "p95", "p99", "max"], rows))
    if soak:
        with wire.Serving(folder, *flags) as serving:
            before, grown = wire.growth(serving, soak)
            print(f"Memory: {before:.1f} MB after 1,000 requests, {grown:+.2f} MB after {soak}.\n")


def _with_ratios(times: dict[str, Times]) -> dict[str, list[float | str]]:
    """The rows of a table; the ratio is the first way's to each, round by round, its median."""
    first = np.array(next(iter(times.values())).cpu)
    return {name: [*time.row, float(np.median(first / time.cpu))] for name, time in times.items()}


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


if __name__ == "__main__":
    main()
