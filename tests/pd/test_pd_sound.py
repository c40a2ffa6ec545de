"""The Pure Data slots, clock and tables, rendered without a clock and compared with numpy, sample by sample."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from pd_patch import PD, RATE, batch, messages, needs_pd, patch
from pd_running import atom

from inference.files.wav import Tags, write_wav

FADE = 5 * 64  # samples after which a fade of 5 ms, counted in blocks, is over
Sound = NDArray[np.float32]

pytestmark = needs_pd


def bar(bpm: float) -> int:
    """Samples of a bar of 4 beats."""
    return round(240 / np.float32(bpm) * RATE)


def write_loop(path: Path, samples: int, rng: int, bars: int = 1) -> Sound:
    """A WAV of seamless random loops, one a bar, as loud as an eighth of full scale; returns what it holds."""
    random = np.random.default_rng(rng)
    at = np.arange(samples) / samples
    loops = [
        np.sin(2 * np.pi * (random.integers(20, 300) * at + random.random())) / 16
        + random.uniform(-1 / 16, 1 / 16, samples)
        for _ in range(bars)
    ]
    soundfile.write(path, np.concatenate(loops), RATE, subtype="PCM_24")
    return soundfile.read(path, dtype="float32")[0]


def recorded(name: str, folder: Path, start: float, until: float) -> list[tuple[float, str]]:
    """Record from `start` to `until` [ms] into out.wav, then quit.

    An ls-record~ of the test's own, into tables, is written for the patches in `folder`: the true one is for real time,
    where [writesf~] has its thread for the disk; without a clock Pd 0.53 overruns that, and loses sound.
    """
    tables = [f"record-{side}" for side in ("left", "right")]
    samples = 64 * (int((until - start) * RATE / 1000) // 64 - 1)  # whole blocks: the tables are full by then
    boxes = ["inlet~", "inlet~", *(f"tabwrite~ {table}" for table in tables), r"r \$1-record", "sel 1 0", "soundfiler"]
    boxes += [f"array define {table} {samples}" for table in tables]
    placed = [f"#X obj {20 + 200 * column} 20 {box};" for column, box in enumerate(boxes)]  # inlets count from the left
    write = rf"#X msg 20 60 write -wave -bytes 3 {atom(folder / 'out.wav')} {' '.join(tables)};"
    cords = ["0 0 2 0", "1 0 3 0", "4 0 5 0", "5 0 2 0", "5 0 3 0", "5 1 9 0", "9 0 6 0"]
    lines = ["#N canvas 0 0 600 400 12;", *placed, write, *(f"#X connect {cord};" for cord in cords), ""]
    (folder / "ls-record~.pd").write_text("\n".join(lines), encoding="utf-8")
    return [(start, f"{name}-record 1"), (until, f"{name}-record 0"), (until + 1, "pd quit")]


def render(folder: Path, plan: list[tuple[float, str]], until: float) -> Sound:
    """What a clock and a slot (`t-1`) play while `plan` is carried out, up to `until` [ms]; the clock starts at 300."""
    boxes = ["obj ls-clock~ t", "obj ls-slot~ t-1 t", "obj ls-record~ t"]
    slot = patch(folder / "slot.pd", boxes, [(0, j, 1, j) for j in range(3)] + [(1, 3, 2, 0), (1, 4, 2, 1)])
    whole = [(0, "pd dsp 1"), *plan, (300, "t-run 1"), *recorded("t", folder, 290, until)]
    batch(slot, messages(folder / "plan.pd", whole))
    out = soundfile.read(folder / "out.wav", dtype="float32")[0]
    assert np.array_equal(out[:, 0], out[:, 1])
    return out[:, 0]


def start_of(loop: Sound, sound: Sound) -> int:
    """Where the first bar begins: where the loop is found, exactly."""
    part = loop[FADE : FADE + 400]
    for start in np.flatnonzero(sound == part[0]) - FADE:
        if np.array_equal(sound[start + FADE :][:400], part):
            return int(start)
    raise AssertionError("The loop is not in the sound.")


def test_eight_slots_mixed_are_their_sum(tmp_path: Path):
    """performance.pd with eight loops; gain, pan, mute, solo as numpy has them. 24 bits add without rounding."""
    loops = [write_loop(tmp_path / f"{k}.wav", bar(128), k) for k in range(1, 9)]
    plan = [(0, "pd dsp 1"), (6, "performance-gain 1"), *recorded("performance", tmp_path, 290, 9900)]
    plan += [(10 + k, f"performance-{k}-load {atom(tmp_path / f'{k}.wav')}") for k in range(1, 9)]
    plan += [(300, "performance-run 1")]
    changes = ["2-gain 0.5", "3-mute 1", "4-pan 0", "5-pan 0.75", "6-play 0"]
    plan += [(2500, f"performance-{change}") for change in changes]
    plan += [(6000, "performance-7-solo 1"), (6000, "performance-8-solo 1")]
    copy = shutil.copy(PD / "performance.pd", tmp_path)  # beside the test's ls-record~
    batch(Path(copy), messages(tmp_path / "plan.pd", plan))
    out = soundfile.read(tmp_path / "out.wav", dtype="float32")[0]
    length, total = bar(128), np.sum(loops, axis=0, dtype=np.float64)
    start = start_of(total.astype(np.float32), out[:, 0])
    bars = [out[start + k * length + FADE : start + (k + 1) * length] for k in range(5)]

    def mixed(left: list[float], right: list[float]) -> NDArray[np.float64]:
        return (np.array([left, right]) @ loops).T[FADE:]

    assert np.array_equal(bars[0], mixed([1] * 8, [1] * 8))
    changed = mixed([1, 0.5, 0, 1, 0.5, 0, 1, 1], [1, 0.5, 0, 0, 1, 0, 1, 1])
    assert np.abs(bars[2] - changed).max() < 2**-22  # half of an odd step of 24 bits is rounded
    assert np.array_equal(bars[4], mixed([0] * 6 + [1, 1], [0] * 6 + [1, 1]))


@pytest.mark.parametrize("at_bar", [1, 0])
def test_a_new_sound_does_not_click(tmp_path: Path, at_bar: int):
    """Into it from the bar line or at once: no step between samples is larger than the larger of the two sounds'."""
    length = bar(128)
    at = np.arange(length) / length
    first, second = (np.sin(2 * np.pi * beats * at).astype(np.float32) / 2 for beats in (400, 304))
    for name, loop in (("first", first), ("second", -second)):
        soundfile.write(tmp_path / f"{name}.wav", loop, RATE, subtype="FLOAT")
    load = f"t-1-load {atom(tmp_path)}/"
    plan = [(10, load + "first.wav"), (11, f"t-1-at-bar {at_bar}"), (1400.7, load + "second.wav")]
    out = render(tmp_path, plan, 300 + 3 * 1875)[FADE:]
    own = max(np.abs(np.diff(first)).max(), np.abs(np.diff(second)).max())
    begun = int(np.flatnonzero(np.abs(out) > 0.1)[0]) + FADE
    assert np.abs(np.diff(out[begun:])).max() <= own + 1 / (0.005 * RATE)  # both sounds half as loud as full scale
    assert np.abs(np.diff(out[begun : begun + 5000])).max() > own / 2  # the measure is no empty one
    near = np.abs(out[-length:].max() - 0.5)
    assert near < 0.01


