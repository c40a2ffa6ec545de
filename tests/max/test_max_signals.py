"""The sound of the Max parts by the reference's words, sample by sample: loops on the bar, silence, crossfades."""

import numpy as np
import pytest
from max_package import ROOT, Package
from max_signals import BAR, Signals

PACKAGE = Package(ROOT)
LENGTH = 1500  # samples of a bar here
CROSSFADE = 240  # samples


def transport(*parts: tuple[float, int]) -> np.ndarray:
    """Ticks at each sample; parts: how many bars go by, in how many samples."""
    ticks, start = [], 0.0
    for bars, samples in parts:
        ticks.append(start + bars * BAR * np.arange(samples) / samples)  # exact on the bar lines
        start += bars * BAR
    return np.concatenate([*ticks, [start]])


def opened(name: str, ticks: np.ndarray) -> Signals:
    return Signals(PACKAGE.opened(PACKAGE.files[f"{name}.maxpat"]), ticks)


@pytest.fixture
def tones() -> dict[str, np.ndarray]:
    """A loop of one bar and one of two, which never are 0."""
    rng = np.random.default_rng(5)
    return {"#1-a": rng.uniform(0.2, 0.9, LENGTH), "#1-b": rng.uniform(-0.9, -0.2, 2 * LENGTH)}


def slot(ticks: np.ndarray, tones: dict[str, np.ndarray], due: int) -> Signals:
    made = opened("ls.slot~", ticks)
    made.buffers = tones
    made.values[made.box("sig~ 2").id] = due
    made.values[made.box("phasor~ 1n @lock 1", 1).id] = 2 * BAR  # that of b, between that of a and the bar
    return made


def test_a_loop_is_read_sample_by_sample(tones: dict[str, np.ndarray]):
    sound = slot(transport((3, 3 * LENGTH)), tones, due=0).run(3 * LENGTH)[0]
    assert np.allclose(sound[CROSSFADE : 3 * LENGTH], np.tile(tones["#1-a"], 3)[CROSSFADE:])


def test_a_mono_file_plays_on_both_sides_and_a_stereo_file_keeps_its_sides(tones: dict[str, np.ndarray]):
    mono = slot(transport((2, 2 * LENGTH)), tones, due=0).run(2 * LENGTH)
    assert np.allclose(mono[0], mono[1])
    sides = np.stack([tones["#1-a"], -0.5 * tones["#1-a"]])
    made = slot(transport((2, 2 * LENGTH)), tones | {"#1-a": sides}, due=0)
    made.values[made.box("selector~ 2 1").id] = 2  # channels of a
    stereo = made.run(2 * LENGTH)
    assert np.allclose(stereo[:2, CROSSFADE:], np.tile(sides, 2)[:, CROSSFADE:])


