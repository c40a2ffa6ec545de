"""The drum machine's effects are circular: they commute with a rotation of the bar, so loops stay seamless."""

from collections.abc import Callable

import numpy as np
import pytest

from tools.drum_machine.clock import Clock, Floats, place
from tools.drum_machine.effects import dynamics, filters, rooms
from tools.drum_machine.instruments.lines import Note, play

CLOCK = Clock(65536, 34952)
TURN = CLOCK.samples // 4  # a beat
LOUD = np.float32(0.5)


@pytest.fixture
def bar() -> Floats:
    """A decaying burst of noise a beat before the end, and a tone [shape=(2, samples)]."""
    rng = np.random.default_rng(0)
    noise = rng.standard_normal((2, CLOCK.samples), dtype=np.float32)
    return LOUD * noise * np.exp(-CLOCK.since(12) / 0.3) + np.float32(0.1) * np.sin(2 * np.pi * 100 * CLOCK.bar)


EFFECTS: dict[str, Callable[[Floats], Floats]] = {
    "filter": lambda bar: filters.apply_filter(bar, filters.low_pass(CLOCK, 400) * filters.bell(CLOCK, 900, 6)),
    "room": lambda bar: rooms.reverberate(np.random.default_rng(1), CLOCK, bar, "cavern"),
    "ping_pong": lambda bar: rooms.ping_pong_delay(CLOCK, bar, 3, 0.6, 200, 3000),
    "compressor": lambda bar: dynamics.compress(CLOCK, bar, -20, 3, 0.02, 0.2),
    "drive": lambda bar: dynamics.overdrive(bar, 2),
    "level": lambda bar: dynamics.set_loudness(bar, -12),
    "low_mono": lambda bar: dynamics.make_low_mono(CLOCK, bar),
    "duck": lambda bar: dynamics.duck(CLOCK, bar, dict.fromkeys((0, 4, 8, 12), 1.0), 0.9, 0.2),
    "duck_before_hits": lambda bar: dynamics.duck_before_hits(CLOCK, bar, [beat * 4 * CLOCK.step for beat in range(4)]),
}


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_commutes_with_a_rotation(bar: Floats, name: str) -> None:
    """A rotation by one beat keeps the kicks of the side chains in place."""
    effect = EFFECTS[name]
    turned = np.roll(effect(bar), TURN, axis=1)
    apart = np.abs(effect(np.roll(bar, TURN, axis=1)) - turned).max()
    assert apart < 1e-3 * np.abs(turned).max()
    assert np.abs(effect(bar) - bar).max() > 0.01, "the effect does nothing"


def test_filters_do_not_ring_before_a_hit(bar: Floats) -> None:
    click = np.zeros(CLOCK.samples, np.float32)
    click[1000] = 1
    for response in (filters.low_pass(CLOCK, 500), filters.high_shelving(CLOCK, 1800, 6), filters.bell(CLOCK, 300, -3)):
        heard = filters.apply_filter(click, response) ** 2
        assert heard[: 1000 - 70].sum() < 1e-4 * heard.sum(), "2 ms ahead"


def test_the_clipper_stays_below_full_scale_and_the_loudness_is_on_target(bar: Floats) -> None:
    kick = np.stack([np.sin(2 * np.pi * 60 * CLOCK.bar) * np.exp(-CLOCK.since(0) / 0.3)] * 2).astype(np.float32)
    loud = dynamics.set_loudness(kick, -9)
    assert np.abs(loud).max() < 1
    assert 20 * np.log10(np.sqrt((loud.mean(0) ** 2).mean())) == pytest.approx(-9, abs=0.3)
    quiet = np.float32(0.9 * dynamics.KNEE) * bar / np.abs(bar).max()
    assert np.allclose(dynamics.clip_peaks(quiet), quiet, atol=1e-4)


def test_tails_wrap_and_hits_follow_the_groove() -> None:
    clock = Clock(1600, 1600, groove=(0.0, 0.25) * 8)
    bar = place(clock, np.ones(1, np.float32), {0: 1.0, 1: 1.0, 15.5: 1.0})
    assert np.flatnonzero(bar).tolist() == [0, 125, 1562]
    assert np.flatnonzero(place(clock, np.ones(200, np.float32), {14: 1.0})).tolist() == [*range(1400, 1600)]
    assert place(clock, np.ones(300, np.float32), {14: 1.0})[:100].tolist() == [1.0] * 100


def test_a_line_glides_and_is_seamless() -> None:
    voice = play(CLOCK, [Note(0, 4, 55), Note(4, 4, 110, slide=True), Note(10, 3, 82.5)])
    step = CLOCK.samples // 16
    assert voice.pitch[2 * step] == pytest.approx(55)
    assert 55 < voice.pitch[4 * step + step // 4] < 110
    assert voice.pitch[6 * step] == pytest.approx(110)
    assert voice.gate[4 * step - 10 : 4 * step + 10].min() == 1, "a note before a slide is held"
    assert voice.gate[9 * step] == 0
    advance = np.mod(np.diff(np.append(voice.cycles, voice.cycles[0])), 1) * CLOCK.sample_rate
    assert advance[-1] == pytest.approx(voice.pitch[0], rel=0.02)


def test_a_line_of_one_note_that_starts_late_wraps() -> None:
    """Before its start the note of the last time round goes on; one loop in some 5,800 has such a line."""
    voice = play(CLOCK, [Note(6, 14, 55)])
    assert voice.pitch == pytest.approx(55)
    step = CLOCK.samples // 16
    assert voice.gate[[2 * step, 7 * step]] == pytest.approx(1)
    assert voice.gate[5 * step] == 0


def test_echoes_alternate_between_the_sides_and_wrap() -> None:
    click = np.zeros((2, CLOCK.samples), np.float32)
    step = CLOCK.samples // 16
    click[:, 14 * step] = 1
    echoes = np.abs(rooms.ping_pong_delay(CLOCK, click, 3, 0.5, 20, 12_000))
    level = echoes.reshape(2, 16, step)[:, :, :200].max(2)
    assert np.argsort(-level[0])[:2].tolist() == [1, 7]
    assert np.argsort(-level[1])[:2].tolist() == [4, 10]
    assert level[0, 7] / level[0, 1] == pytest.approx(0.25, rel=0.35), "filtered each time"