def test_the_switch_is_made_on_the_bar_line(tmp_path: Path):
    length = bar(128)
    first, second = (write_loop(tmp_path / f"{k}.wav", length, k) for k in (1, 2))
    load = f"t-1-load {atom(tmp_path)}/"
    out = render(tmp_path, [(10, load + "1.wav"), (1400, load + "2.wav")], 300 + 3 * 1875)
    out = out[start_of(first, out) :]
    assert np.array_equal(out[FADE:length], first[FADE:])
    assert np.array_equal(out[length + FADE : 2 * length], second[FADE:])
    rise = np.clip(np.arange(1, FADE + 1) / (0.005 * RATE), 0, 1)
    across = first[:FADE] * (1 - rise) + second[:FADE] * rise
    assert np.abs(out[length : length + FADE] - across).max() < 1e-6


@pytest.mark.parametrize("bpm", [90, 128, 133.7, 174])
def test_a_loop_stays_on_the_bar_for_64_bars(tmp_path: Path, bpm: float):
    length = bar(bpm)
    loop = write_loop(tmp_path / "1.wav", length, 1)
    out = render(
        tmp_path,
        [(5, f"t-bpm {bpm}"), (20, f"t-1-load {atom(tmp_path)}/1.wav")],
        350 + 65 * 240_000 / bpm,
    )
    out = out[start_of(loop, out) :][: 64 * length].reshape(64, length)
    assert np.array_equal(out[0, FADE:], loop[FADE:])
    assert np.array_equal(out[1:], np.broadcast_to(loop, (63, length)))


def test_the_steps_of_a_fade_change_on_the_bar(tmp_path: Path):
    """A file of 5 bars begins with its first bar wherever it comes in, and goes round."""
    length = bar(140)
    single = write_loop(tmp_path / "1.wav", length, 1)
    row = write_loop(tmp_path / "row.wav", length, 2, bars=5)
    load = f"t-1-load {atom(tmp_path)}/"
    bar_ms = 240_000 / 140
    plan = [(5, "t-bpm 140"), (20, load + "1.wav"), (300 + 1.5 * bar_ms, load + "row.wav")]
    out = render(tmp_path, plan, 350 + 10 * bar_ms)
    out = out[start_of(single, out) :]
    assert np.array_equal(out[length : 2 * length], single)
    played = out[2 * length : 9 * length]
    assert np.array_equal(played[FADE:], np.tile(row, 2)[FADE : 7 * length])