def test_a_new_sound_comes_in_on_the_bar_line(tones: dict[str, np.ndarray]):
    made = slot(transport((4, 4 * LENGTH)), tones, due=0)
    made.run(LENGTH // 3)
    made.values[made.box("sig~ 2").id] = 1
    first = made.run(LENGTH - LENGTH // 3)[0]
    assert np.allclose(first, tones["#1-a"][LENGTH // 3 :])
    second = made.run(2 * LENGTH)[0]
    assert np.allclose(second[CROSSFADE : LENGTH - 1], tones["#1-b"][LENGTH + CROSSFADE : 2 * LENGTH - 1])
    fade = second[:CROSSFADE]
    both = np.stack([tones["#1-a"][:CROSSFADE], tones["#1-b"][LENGTH : LENGTH + CROSSFADE]])
    weight = (np.arange(CROSSFADE) + 1) / CROSSFADE
    assert np.allclose(fade, both[0] * (1 - weight) + both[1] * weight)


@pytest.mark.parametrize("bars", [0.25, 0.5])
def test_a_new_sound_comes_in_where_live_jumps_back_within_a_bar(tones: dict[str, np.ndarray], bars: float):
    samples = round(bars * LENGTH)
    once = 0.5 * BAR + bars * BAR * np.arange(samples) / samples
    made = slot(np.concatenate([np.tile(once, 3), [0.0]]), tones, due=0)
    made.run(samples // 2)
    made.values[made.box("sig~ 2").id] = 1
    assert made.run(samples - samples // 2)[0][-1] > 0.0
    assert (made.run(2 * samples)[0][CROSSFADE:] < 0.0).all()


def test_a_stopped_transport_is_silence_without_a_click(tones: dict[str, np.ndarray]):
    made = slot(transport((1.3, 1950), (0, 1000)), tones, due=0)
    made.run(1950)
    sound = made.run(1000)[0]
    assert np.abs(sound[100:]).max() == 0.0
    assert np.abs(np.diff(sound[:100])).max() < 0.9 / 20


def test_while_it_stands_a_new_sound_is_taken_at_once_and_plays_from_its_first_sample(tones: dict[str, np.ndarray]):
    made = slot(transport((0, 1000), (2, 2 * LENGTH)), tones, due=0)
    made.run(200)
    made.values[made.box("sig~ 2").id] = 1
    assert np.abs(made.run(800)[0]).max() == 0.0
    sound = made.run(LENGTH)[0]
    assert np.allclose(sound[30:], tones["#1-b"][30:LENGTH], atol=1e-6)


def test_silence_comes_in_on_the_bar_line_too(tones: dict[str, np.ndarray]):
    made = slot(transport((3, 3 * LENGTH)), tones, due=0)
    made.run(100)
    made.values[made.box("sig~ 2").id] = 2
    assert np.abs(made.run(LENGTH - 100)[0][CROSSFADE:]).min() > 0.1
    assert np.abs(made.run(LENGTH)[0][CROSSFADE:]).max() == 0.0


@pytest.mark.parametrize("name", ["loopseed smol", "loopseed sampler", "loopseed performance"])
def test_the_limiter_leaves_what_is_quiet_bends_what_is_loud_and_can_be_switched_off(name: str):
    device = PACKAGE.opened(PACKAGE.files[f"{name}.amxd"])
    inner = next(
        box.patcher for box in device.boxes if box.patcher and any(b.name == "tanh~" for b in box.patcher.boxes)
    )

    def through(level: float, way: int) -> float:
        made = Signals(inner, transport((1, 10)))
        made.values = {box.id: level for box in inner.boxes if box.name == "inlet"}
        made.values |= {box.id: way for box in inner.boxes if box.name == "selector~"}
        left, right = made.run(1)[:, 0]
        assert left == right
        return left

    levels = np.linspace(-8, 8, 161)
    limited = np.array([through(level, 2) for level in levels])
    quiet = np.abs(levels) <= 0.7
    assert np.allclose(limited[quiet], levels[quiet])
    assert np.abs(limited).max() <= 1.0
    assert (np.diff(limited) >= -1e-9).all()
    assert through(3.0, 1) == 3.0


def test_the_arrangement_opens_and_shuts_on_its_bars():
    bars, length = 4, 2 * CROSSFADE
    made = opened("ls.arrange~", transport((2 * bars, 2 * bars * length)))
    cells = np.zeros((8, 32))
    cells[0, [0, 2]] = 1
    cells[7, 3] = 1
    made.buffers["#1-cells"] = cells
    made.values[made.box("phasor~ 1n @lock 1").id] = bars * BAR
    made.values[made.box("*~ 8.").id] = bars
    made.values[made.box("sig~ 1.").id] = 0.0
    sound = made.run(2 * bars * length)
    heard = sound.reshape(16, 2 * bars, length)[:, :, CROSSFADE:].mean(axis=2)
    wanted = np.repeat(np.tile(cells[:, :bars], (1, 2)), 2, axis=0)  # left and right
    assert np.allclose(heard, wanted)
    made.values[made.box("sig~ 1.").id] = 1.0
    made.now = 0
    assert sound.shape[0] == 16
    assert np.allclose(made.run(length)[:, CROSSFADE:], 1.0)
