"""[ls-synth~] beside the built-in synthesiser: its sound, its parameters, and the patches that come to it."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_daemon import FakeDaemon, fake
from pd_file import canvases
from pd_patch import PD, batch, messages, needs_pd, patch
from pd_running import atom, plain

from inference.arrays import Floats
from inference.search.patch.fitness import measure_mel_powers
from inference.search.synth.parameters import INDEX, NAMES, PARAMETERS, draw_positions
from inference.search.synth.patches import PatchError, read_patch, to_parameters, to_position, write_patch
from inference.search.synth.synth import SAMPLE_RATE, Note, render_patches
from synth_twins import PATCHES, PLAIN, TOLERANCE, Patch, distance

BLOCK = 64  # samples: oscillators begin with a block of Pd's
FADE = 3.0  # ms in which a note fades the one before
SLOT = 64 * 20 * 16 / SAMPLE_RATE * 1000  # ms from note to note, whole blocks
NOTE = Note(length=0.4, pitch=57, velocity=100 / 127)
SOUND = round(0.8 * SAMPLE_RATE)  # samples of it that are compared
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
    known = " ".join(rf"{' '.join(row)} \;" for row in rows)
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
    pd.send(*[f"t-find-patch-from {atom(tmp_path / 'tone.wav')}"] * 2)
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
    pd.send("t-cutoff 777", f"t-find-patch-from {atom(tmp_path / 'tone.wav')}")
    pd.wait("t-say", lambda words: "not one of the built-in" in plain(words))
    pd.send("t-cutoff 888")
    seen: list[str] = []
    while "888" not in seen:
        seen.append(pd.wait("t-cutoff"))
    assert "1234" not in seen
    assert pd.wrong() == []


def test_a_patch_in_a_file_is_set(play, tmp_path: Path):
    """In any layout of JSON; a file that is not there says so."""
    position, other = draw_positions(np.random.default_rng(1), 2)
    with write_patch(tmp_path / "tone 1.json", position):
        pass
    content = {"sound": 'a "b" \\ c.wav', "parameters": to_parameters(other), "version": 1, "synth": "built-in"}
    (tmp_path / "line.json").write_text("\ufeff" + json.dumps(content, separators=(",", ":")), encoding="utf-8")
    pd = play(linked(tmp_path), watch=WATCH)
    pd.send(f"t-open-patch {atom(tmp_path / 'tone 1.json')}")
    heard(pd, to_parameters(position))
    pd.send("t-open-patch line.json")  # beside the patch that has the synthesiser
    heard(pd, to_parameters(other))
    pd.send("t-open-patch tone 1.json")
    heard(pd, to_parameters(position))
    assert pd.wrong() == []
    pd.send("t-open-patch none.json")
    pd.wait("t-say", lambda words: plain(words) == f"there is no file at {tmp_path}/none.json")


REFUSED = {
    ('"built-in"', '"serum"'): "is no patch of loopseed's synthesiser version 1",
    ('"version": 1', '"version": 2'): "is no patch of loopseed's synthesiser version 1",
    ('"cutoff": 1000', '"cutoff": 1,5'): "is no JSON of a patch from line 18 on",
    ('"cutoff": 1000', '"cutoff": 01'): "is no JSON of a patch from line 18 on",
    ('"cutoff": 1000', '"cutoff": "1,5"'): "holds no number for cutoff",
    ('"cutoff": 1000', '"cutoff": null'): "holds no number for cutoff",
    ('"cutoff": 1000', '"cutoff": 20'): "cannot be played: cutoff is 20 and can be 40 to 10000",
    ('"cutoff": 1000', '"cutof": 1000'): "has cutof that the synthesiser does not know",
    ('"cutoff": 1000,', ""): "lacks cutoff",
    ('"parameters"', '"others"'): "lacks tune",
    ("}\n}", "}"): "is no JSON of a patch from line 36 on",
    ('"synth"', f'"{"a" * 8192}"'): "cannot be read or is larger than 8192 bytes",
}


def test_a_file_that_is_no_patch_is_refused(play, tmp_path: Path):
    """As by `loopseed play-patch`, in one line; nothing of it is set."""
    content = {"synth": "built-in", "version": 1, "parameters": PLAIN | {"cutoff": 1000}}
    text = json.dumps(content, indent=2)
    pd = play(linked(tmp_path), watch=WATCH)
    pd.send("t-cutoff 777")
    pd.wait("t-cutoff", "777")
    for number, ((old, new), why) in enumerate(REFUSED.items()):
        assert old in text
        path = tmp_path / f"{number}.json"
        path.write_text(text.replace(old, new), encoding="utf-8")
        if "larger" not in why:
            with pytest.raises(PatchError):
                read_patch(path)
        pd.send(f"t-open-patch {number}.json")
        assert plain(pd.wait("t-say")) == f"{number}.json {why}"
    pd.send("t-cutoff 888")
    seen = [pd.wait("t-cutoff")]
    while seen[-1] != "888":
        seen.append(pd.wait("t-cutoff"))
    assert set(seen) <= {"777", "888"}
    assert pd.wrong() == []


def test_a_note_stays_in_its_range(tmp_path: Path):
    """A velocity of 1000 gave a peak of 6.96; a patch that comes while a note sounds ends it in 3 ms."""
    position = np.zeros(len(NAMES), np.float32)
    with write_patch(tmp_path / "tone.json", position):
        pass
    boxes = ["obj ls-synth~ t", "obj tabwrite~ out", "obj r t-record", "obj r t-write"]
    boxes += [
        f"msg write -wave -bytes 4 {atom(tmp_path / 'out.wav')} out",
        "obj soundfiler",
        "obj array define out 40000",
    ]
    synth = patch(tmp_path / "synth.pd", boxes, [(0, 0, 1, 0), (2, 0, 1, 0), (3, 0, 4, 0), (4, 0, 5, 0)])
    plan = [(0, "pd dsp 1"), (1, "t-cutoff 10000"), (2, "t-record bang"), (10, "t-note abc 100"), (11, "t-note 60 x")]
    plan += [(20, "t-note 60 1000"), (300, "t-open-patch tone.json"), (800, "t-write bang"), (801, "pd quit")]
    batch(synth, messages(tmp_path / "plan.pd", plan), rate=SAMPLE_RATE)
    out = soundfile.read(tmp_path / "out.wav", dtype="float32")[0]
    assert 0.1 < np.abs(out).max() < 1.1  # 1.064, as at velocity 127
    end = round(0.2985 * SAMPLE_RATE)
    assert np.abs(out[end : end + 40]).max() > 0.01
    assert not out[round(0.310 * SAMPLE_RATE) :].any()
    assert np.abs(np.diff(out[end:])).max() < np.abs(np.diff(out[:end])).max() + 0.01


def test_a_parameter_that_is_none_is_told(play, tmp_path: Path):
    pd = play(linked(tmp_path), watch=WATCH)
    pd.send("t-parameter cutof 500", "t-parameter cutoff 500", "t-parameter cutoff 20")
    assert plain(pd.wait("t-say")) == "the synthesiser has no parameter cutof"
    pd.wait("t-cutoff", "500")
    pd.wait("t-cutoff", "40")
    assert plain(pd.wait("t-say")) == "cutoff is 20: it goes from 40 to 10000"
    assert pd.wrong() == []


def test_a_button_without_a_daemon_says_so(fake: FakeDaemon, play, tmp_path: Path):
    pd = play(linked(tmp_path), watch=[*WATCH, "t-find-patch"])
    pd.send("t-find-patch bang")
    assert plain(pd.wait("t-say")) == "find-patch: there is no daemon"
    pd.link("t", fake.port)
    pd.wait("t-find-patch", "label find-patch")


def test_a_resonance_of_zero_is_the_lowest(play, tmp_path: Path):
    """So is a ratio of zero: no object divides by it before the number is back in its range."""
    pd = play(linked(tmp_path), watch=WATCH)
    pd.send("t-resonance 0", "t-osc2_ratio 0", "t-note 60 100 0.1")
    pd.wait("t-resonance", "0.5")
    pd.wait("t-osc2_ratio", "0.5")
    assert pd.wrong() == []