def test_a_loop_of_one_beat_comes_four_times_a_bar(tmp_path: Path):
    beat = write_loop(tmp_path / "1.wav", bar(128) // 4, 1)
    out = render(tmp_path, [(20, f"t-1-load {atom(tmp_path)}/1.wav")], 300 + 3 * 1875)
    out = out[start_of(beat, out) :][: 8 * len(beat)]
    assert np.array_equal(out[FADE:], np.tile(beat, 8)[FADE:])


def test_a_new_tempo_stretches_what_plays_to_the_new_bar(tmp_path: Path):
    """Until the daemon has made the loop anew it is read faster; bar lines stay whole samples."""
    length, shorter = bar(128), bar(160)
    at = np.arange(length) / length
    soundfile.write(tmp_path / "1.wav", np.sin(2 * np.pi * 8 * at) / 4, RATE, subtype="PCM_24")
    out = render(tmp_path, [(20, f"t-1-load {atom(tmp_path)}/1.wav"), (1000, "t-bpm 160")], 300 + 1875 + 4 * 1500)
    place = np.arange(3 * shorter) / shorter
    wanted = np.sin(2 * np.pi * 8 * place) / 4
    begins = range(length + 480, length + 980)  # 10 ms and a few blocks after the recording began
    tried = [np.abs(out[begin : begin + len(wanted)] - wanted).max() for begin in begins]
    assert min(tried) < 1e-4


@pytest.mark.parametrize("samples", [90_000, 5 * 16_384, 16_384, 16_383, 64])
def test_what_follows_the_sound_in_a_file_is_not_read(tmp_path: Path, samples: int):
    """Files as `loopseed render` writes them, with chunks behind the sound; blocks have 16,384 samples."""
    loop = np.random.default_rng(samples).uniform(-0.5, 0.5, samples).astype(np.float32)
    write_wav(tmp_path / "1.wav", [loop], RATE, tags=Tags(128.0, 4, {"model": "techno", "seeds": [[0.5] * 64]}))
    boxes = ["obj r t-load", "obj ls-load t", "obj t b f", "obj tabwrite t-count", "obj soundfiler"]
    boxes += [f"msg write -wave -bytes 4 {atom(tmp_path / f'{name}.out')} t-{name}" for name in ("table", "count")]
    boxes += ["obj array define t-count 1"]
    cords = [(0, 0, 1, 0), (1, 0, 2, 0), (2, 1, 3, 0), (2, 0, 5, 0), (2, 0, 6, 0), (5, 0, 4, 0), (6, 0, 4, 0)]
    plan = [(20, f"t-load symbol {atom(tmp_path / '1.wav')}"), (2000, "pd quit")]
    batch(patch(tmp_path / "load.pd", boxes, cords), messages(tmp_path / "plan.pd", plan))
    (count,) = soundfile.read(tmp_path / "count.out.wav", dtype="float32")[0]
    assert count == samples
    table = soundfile.read(tmp_path / "table.out.wav", dtype="float32")[0]
    np.testing.assert_array_equal(table[:samples], soundfile.read(tmp_path / "1.wav", dtype="float32")[0])


def test_a_long_file_comes_in_small_bites(tmp_path: Path):
    """60 s into one slot: read over many instants, at no instant more than a bite, while the other sounds exactly."""
    length = bar(128)
    loop = write_loop(tmp_path / "1.wav", length, 1)
    long = np.random.default_rng(3).uniform(-0.1, 0.1, 60 * RATE)
    soundfile.write(tmp_path / "long.wav", long, RATE, subtype="PCM_24")
    boxes = ["obj ls-clock~ t", "obj ls-slot~ t-1 t", "obj ls-slot~ t-2 t", "obj ls-record~ t"]
    boxes += ["obj r t-2-load", "obj t b", "obj timer", "obj r t-2-loaded", "obj t b", "obj * 0.0001", "obj sig~"]
    cords = [(0, j, 1, j) for j in range(3)] + [(1, j, 2, j) for j in range(3)] + [(1, 3, 3, 0), (10, 0, 3, 1)]
    cords += [(4, 0, 5, 0), (5, 0, 6, 0), (7, 0, 8, 0), (8, 0, 6, 1), (6, 0, 9, 0), (9, 0, 10, 0)]
    two = patch(tmp_path / "two.pd", boxes, cords)
    plan = [(0, "pd dsp 1"), (20, f"t-1-load {atom(tmp_path)}/1.wav"), (300, "t-run 1")]
    plan += [(2500, f"t-2-load {atom(tmp_path)}/long.wav"), *recorded("t", tmp_path, 290, 8000)]
    batch(two, messages(tmp_path / "plan.pd", plan))
    out = soundfile.read(tmp_path / "out.wav", dtype="float32")[0]
    sound = out[start_of(loop, out[:, 0]) :, 0][: 3 * length].reshape(3, length)
    assert np.array_equal(sound[1:], np.broadcast_to(loop, (2, length)))
    milliseconds = float(out[-1, 1]) * 10_000
    assert milliseconds >= 2 * (len(long) // 16_384) - 1
