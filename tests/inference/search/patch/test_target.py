"""What is done to a sound before it is matched, and which files cannot be."""

import numpy as np
import pytest
import soundfile

from inference.search.patch.gate import find_gate
from inference.search.patch.target import MAX_TAIL, prepare, read_target
from inference.search.sound_file import TargetError
from inference.search.synth.synth import SAMPLE_RATE

RATE = 44100


def make_tone(hertz=220.0, seconds=1.0, gate=0.7, decay=1.0, release=20.0):
    time = np.arange(round(seconds * RATE)) / RATE
    level = np.exp(-decay * np.minimum(time, gate) - release * np.maximum(time - gate, 0))
    wave = sum(np.sin(2 * np.pi * k * hertz * time) / k for k in range(1, 20))
    return (0.4 * level * wave).astype(np.float32)


def test_leading_silence_changes_nothing():
    tone = make_tone()
    plain = prepare(tone, RATE)
    for lead in (0.0, 0.0123, 0.5, 2.0):
        target = prepare(np.concatenate([np.zeros(round(lead * RATE), np.float32), tone]), RATE)
        assert np.array_equal(target.sound, plain.sound)
        assert (target.note, target.tune) == (plain.note, plain.tune)


def test_more_silence_behind_a_tone_changes_nothing():
    """Frames that are silent in both sounds lower the mean of their differences."""
    tone = make_tone(seconds=1.5, release=40.0)
    tone[round(1.1 * RATE) :] = 0
    plain = prepare(tone, RATE)
    for tail in (0.1, 1.0, 30.0):
        target = prepare(np.concatenate([tone, np.zeros(round(tail * RATE), np.float32)]), RATE)
        assert np.allclose(target.sound[: len(plain.sound)], plain.sound, atol=1e-3)
        assert target.seconds < 1.1 + MAX_TAIL
        assert target.note == plain.note
    assert np.array_equal(
        prepare(np.concatenate([tone, np.zeros(RATE, np.float32)]), RATE).sound,
        prepare(np.concatenate([tone, np.zeros(5 * RATE, np.float32)]), RATE).sound,
    )


def test_the_note_is_found():
    target = prepare(make_tone(220 * 2 ** (30 / 1200)), RATE)
    assert target.has_pitch
    assert target.note.pitch == 57
    assert target.tune == pytest.approx(30, abs=1)
    assert target.note.length == pytest.approx(0.7, abs=0.03)


@pytest.mark.parametrize("gate", [0.2, 0.5, 0.8])
@pytest.mark.parametrize(("decay", "release"), [(0.0, 8.0), (1.0, 30.0), (3.0, 100.0), (1.0, 2.0)])
def test_the_gate_is_where_the_level_begins_to_fall_faster(gate, decay, release):
    assert find_gate(make_tone(440, 1.0, gate, decay, release), RATE) == pytest.approx(gate, abs=0.04)


def test_a_tone_that_is_never_let_go_lasts_as_long_as_its_sound():
    for decay in (0.0, 2.0):
        assert find_gate(make_tone(440, 1.0, 1.0, decay), RATE) == pytest.approx(1.0, abs=0.03)


def test_a_slow_release_is_found():
    """The level falls by 9 dB/s after the key is let go."""
    assert find_gate(make_tone(440, 3.0, 0.6, 0.0, 1.0), RATE) == pytest.approx(0.6, abs=0.04)


def test_a_tone_that_fades_to_silence_while_it_is_held_lasts_until_then():
    assert find_gate(make_tone(440, 3.0, 3.0, 8.0), RATE) == pytest.approx(60 / 8 / 8.69, abs=0.05)


def test_nothing_else_is_changed():
    """At the rate of the comparison, the sound is the file's own from its first loud sample on."""
    tone = make_tone()[::2]
    target = prepare(tone, SAMPLE_RATE)
    assert np.array_equal(target.sound, tone[len(tone) - len(target.sound) :])
    assert len(tone) - len(target.sound) < 3


@pytest.mark.parametrize("rate", [8000, 44100, 48000, 96000])
def test_another_rate_is_resampled(rate):
    time = np.arange(rate) / rate
    sound = np.sin(2 * np.pi * 440 * time).astype(np.float32)
    found = prepare(sound, rate).sound
    expected = np.sin(2 * np.pi * 440 * (np.arange(len(found)) / SAMPLE_RATE + 1 / rate))
    assert len(found) == pytest.approx(SAMPLE_RATE, abs=4)
    assert np.abs(found - expected)[100:-100].max() < 0.01


def test_a_file_is_read_as_one_channel(tmp_path):
    tone = make_tone()
    soundfile.write(tmp_path / "tone.wav", np.stack([tone, 0.5 * tone], axis=1), RATE, "FLOAT")
    found = read_target(tmp_path / "tone.wav").sound
    assert np.allclose(found, prepare(0.75 * tone, RATE).sound, atol=1e-6)


def write(path, sound, rate=RATE):
    soundfile.write(path, sound, rate)
    return path


def square(samples):
    """The loudest wave of half full scale and eight samples, from its first sample to its last."""
    return 0.5 - (np.arange(samples) // 4 % 2)


def test_a_wrong_file_is_one_sentence(tmp_path):
    silence = write(tmp_path / "silence.wav", np.zeros(RATE))
    six = write(tmp_path / "six.wav", np.ones((100, 6)))
    long = write(tmp_path / "long.wav", np.ones(3 * 3600 * 100 + 100, np.int16), 100)
    tone = write(tmp_path / "twelve.wav", square(12 * 8000), 8000)
    longer = write(tmp_path / "longer.wav", square(80001), 8000)
    click = write(tmp_path / "click.wav", square(100))
    text = tmp_path / "text.wav"
    text.write_text("no sound")
    sentences = {
        silence: "is silent; give a file with a sound.",
        six: "has 6 channels; give a mono or stereo file.",
        long: "lasts 3.0 hours; cut a tone of at most 10 s out of it.",
        tone: "lasts 12.00 s without the silence around it; cut a tone of at most 10 s out of it.",
        longer: "lasts 10.01 s without the silence around it; cut a tone of at most 10 s out of it.",
        click: "lasts 2 ms; give at least 20 ms of sound.",
        text: "is no sound; give a WAV, FLAC, AIFF, OGG or MP3 file.",
    }
    for path, sentence in sentences.items():
        with pytest.raises(TargetError) as error:
            read_target(path)
        assert str(error.value) == f"{path.name} {sentence}"
    with pytest.raises(TargetError, match="No such file"):
        read_target(tmp_path / "none.wav")


def test_samples_that_are_no_numbers_are_refused(tmp_path):
    soundfile.write(tmp_path / "nan.wav", np.full(RATE, np.nan), RATE, "FLOAT")
    with pytest.raises(TargetError, match="holds samples that are no numbers"):
        read_target(tmp_path / "nan.wav")
