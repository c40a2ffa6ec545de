"""The sound of the synthesiser, against formulas and slow computations."""

import numpy as np
import pytest

from inference.search.synth.controls import STEP, make_envelope, make_times
from inference.search.synth.filters import filter_notes
from inference.search.synth.parameters import NAMES, draw_positions
from inference.search.synth.patches import to_parameters, to_position
from inference.search.synth.synth import SAMPLE_RATE, Note, render_notes, render_patches
from inference.search.synth.waves import TABLE, make_tables, play_sine, play_tables, run_phase

PLAIN = {  # a sine at its pitch, without any modulation
    "tune": 0, "transpose": 0, "osc1_shape": 0, "osc2_shape": 0, "width": 0.5, "osc2_ratio": 1, "osc2_detune": 0,
    "balance": 0, "sub": -48, "noise": -48, "fm": 0.01, "drive": -12, "filter_mode": 0, "cutoff": 10000,
    "resonance": 0.707, "filter_env": 0, "filter_attack": 0.001, "filter_decay": 1, "filter_sustain": 1,
    "filter_release": 1, "attack": 0.001, "decay": 1, "sustain": 0, "release": 0.01, "lfo_amp": 0, "lfo_rate": 5,
    "lfo_pitch": 0.5, "lfo_filter": 0.01, "pitch_env": 0, "pitch_decay": 0.1, "fm_env": 0,
}  # fmt: skip


A4 = Note(0.8, 69.0)


def play(note=A4, samples=SAMPLE_RATE, **changes):
    return render_patches(to_position(PLAIN | changes)[None], note, samples)[0]


def spectrum(sound):
    """Amplitudes by frequency in Hz of the middle of a sound of one second."""
    part = sound[4000:14000] * np.hanning(10000)
    return np.fft.rfftfreq(1 << 17, 1 / SAMPLE_RATE), np.abs(np.fft.rfft(part, 1 << 17)) / part.size * 4


def peak(sound, low=20.0, high=11000.0):
    frequencies, amplitudes = spectrum(sound)
    inside = (frequencies > low) & (frequencies < high)
    return frequencies[inside][amplitudes[inside].argmax()]


def test_the_note_has_its_pitch():
    assert peak(play()) == pytest.approx(440, abs=0.3)
    assert peak(play(Note(0.8, 57.5))) == pytest.approx(440 * 2 ** (-11.5 / 12), abs=0.3)
    assert peak(play(tune=50)) == pytest.approx(440 * 2 ** (50 / 1200), abs=0.3)
    assert peak(play(transpose=12)) == pytest.approx(880, abs=0.3)
    assert peak(play(balance=1, osc2_ratio=3, osc2_detune=-20)) == pytest.approx(1320 * 2 ** (-20 / 1200), abs=0.3)


def test_a_patch_sounds_the_same_in_any_batch_and_again():
    positions = draw_positions(np.random.default_rng(0), 40)
    together = render_patches(positions, Note(0.2), 8000)
    assert np.array_equal(together, render_patches(positions, Note(0.2), 8000))
    for number in (0, 17, 39):
        alone = render_patches(positions[number : number + 1], Note(0.2), 8000)[0]
        assert np.abs(together[number] - alone).max() < 2e-3  # rounding of the pitch, times the phase
    assert np.isfinite(together).all()
    assert np.abs(together).max() < 1 / np.tanh(10 ** (-12 / 20)) * 1.05  # the tanh at the least drive


@pytest.mark.parametrize(("shape", "harmonics"), [(1, [1, 0, 1 / 9, 0, 1 / 25]), (2, [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5])])
def test_a_wave_has_the_harmonics_of_its_shape(shape, harmonics):
    table = make_tables(np.array([shape]), np.array([0.5]), np.array([100]))[0, :-1]
    found = np.abs(np.fft.rfft(table))[1:6]
    assert found / found[0] == pytest.approx(harmonics, abs=1e-4)


def test_a_pulse_is_high_for_its_width():
    table = make_tables(np.array([3.0]), np.array([0.2]), np.array([500.0]))[0, :-1]
    assert np.mean(table > table.mean() + 0.05) == pytest.approx(0.2, abs=0.01)


def test_no_harmonic_is_above_half_the_sample_rate():
    """A saw of 3 kHz has three harmonics below 11,025 Hz, and no aliases between them."""
    frequencies, amplitudes = spectrum(play(Note(0.8, 69 + 12 * np.log2(3000 / 440)), osc1_shape=2))
    loud = frequencies[amplitudes > 0.01 * amplitudes.max()]
    assert np.abs(loud[:, None] - 3000 * np.arange(1, 4)).min(axis=1).max() < 30


def test_a_table_is_read_between_its_samples():
    tables = make_tables(np.zeros(2), np.full(2, 0.5), np.full(2, 2.0))
    phase = run_phase(np.full((2, 5000), 0.01237, np.float32))
    assert tables.shape == (2, TABLE + 1)
    expected = np.sin(2 * np.pi * float(np.float32(0.01237)) * np.arange(5000))
    assert np.abs(play_tables(tables, phase) - expected).max() < 2e-3
    assert np.abs(play_sine(phase) - expected).max() < 2e-3


