"""What is measured, in which order, and how it is printed."""

import platform
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import psutil

from inference.dsp.inversion import magnitudes_to_loop
from inference.dsp.phase_kernel import thread_kernel
from inference.dsp.powergram import powergram_to_magnitudes
from inference.dsp.stft import hann, stft
from inference.files.atomic_file import check_target
from inference.files.png import is_own_png
from inference.files.wav import write_wav
from inference.model.generator import Generator
from inference.renderer import Renderer, Setting
from tools.bench import wire
from tools.bench.continuation import time_continuation
from tools.bench.original import Original
from tools.bench.picture import draw
from tools.bench.stages import PEAK_SIZE, multiply_adds, peak, stages
from tools.bench.timing import TIMES, Times, table, time_in_turn

FADE = 16  # steps
LONG_FADE = 64  # steps


def measure(model: Path, rounds: int, soak: int, png: Path) -> None:
    """Measure with the .onnx file `model`, print the tables and write the picture to `png`.

    rounds : of each measurement; soak : requests over which the memory is measured, 0 for none.
    """
    png.parent.mkdir(parents=True, exist_ok=True)
    check_target(png, is_own_png)
    print(f"{machine()}\n")
    with tempfile.TemporaryDirectory(prefix="loopseed-bench-") as folder:
        loops = compare_with_original(model, Path(folder), rounds)
        parts = time_stages(model, Path(folder), rounds)
        time_rows(model, Path(folder), max(3, rounds // 4))
        time_continuation(model, max(3, rounds // 4))
        measure_daemon(model, Path(folder), soak)
    draw(png, loops, parts, machine())
    print(f"picture: {png}")


def machine() -> str:
    """Describe this machine."""
    found = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    name = (found or [platform.processor() or platform.machine()])[0]
    memory, load = psutil.virtual_memory().total / 2**30, psutil.getloadavg()[0]
    return f"{name}, {psutil.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, load {load:.1f}"


def compare_with_original(model: Path, folder: Path, rounds: int) -> dict[str, Times]:
    """Time one loop and a fade of 16 steps, from the seed to the file."""
    original = Original(folder)
    fast, plain = Renderer(Generator(model)), Renderer(Generator(model), plain=True)
    dials = wire.draw_seeds(FADE)
    path, description = folder / "loop.wav", fast.generator.description
    rate = description.sample_rate
    own = Setting(rate, 60 * description.beats * rate / description.samples)  # 65,536 samples, as the original's

    def ours(renderer: Renderer, count: int, channels: int = 1) -> float:
        loops = renderer.loops(list(dials[:count]), replace(own, channels=channels))
        return write_wav(path, loops, rate, loudness=renderer.loudness)

    one = time_in_turn(
        {
            "the original's way": lambda: original.loop(dials[0]),
            "loopseed": lambda: ours(fast, 1),
            "loopseed, stereo": lambda: ours(fast, 1, 2),
            "loopseed, numpy path": lambda: ours(plain, 1),
        },
        rounds,
    )
    print(table("One loop of 65,536 samples, seed to file", [*TIMES, "CPU ratio"], _with_ratios(one)))
    row = time_in_turn(
        {"the original's way": lambda: original.fade(list(dials)), "loopseed": lambda: ours(fast, FADE)},
        max(2, rounds // 8),
    )
    print(table(f"A fade of {FADE} steps", [*TIMES, "CPU ratio"], _with_ratios(row)))
    print(table("Quality of the phase", ["loopseed", "numpy path", "librosa"], _measure_quality(fast, original)))
    return one


def _measure_quality(renderer: Renderer, original: Original) -> dict[str, list[float | str]]:
    """Return the spectral convergence in dB of 16 of loopseed's images by each method; lower is better."""
    description = renderer.generator.description
    spectra = [powergram_to_magnitudes(renderer.parts(seed).picture, description) for seed in wire.draw_seeds(16)]
    fast, plain = (partial(magnitudes_to_loop, description=description, plain=plain) for plain in (False, True))
    methods = [fast, plain, original.sound]
    means = [float(np.mean([_convergence(method(s), s) for s in spectra])) for method in methods]
    return {"spectral convergence, dB": list(means)}


def _convergence(loop: np.ndarray, spectrum: np.ndarray) -> float:
    """Return the spectral convergence in dB of a loop and the wanted magnitudes, by loopseed's circular transform."""
    frames, n_fft = spectrum.shape[1], 2 * (len(spectrum) - 1)
    whole = np.zeros(frames * n_fft // 4, np.float32)  # librosa's loop is one frame shorter
    whole[: len(loop)] = loop
    again = np.abs(stft(whole, hann(n_fft))).T
    return float(20 * np.log10(np.linalg.norm(again - spectrum) / np.linalg.norm(spectrum)))


def time_stages(model: Path, folder: Path, rounds: int) -> dict[str, Times]:
    """Time each stage of one loop, and compare the two slowest with their lower bounds."""
    renderer = Renderer(Generator(model))
    methods = stages(renderer, wire.draw_seeds(1)[0], folder)
    description = renderer.generator.description
    kernel = thread_kernel(description.n_fft, description.frames)
    silence = np.zeros(description.samples, np.float32)
    bounds = {
        "(lower bound) transforms alone": lambda: kernel.transforms(silence, description.iterations),
        "(lower bound) peak": peak(),
    }
    times = time_in_turn({**methods, **bounds}, rounds * 3)
    print(table("One loop by stage", TIMES, {name: list(time.row) for name, time in times.items()}))
    macs = multiply_adds(model)
    best = PEAK_SIZE**3 / min(times["(lower bound) peak"].cpu)  # multiply-adds a millisecond
    needed = macs / best
    generator, phase, transforms = (times[n].row[0] for n in ("generator", "phase", "(lower bound) transforms alone"))
    print(f"The generator's {macs / 1e6:.0f} million multiply-adds take {needed:.2f} ms at the measured peak of")
    print(f"{best / 1e6:.0f} billion a second; it takes {generator / needed:.1f} times that.")
    print(f"The phase takes {phase / transforms:.2f} times its transforms alone.\n")
    return {name: times[name] for name in methods}


def time_rows(model: Path, folder: Path, rounds: int) -> None:
    """Time a long fade with one thread and with two, in loops a second."""
    generator = Generator(model)
    dials = list(wire.draw_seeds(LONG_FADE))

    def row(renderer: Renderer) -> float:
        loops = renderer.loops(dials, Setting())
        return write_wav(folder / "row.wav", loops, Setting().sample_rate, loudness=renderer.loudness)

    renderers = {f"{threads} thread{'s' * (threads > 1)}": Renderer(generator, threads) for threads in (1, 2)}
    times = time_in_turn({name: partial(row, renderer) for name, renderer in renderers.items()}, rounds)
    rows: dict[str, list[float | str]] = {
        name: [*time.row, LONG_FADE / time.row[2] * 1e3] for name, time in times.items()
    }
    print(table(f"A fade of {LONG_FADE} steps at 48 kHz", [*TIMES, "loops a second"], rows))


def measure_daemon(model: Path, folder: Path, soak: int) -> None:
    """Start daemons and measure them as their clients see them."""
    flags = ("--model", str(model))
    starts = []
    for _ in range(5):
        with wire.DaemonProcess(folder, *flags) as daemon:
            starts.append((daemon.start_ms, daemon.resident_mb))
    ms, resident = np.median(starts, axis=0)
    before = np.median([Original.start_ms(folder) for _ in range(3)])
    print(f"`loopseed serve` to /ccret/init: {ms:.0f} ms (median of 5), {resident:.0f} MB resident;")
    print(f"the original's imports, network and first image: {before:.0f} ms (median of 3).\n")
    with wire.DaemonProcess(folder, *flags) as daemon:
        wire.time_singles(daemon.port, 20)
        measured = {
            "one client, one loop": wire.time_singles(daemon.port, 200),
            "eight clients, one loop each": wire.time_clients(daemon.port, 8, 25),
            "a dragged fader, age of the sound's request": wire.time_fader(daemon.port, 10),
            "isAlive, idle": wire.time_command(daemon.port, "isAlive"),
            "interpolate, idle: 130 numbers in, 65 out": wire.time_command(
                daemon.port, "interpolate", 1, 1, *wire.draw_seeds(2)
            ),
            "isAlive while 64 steps render": wire.time_alive_under_load(daemon.port, LONG_FADE),
        }
        rows: dict[str, list[float | str]] = {
            name: [str(len(times)), *np.percentile(times, [50, 95, 99]).tolist(), max(times)]
            for name, times in measured.items()
        }
        print(table("Over OSC, 24-bit WAV at 48 kHz, wall ms", ["count", "p50", "p95", "p99", "max"], rows))
    if soak:
        with wire.DaemonProcess(folder, *flags) as daemon:
            before, grown = wire.measure_growth(daemon, soak)
            print(f"Memory: {before:.1f} MB after 1,000 requests, {grown:+.2f} MB after {soak}.\n")


def _with_ratios(times: dict[str, Times]) -> dict[str, list[float | str]]:
    """Return the rows of a table, with the median ratio of the first method's CPU time to each method's."""
    first = np.array(next(iter(times.values())).cpu)
    return {name: [*time.row, float(np.median(first / time.cpu))] for name, time in times.items()}


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
