"""[ls.synth~] against the built-in synthesiser: its messages in the simulator, its signals by Max's reference."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from max_package import ROOT, Package
from max_render import Render

from inference.arrays import Floats
from inference.search.patch.fitness import measure_mel_powers
from inference.search.synth.parameters import PARAMETERS
from inference.search.synth.patches import to_position
from inference.search.synth.synth import SAMPLE_RATE, Note, render_patches
from inference.search.synth.waves import HARMONICS, TABLE, make_tables
from synth_twins import PATCHES, PLAIN, TOLERANCE, distance
from tools.max_builder.synth.controls import FIRST, describe_control, long_name
from tools.max_builder.synth.sound import FADE, HELD
from tools.max_builder.synth.waves import FILE, PEAK, PER_OCTAVE, ROW, ROWS, build_waves, read_waves

NOTE = Note(length=0.4, pitch=57, velocity=100 / 127)
SOUND = round(0.8 * SAMPLE_RATE)
PLAYED = [0, NOTE.pitch, 127 * NOTE.velocity, NOTE.length]  # ms until it is sent, pitch, velocity, s
NOISY = PLAIN | {"osc1_shape": 0, "noise": 0, "cutoff": 2000, "resonance": 3, "sustain": 0, "drive": 6}
NODE = shutil.which("node")
PACKAGE = Package(ROOT)
PART = PACKAGE.opened(PACKAGE.files["ls.synth~.maxpat"])
WAVES = read_waves(PACKAGE.files[FILE].read_bytes()) / PEAK

pytestmark = pytest.mark.skipif(NODE is None, reason="node is missing: apt install nodejs")


Values = dict[str, dict[str, float]]  # by the ids of boxes and their inlets

CASES: dict[str, dict[str, Any]] = {name: {"parameters": parameters} for name, parameters in PATCHES.items()}
CASES |= {"noise": {"parameters": NOISY, "notes": [[0, 57, 100, 2.0]]},
          "rate": {"parameters": PATCHES["low-pass"], "rate": 48000}}  # fmt: skip
# What is played (ms to wait, pitch, velocity, length in s), the length of the last note in s, when notes start in ms
LENGTHS: dict[str, tuple[list[list[float]], float, list[float]]] = {
    "its note off": ([[0, 57, 100], [400, 57, 0]], 0.4, [FADE]),
    "the note off of another": ([[0, 57, 100], [400, 60, 0]], HELD, [FADE]),
    "a note off after its end": ([[0, 57, 100, 0.2], [400, 57, 0]], 0.2, [FADE]),
    "a note that cuts another": ([[0, 57, 100], [100, 60, 100], [100, 57, 0]], HELD, [FADE, 100 + FADE]),
    "the second one's note off": ([[0, 57, 100], [100, 60, 100], [250, 60, 0]], 0.25, [FADE, 100 + FADE]),
    "a chord": ([[0, 57, 100], [1, 60, 100]], HELD, [1 + FADE]),
    "the note off of a pitch that is too high": ([[0, 300, 100], [400, 300, 0]], 0.4, [FADE]),
    "no length that is left over": ([[0, 57, 100, 0.2], [100, 60, 100]], HELD, [FADE, 100 + FADE]),
}
CASES |= {"loud": {"notes": [[0, 57, 1000]]}} | {name: {"notes": notes} for name, (notes, _, _) in LENGTHS.items()}


@pytest.fixture(scope="module")
def played() -> dict[str, tuple[Values, list[float]]]:
    """What the messages of each case leave at the objects of signals, and when its notes start in ms."""
    jobs = [{"rate": SAMPLE_RATE, "notes": [PLAYED], "parameters": PLAIN} | case for case in CASES.values()]
    command = [str(NODE), Path(__file__).parent / "synth_values.js"]
    done = subprocess.run(command, input=json.dumps(jobs), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return dict(zip(CASES, json.loads(done.stdout), strict=True))


def render(values: Values, samples: int = SOUND, rate: int = SAMPLE_RATE) -> Floats:
    return Render(PART, values, WAVES, rate, samples).run().astype(np.float32)


def built_in(parameters: dict[str, float], note: Note = NOTE, samples: int = SOUND, rate: int = SAMPLE_RATE) -> Floats:
    return render_patches(to_position(parameters)[None], note, samples, rate)[0]


@pytest.mark.parametrize("name", PATCHES)
def test_it_sounds_as_the_built_in_synthesiser(played: dict[str, tuple[Values, list[float]]], name: str):
    values, starts = played[name]
    sound, wanted = render(values), built_in(PATCHES[name])
    assert distance(sound, wanted) <= TOLERANCE
    assert np.abs(sound).max() == pytest.approx(np.abs(wanted).max(), rel=0.15)
    assert starts == [FADE]


def test_another_patch_is_farther_away(played: dict[str, tuple[Values, list[float]]]):
    """The tolerance tells one patch from another."""
    assert distance(render(played["fm"][0]), built_in(PATCHES["saw"])) > 10 * TOLERANCE


def test_it_follows_the_rate_of_the_audio(played: dict[str, tuple[Values, list[float]]]):
    rate = CASES["rate"]["rate"]
    sound = render(played["rate"][0], rate=rate)
    assert distance(sound, built_in(PATCHES["low-pass"], rate=rate)) <= TOLERANCE


def test_its_noise_has_the_powers_of_the_built_in(played: dict[str, tuple[Values, list[float]]]):
    """Two noises differ from instant to instant, so each mel band is compared by its mean over two seconds."""
    note, samples = Note(length=2.0, pitch=57, velocity=100 / 127), 2 * SAMPLE_RATE
    both = np.stack([render(played["noise"][0], samples), built_in(NOISY, note, samples)])
    powers = measure_mel_powers(both, 2048, 512, 64)[:, 4:].mean(axis=1)
    assert np.abs(10 * np.log10(powers[0] / powers[1])).mean() <= 1


@pytest.mark.parametrize("name", LENGTHS)
def test_a_note_lasts_until_its_note_off(played: dict[str, tuple[Values, list[float]]], name: str):
    values, starts = played[name]
    boxes = Render(PART, values, WAVES, SAMPLE_RATE, 1).boxes
    envelopes = next(box.id for box in PART.boxes if box.text == "p envelopes")
    (length,) = {
        values[id]["1"] for id, box in boxes.items() if box.text == "minimum~ 0." and id.startswith(f"{envelopes}>")
    }
    (velocity,) = (values[id]["0"] for id, box in boxes.items() if box.name == "line~")
    assert (length, velocity) == (pytest.approx(LENGTHS[name][1]), pytest.approx(100 / 127))
    assert starts == pytest.approx(LENGTHS[name][2])


def test_a_velocity_is_at_most_127(played: dict[str, tuple[Values, list[float]]]):
    values, _ = played["loud"]
    boxes = Render(PART, values, WAVES, SAMPLE_RATE, 1).boxes
    assert [values[id]["0"] for id, box in boxes.items() if box.name == "line~"] == [1.0]


def test_its_controls_are_the_parameters_of_the_built_in():
    """Names, ranges, and the middle of a logarithmic law, from the one table."""
    boxes = {box.parameter["parameter_longname"]: box for box in PART.boxes if box.name == "live.numbox"}
    assert set(boxes) == {long_name(each) for each in PARAMETERS}
    assert set(FIRST) == {each.name for each in PARAMETERS}
    for each in PARAMETERS:
        told = boxes[long_name(each)].parameter
        assert (told["parameter_mmin"], told["parameter_mmax"]) == (each.low, each.high)
        each.position(FIRST[each.name])  # raises outside of the range
        assert told["parameter_initial"] == [FIRST[each.name]]
        if each.law == "logarithmic":
            middle = each.low + (each.high - each.low) * 0.5 ** told["parameter_exponent"]
            assert middle == pytest.approx(float(each.value(np.float32(0.5))), rel=0.01)
        assert describe_control(each)["annotation"].lower().startswith(each.meaning.lower())
    words = next(box for box in PART.boxes if box.text.startswith("route note "))
    assert words.arguments == ["note", *(each.name for each in PARAMETERS)]


def test_each_row_of_its_waves_is_a_period_without_harmonics_that_alias():
    """By the law of the built-in for so many harmonics; a row has at most 6 per cent fewer than there is room for."""
    waves = read_waves(build_waves())
    assert waves.shape == (2, ROWS * ROW)
    assert ROW == TABLE + 1
    for row in (0, 40, ROWS - 1):
        room = np.array([2 ** (row / PER_OCTAVE)])
        for channel, shape in enumerate((1.0, 2.0)):
            period = waves[channel, row * ROW : (row + 1) * ROW]
            assert np.abs(period - make_tables(np.array([shape]), np.array([0.5]), room)[0]).max() < 1e-4
            assert np.abs(np.fft.rfft(period[:-1]))[int(np.ceil(room[0])) :].max() < 0.1
    assert 2 ** ((ROWS - 1) / PER_OCTAVE) == HARMONICS