def filter_slowly(sound, cutoff, resonance, mode):
    """The same filter, sample by sample in float64."""
    first = second = 0.0
    out = []
    for n, value in enumerate(sound.astype(np.float64)):
        g = np.tan(np.pi * min(cutoff[min(n // STEP, len(cutoff) - 1)], 0.45 * SAMPLE_RATE) / SAMPLE_RATE)
        k = 1 / resonance
        v1 = (first + g * (value - second)) / (1 + g * (g + k))
        v2 = second + g * v1
        first, second = 2 * v1 - first, 2 * v2 - second
        parts = (v2, k * v1, value - k * v1 - v2)
        out.append(sum(max(0, 1 - abs(mode - i)) * part for i, part in enumerate(parts)))
    return np.array(out)


@pytest.mark.parametrize(("mode", "resonance"), [(0, 0.7), (1, 12), (2, 2), (0.4, 5)])
def test_the_filter_in_blocks_is_the_filter_sample_by_sample(mode, resonance):
    rng = np.random.default_rng(0)
    sound = rng.standard_normal((3, 3001)).astype(np.float32)
    cutoff = np.exp(rng.uniform(np.log(30), np.log(12000), (3, -(-3001 // STEP)))).astype(np.float32)
    cutoff[1] = 500
    found = filter_notes(sound, cutoff, np.full(3, resonance), np.full(3, mode), SAMPLE_RATE)
    for number in range(3):
        expected = filter_slowly(sound[number], cutoff[number], resonance, mode)
        assert np.abs(found[number] - expected).max() < 2e-4 * np.abs(expected).max()


def test_the_filter_takes_the_highs():
    bright, dull = play(osc1_shape=2), play(osc1_shape=2, cutoff=200)
    frequencies, _ = spectrum(bright)
    for harmonic in (2, 4, 8):
        near = np.abs(frequencies - 440 * harmonic) < 5
        ratio = 20 * np.log10(spectrum(dull)[1][near].max() / spectrum(bright)[1][near].max())
        assert ratio == pytest.approx(-40 * np.log10(440 * harmonic / 200), abs=3)  # 12 dB an octave


def test_the_envelope_rises_falls_and_is_let_go():
    times = make_times(2 * SAMPLE_RATE, SAMPLE_RATE)
    one = np.ones(1)
    level = make_envelope(times, one, 0.1 * one, 0.2 * one, 0.5 * one, 0.3 * one)[0]

    def at(time):
        return np.interp(time, times, level)

    assert at(0.05) == pytest.approx(0.5, abs=0.02)
    assert at(0.1) == pytest.approx(1, abs=0.02)
    assert at(0.3) == pytest.approx(0.5 + 0.5 * np.exp(-1), abs=0.02)
    assert at(1) == pytest.approx(0.5, abs=0.01)
    assert at(1.3) == pytest.approx(0.5 * np.exp(-1), abs=0.01)


def test_each_parameter_changes_the_sound():
    """Played in a patch where all parts are heard, each parameter moves what is heard by more than rounding."""
    busy = PLAIN | {
        "osc1_shape": 2.5, "osc2_shape": 2.5, "balance": 0.4, "osc2_ratio": 2, "osc2_detune": 10, "sub": -10,
        "noise": -20, "fm": 1, "fm_env": 0.5, "drive": 10, "cutoff": 1000, "filter_env": 2, "filter_sustain": 0.5,
        "filter_attack": 0.05, "filter_decay": 0.2, "filter_release": 0.2, "sustain": -6, "decay": 0.2,
        "attack": 0.02, "release": 0.1, "lfo_amp": 0.3, "lfo_pitch": 20, "lfo_filter": 0.5, "pitch_env": 3,
    }  # fmt: skip
    position = to_position(busy)
    sound = render_patches(position[None], Note(0.5, 57), SAMPLE_RATE)[0]
    for number, name in enumerate(NAMES):
        moved = position.copy()
        moved[number] += 0.4 if moved[number] < 0.5 else -0.4
        other = render_patches(moved[None], Note(0.5, 57), SAMPLE_RATE)[0]
        assert np.abs(other - sound).max() > 0.01, name


def test_a_chord_is_the_sum_of_its_notes():
    position = draw_positions(np.random.default_rng(4), 1)[0]
    notes = [Note(0.2, 60), Note(0.3, 64, 0.1, 0.5), Note(0.1, 67, 0.25)]
    chord = render_notes(position, notes, 11025)
    late = render_patches(position[None], Note(0.3, 64), 11025)[0]
    alone = sum(render_notes(position, [note], 11025) for note in notes)
    assert np.allclose(chord, alone, atol=1e-6)
    start = round(0.1 * SAMPLE_RATE)
    second = render_notes(position, [notes[1]], 11025)
    assert not second[:start].any()
    assert np.allclose(second[start:], 0.5 * late[: 11025 - start], atol=1e-6)


def test_a_note_after_the_end_is_not_heard():
    assert not render_notes(draw_positions(np.random.default_rng(0), 1)[0], [Note(1, 60, 2)], 22050).any()


def test_another_sample_rate_has_the_same_pitch_and_level():
    position = to_position(PLAIN | {"osc1_shape": 1.0, "cutoff": 800})
    low = render_patches(position[None], Note(0.8, 69), SAMPLE_RATE)[0]
    high = render_patches(position[None], Note(0.8, 69), 2 * SAMPLE_RATE, 2 * SAMPLE_RATE)[0][::2]
    assert np.abs(low - high)[200:].max() < 0.02


def test_noise_has_the_same_power_in_each_hertz_at_another_sample_rate():
    position = to_position(PLAIN | {"noise": 0.0, "cutoff": 1000, "filter_mode": 1.0})
    low = render_patches(position[None], Note(0.8, 21), SAMPLE_RATE)[0][:16000]
    high = render_patches(position[None], Note(0.8, 21), 2 * SAMPLE_RATE, 2 * SAMPLE_RATE)[0][:32000]
    assert 20 * np.log10(high.std() / low.std()) == pytest.approx(0, abs=0.7)


def test_the_parameters_are_read_back():
    assert to_parameters(to_position(PLAIN)) == pytest.approx(PLAIN, abs=1e-4)
