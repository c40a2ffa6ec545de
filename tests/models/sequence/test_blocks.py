"""Block sequence models: training, going on after a stop, the exported file, and the bars that it plays."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from inference.continuation.block_model import BlockModel
from inference.continuation.blocks import BLOCKS, CONTEXT, FADE, extend_sound
from inference.continuation.sequence_file import read_sequence
from inference.description import Description
from inference.dsp.powergram import powergram, powergram_to_magnitudes
from inference.dsp.stft import hann, istft, polar
from models.settings import SequenceSettings, SettingsError, load_preset

SMALL = Description(name="small", bins=64, frames=64, n_fft=128, hop_length=32, sample_rate=1092)
SONGS, BARS = 20, 4


def play_bar(song: int, bar: int) -> np.ndarray:
    """A bar of four decaying tones of a song's own pitch; every other bar has a higher one."""
    beat = np.arange(SMALL.samples // 4)
    tone = np.sin(2 * np.pi * (4 + song % 8 + 3 * (bar % 2)) / 64 * beat) * np.exp(-beat / 120)
    return np.tile(0.5 * tone, 4).astype(np.float32)


@pytest.fixture(scope="module")
def songs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set of songs of SMALL's geometry."""
    path = tmp_path_factory.mktemp("songs") / "set"
    path.mkdir()
    description = dataclasses.replace(SMALL, peak=64.0)
    pictures = [powergram(play_bar(song, bar), description) for song in range(SONGS) for bar in range(BARS)]
    np.save(path / "images.npy", np.rint(255 * np.stack(pictures)).astype(np.uint8))
    np.save(path / "songs.npy", np.repeat(np.arange(SONGS), BARS).astype(np.int32))
    np.save(path / "positions.npy", np.tile(np.arange(BARS), SONGS).astype(np.int32))
    (path / "description.json").write_text(description.to_json(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def settings() -> SequenceSettings:
    preset = load_preset("tiny-sequence")
    assert isinstance(preset, SequenceSettings)
    small = {"encoder_widths": (8, 8), "decoder_widths": (12, 8, 8), "critic_widths": (8,), "texture_widths": (4,)}
    sizes = {"features": 4, "head": 6, "width": 8, "bars": 2, "batch": 4, "evaluate_every": 4}
    steps = {"plain_steps": 4, "critic_lead": 1, "coder_steps": 8, "steps": 12}
    return dataclasses.replace(preset, geometry=SMALL, **small, **sizes, **steps)  # pyright: ignore[reportArgumentType]


def test_blocks_of_a_sound_are_exact() -> None:
    """Where the phases are kept, sound -> blocks -> sound differs by less than -90 dB."""
    d = Description()  # it has all bins but the last one, half the sample rate: no sound of a set has much there
    spectrum = np.fft.rfft(np.random.default_rng(0).standard_normal(d.samples))
    spectrum[15 * len(spectrum) // 16 :] = 0
    bar = (0.2 * np.fft.irfft(spectrum)).astype(np.float32)
    blocks = np.split(powergram(bar, d), BLOCKS, axis=1)
    magnitudes = powergram_to_magnitudes(np.concatenate(blocks, axis=1), d)
    again = istft((magnitudes * polar(bar, d.n_fft)[1]).T, hann(d.n_fft))
    assert 10 * np.log10(np.square(again - bar).sum() / np.square(bar).sum()) < -90


def test_extended_sound_has_no_step() -> None:
    """A tone goes on after a tone: with its pitch and level, and at the joint it steps no more than elsewhere."""
    d, cycles = Description(), 412  # a whole number in a bar, else its circular transform would hold a click
    bar = 0.5 * np.sin(2 * np.pi * cycles * np.arange(d.samples) / d.samples).astype(np.float32)
    before = np.roll(bar, d.samples // 3)  # the phases of the sound before are other ones than the picture's
    sound = extend_sound(before, powergram_to_magnitudes(powergram(bar, d), d), d)
    steps = np.abs(np.diff(np.concatenate([before[-FADE:], sound])))[: 2 * FADE]
    assert steps.max() <= 1.1 * np.abs(np.diff(bar)).max()
    middle = sound[CONTEXT * d.hop_length : -CONTEXT * d.hop_length]
    spectrum = np.abs(np.fft.rfft(middle))
    assert np.argmax(spectrum) / len(middle) == pytest.approx(cycles / d.samples, rel=0.01)
    assert np.std(middle) == pytest.approx(np.std(bar), rel=0.1)


def test_wrong_settings(settings: SequenceSettings) -> None:
    with pytest.raises(SettingsError, match=r"coder_steps is 12, where a number from .* to below steps, 12"):
        dataclasses.replace(settings, coder_steps=12)
    with pytest.raises(
        SettingsError, match="frames is 40, where 2 encoder_widths and 3 decoder_widths need a multiple"
    ):
        settings.check_geometry(dataclasses.replace(SMALL, frames=40))


def test_training_and_file(songs: Path, settings: SequenceSettings, tmp_path: Path) -> None:
    """A stop and a go change no loss; the file plays bars: exact, the same for the same number, others for another."""
    keras = pytest.importorskip("keras")
    from models.sequence.block_training import train_blocks

    run = tmp_path / "run"
    train_blocks(songs, run, settings)
    whole = [json.loads(line) for line in (run / "history.jsonl").read_text(encoding="utf-8").splitlines()]
    (run / "checkpoint_0000012.npz").unlink()  # as if it was killed between steps 8 and 12
    best = train_blocks(songs, run, settings)
    entries = [json.loads(line) for line in (run / "history.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [entry["step"] for entry in entries] == [4, 8, 12]
    assert "held_out_error" in entries[0]
    assert "nll" not in entries[0]
    assert entries[-1]["nll"] == pytest.approx(whole[-1]["nll"], abs=1e-3)
    assert entries[-1]["loss"] == pytest.approx(whole[-1]["loss"], abs=1e-3)
    assert best["nll"] == pytest.approx(min(entry["nll"] for entry in entries if "nll" in entry), abs=1e-3)
    assert list((run / "watch").glob("*.png"))

    pytest.importorskip("tf2onnx")
    if keras.backend.backend() == "tensorflow":
        _check_file(run, tmp_path / "small.sequence.onnx")


def _check_file(run: Path, path: Path) -> None:
    from models.sequence.block_export import export_blocks

    assert "nats a held-out block" in export_blocks(run, path)
    model = BlockModel(read_sequence(path))
    bars = np.stack([play_bar(3, bar) for bar in range(3)])

    def play(rng_seed: int, temperature: float, count: int = 2) -> np.ndarray:
        return np.stack(list(model.continue_bars(bars, count, temperature, np.random.default_rng(rng_seed))))

    first = play(0, 1.0)
    assert first.shape == (2, SMALL.samples)
    assert np.isfinite(first).all()
    assert play(0, 1.0).tobytes() == first.tobytes()
    assert play(0, 1.0, count=1).tobytes() == first[:1].tobytes()
    assert play(1, 1.0).tobytes() != first.tobytes()
    assert play(0, 0.0).tobytes() != first.tobytes()
    assert model.rebuild(bars, np.random.default_rng(0)).shape == (SMALL.bins, 3 * SMALL.frames)
