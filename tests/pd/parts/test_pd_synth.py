"""[ls-synth~] beside the built-in synthesiser: its sound, its parameters, and the patches that come to it."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_daemon import FakeDaemon, fake
from pd_file import canvases
from pd_patch import PD, batch, messages, needs_pd, patch
from pd_running import atom, plain

from inference.arrays import Floats
from inference.search.patch.fitness import LogMel, measure_mel_powers
from inference.search.synth.parameters import INDEX, NAMES, PARAMETERS, draw_positions
from inference.search.synth.patches import to_parameters, to_position, write_patch
from inference.search.synth.synth import SAMPLE_RATE, Note, render_patches

Patch = dict[str, float]

TOLERANCE = 0.5  # dB of mean log-mel distance, for each patch without audible noise
BLOCK = 64  # samples: oscillators begin with a block of Pd's
FADE = 3.0  # ms in which a note fades the one before
SLOT = 64 * 20 * 16 / SAMPLE_RATE * 1000  # ms from note to note, whole blocks
NOTE = Note(length=0.4, pitch=57, velocity=100 / 127)
SOUND = round(0.8 * SAMPLE_RATE)  # samples of it that are compared
PLAIN = {name: parameter.low for name, parameter in zip(NAMES, PARAMETERS, strict=True)} | {
    "tune": 0, "transpose": 0, "osc1_shape": 2, "osc2_shape": 2, "osc2_ratio": 1, "osc2_detune": 0, "width": 0.5,
    "cutoff": 10000, "filter_env": 0, "filter_attack": 0.005, "filter_decay": 0.1, "filter_release": 0.3,
    "attack": 0.005, "decay": 0.5, "sustain": -6, "release": 0.1, "lfo_rate": 5, "pitch_env": 0,
}  # fmt: skip
PATCHES: dict[str, Patch] = {
    "saw": PLAIN,
    "triangle to saw": PLAIN | {"osc1_shape": 1.5},
    "thin pulse": PLAIN | {"osc1_shape": 3, "width": 0.1, "transpose": -12},
    "detune": PLAIN | {"balance": 0.5, "osc2_detune": 20, "tune": 30},
    "second oscillator": PLAIN | {"balance": 1, "osc2_shape": 1, "osc2_ratio": 3},
    "sub": PLAIN | {"osc1_shape": 0, "sub": 0},
    "fm": PLAIN | {"osc1_shape": 0, "osc2_shape": 0, "osc2_ratio": 2, "fm": 3, "fm_env": 0.8},
    "low-pass": PLAIN | {"cutoff": 300, "resonance": 5, "filter_env": 4},
    "band-pass": PLAIN | {"cutoff": 800, "resonance": 8, "filter_mode": 1},
    "high-pass": PLAIN | {"cutoff": 1500, "resonance": 2, "filter_mode": 2},
    "lfo": PLAIN | {"lfo_amp": 1, "lfo_pitch": 50, "lfo_filter": 2, "cutoff": 800},
    "pitch envelope": PLAIN | {"pitch_env": 12, "pitch_decay": 0.1},
    "drive": PLAIN | {"drive": 25, "cutoff": 900},
    "slow": PLAIN | {"attack": 0.3, "decay": 0.05, "sustain": -20},
}
for row in draw_positions(np.random.default_rng(0), 6):
    row[INDEX["noise"]] = 0
    PATCHES[f"random {len(PATCHES)}"] = to_parameters(row)

pytestmark = needs_pd
__all__ = ["fake"]


def render(folder: Path, patches: list[Patch], note: Note = NOTE, slot: float = SLOT, held: bool = False) -> Floats:
    """A note of each patch as Pd plays it [shape=(patches, samples)]; with `held` a note off ends it."""
    tick = 1000 * BLOCK / SAMPLE_RATE
    first = 100 * tick
    samples = round((first + slot * len(patches)) * SAMPLE_RATE / 1000)
    write = f"msg write -wave -bytes 4 {atom(folder / 'out.wav')} out"
    boxes = ["obj ls-synth~ t", "obj tabwrite~ out", "obj r t-record", "obj r t-write", write, "obj soundfiler"]
    boxes += [f"obj array define out {samples}"]
    synth = patch(folder / "synth.pd", boxes, [(0, 0, 1, 0), (2, 0, 1, 0), (3, 0, 4, 0), (4, 0, 5, 0)])
    plan = [(0, "pd dsp 1"), (0.01, "t-record bang")]
    for k, parameters in enumerate(patches):
        start = first + k * slot + 0.01  # a hundredth of a millisecond into a block
        plan += [(start - 50, f"t-parameter {name} {value:.9g}") for name, value in parameters.items()]
        length = "" if held else f" {note.length}"
        plan.append((start - FADE, f"t-note {note.pitch} {127 * note.velocity:g}{length}"))
        if held:
            plan.append((start - FADE + 1000 * note.length, f"t-note {note.pitch} 0"))
    end = first + len(patches) * slot + 50
    batch(synth, messages(folder / "plan.pd", [*plan, (end, "t-write bang"), (end + 1, "pd quit")]), rate=SAMPLE_RATE)
    out = soundfile.read(folder / "out.wav", dtype="float32")[0]
    starts = [BLOCK * round((first + k * slot) / tick) for k in range(len(patches))]
    length = min(SOUND, round(slot * SAMPLE_RATE / 1000) - 4 * BLOCK)
    return np.stack([out[start : start + length] for start in starts])


def built_in(patches: list[Patch], samples: int, note: Note = NOTE) -> Floats:
    """The same notes of the built-in synthesiser."""
    return render_patches(np.stack([to_position(parameters) for parameters in patches]), note, samples)


@pytest.fixture(scope="module")
def distances(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """How far Pd's sound of each of PATCHES is from the built-in's [mean log-mel dB]."""
    patches = list(PATCHES.values())
    played = render(tmp_path_factory.mktemp("synth"), patches)
    wanted = built_in(patches, played.shape[1])
    return {name: distance(played[k], wanted[k]) for k, name in enumerate(PATCHES)}


def distance(sound: Floats, target: Floats) -> float:
    measure = LogMel(target)
    return float(measure.compare(measure.describe(sound[None]))[0])


@pytest.mark.parametrize("name", PATCHES)
def test_it_sounds_as_the_built_in_synthesiser(distances: dict[str, float], name: str):
    assert distances[name] <= TOLERANCE


def test_its_noise_has_the_powers_of_the_built_in(tmp_path: Path):
    """Two noises differ from instant to instant, so each mel band is compared by its mean over two seconds."""
    noisy = PLAIN | {"osc1_shape": 0, "noise": 0, "cutoff": 2000, "resonance": 3, "sustain": 0, "drive": 6}
    note = Note(length=2.0, pitch=57, velocity=100 / 127)
    (played,) = render(tmp_path, [noisy], note, 3 * SLOT)
    (wanted,) = built_in([noisy], len(played), note)
    powers = measure_mel_powers(np.stack([played, wanted]), 2048, 512, 64)[:, 4:].mean(axis=1)
    assert np.abs(10 * np.log10(powers[0] / powers[1])).mean() <= 1


def test_a_note_off_ends_a_note(tmp_path: Path):
    """The note of the length that a note off gave it; a note off of another pitch would end nothing."""
    patches = [PATCHES["low-pass"], PATCHES["slow"]]
    for sound, wanted in zip(played := render(tmp_path, patches, held=True), built_in(patches, SOUND), strict=True):
        assert distance(sound, wanted) <= TOLERANCE
    assert played.any()


def test_it_has_the_parameters_of_the_built_in():
    """The same names and ranges: of what it keeps in range, of its numbers, and of the names that it knows."""
    boxes = [box for canvas in canvases(PD / "ls-synth~.pd") for box in canvas.boxes]
    rows = [(parameter.name, f"{parameter.low:g}", f"{parameter.high:g}") for parameter in PARAMETERS]
    kept = [box.split()[3:6] for box in boxes if box.startswith("obj ls-range ")]
    assert [tuple(row) for row in kept] == rows
    numbers = [box.split() for box in boxes if box.startswith("obj nbx ")]
    assert [(words[8].removeprefix(r"\$1-"), *words[4:6]) for words in numbers] == rows
    for words in numbers:
        PARAMETERS[INDEX[words[10]]].position(float(words[-2]))
    known = " ".join(rf"{name} \;" for name in NAMES)
    assert f"#A set {known};" in (PD / "ls-synth~.pd").read_text(encoding="utf-8")


WATCH = ["t-alive", "t-reply", "t-say", *(f"t-{name}" for name in NAMES)]


def linked(tmp_path: Path) -> Path:
    return patch(tmp_path / "synth.pd", ["obj ls-osc t", "obj ls-synth~ t"])


def heard(pd, parameters: Patch) -> None:
    """Wait until Pd has set all parameters, each to its value."""
    for name, value in parameters.items():
        pd.wait(f"t-{name}", lambda words, value=value: float(words) == pytest.approx(value, rel=1e-5, abs=1e-6))


def test_a_patch_that_the_daemon_finds_is_set(fake: FakeDaemon, play, tmp_path: Path):
    """Also where a second search is asked for before the first has ended."""
    fake.patch = PATCHES["random 14"]
    pd = play(linked(tmp_path), watch=[*WATCH, "t-find-patch"])
    pd.link("t", fake.port)
    pd.wait("t-find-patch", "label find-patch")
    pd.send(*[f"t-find-patch-in {atom(tmp_path / 'tone.wav')}"] * 2)
    said = [plain(pd.wait("t-say")) for _ in range(4)]
    assert said == ["searching: 9.5 dB", "found: 3.5 dB"] * 2
    heard(pd, fake.patch)
    pd.send("t-parameter cutof 1")
    assert "cutof" in plain(pd.wait("t-say"))  # and no sentence before it
    assert ("match_patch", (9006, str(tmp_path / "tone.wav"))) in fake.asked
    assert pd.wrong() == []


def test_a_patch_of_another_synthesiser_changes_nothing(fake: FakeDaemon, play, tmp_path: Path):
    fake.patch = {"cutoff": 1234.0, "Osc 1 Waveform": 0.5}
    pd = play(linked(tmp_path), watch=WATCH)
    pd.link("t", fake.port)
    pd.send("t-cutoff 777", f"t-find-patch-in {atom(tmp_path / 'tone.wav')}")
    pd.wait("t-say", lambda words: "not one of the built-in" in plain(words))
    pd.send("t-cutoff 888")
    seen: list[str] = []
    while "888" not in seen:
        seen.append(pd.wait("t-cutoff"))
    assert "1234" not in seen
    assert pd.wrong() == []


def test_a_patch_in_a_file_is_set(play, tmp_path: Path):
    """Another file, and one that is not there, say so and change nothing."""
    position = draw_positions(np.random.default_rng(1), 1)[0]
    with write_patch(tmp_path / "tone 1.json", position):
        pass
    (tmp_path / "other.json").write_text('{"synth": "other", "parameters": {"cutoff": 1234}}', encoding="utf-8")
    pd = play(linked(tmp_path), watch=WATCH)
    pd.send(f"t-open-patch {atom(tmp_path / 'other.json')}")
    pd.wait("t-say", lambda words: "not one of the built-in" in plain(words))
    pd.send(f"t-open-patch {atom(tmp_path / 'tone 1.json')}")
    heard(pd, to_parameters(position))
    assert pd.wrong() == []
    pd.send(f"t-open-patch {atom(tmp_path / 'none.json')}")
    pd.wait("t-say", lambda words: "not one of the built-in" in plain(words))


def test_a_parameter_that_is_none_is_told(play, tmp_path: Path):
    pd = play(linked(tmp_path), watch=WATCH)
    pd.send("t-parameter cutof 500", "t-parameter cutoff 500", "t-parameter cutoff 20")
    assert plain(pd.wait("t-say")) == "the synthesiser has no parameter cutof"
    pd.wait("t-cutoff", "500")
    pd.wait("t-cutoff", "40")
    assert plain(pd.wait("t-say")) == "cutoff is 20: it goes from 40 to 10000"
    assert pd.wrong() == []
