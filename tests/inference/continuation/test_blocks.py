"""Continuations in blocks: exact where codes return, without a step, and in the recording's own sounds."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from inference.continuation.blocks.codes import BLOCKS, join_digits, split_bands
from inference.continuation.blocks.network import BlockModel
from inference.continuation.blocks.own_blocks import MARGIN, OwnBlocks
from inference.continuation.blocks.way import AHEAD, BlockWay, follow_recording
from inference.continuation.recording import read_recording
from inference.continuation.sequence_file import SequenceError, read_sequence
from inference.description import Description
from inference.dsp.powergram import powergram
from tiny_blocks import write_blocks

SMALL = Description(name="small", bins=64, frames=64, n_fft=128, hop_length=32, sample_rate=1092)
FRAMES = SMALL.frames // BLOCKS


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> BlockModel:
    path = write_blocks(tmp_path_factory.mktemp("blocks") / "small.blocks.sequence.onnx", SMALL)
    return BlockModel(read_sequence(path))


def make_sound(bars: int, seed: int = 0) -> np.ndarray:
    """A burst of stereo noise of another level in each sixteenth [shape=(samples, 2)]."""
    rng, size = np.random.default_rng(seed), SMALL.samples // BLOCKS
    levels = np.outer(rng.uniform(0.05, 0.5, bars * BLOCKS), np.hanning(size)).ravel()
    return (0.2 * levels[:, None] * rng.standard_normal((bars * SMALL.samples, 2))).astype(np.float32)


def test_sound_to_blocks_and_back_is_exact() -> None:
    """Where the blocks are the recording's own, sound -> blocks -> sound differs by less than -90 dB."""
    sound = make_sound(3)
    picture = np.concatenate([powergram(bar, SMALL).T for bar in sound.mean(axis=1).reshape(3, -1)])
    blocks = OwnBlocks(sound, picture, picture, SMALL)
    same = np.tile(np.arange(3 * BLOCKS), (3, 1))
    choice = np.concatenate([same, same[:, :1]], axis=1)
    again = np.concatenate(list(blocks.play(np.concatenate([picture, picture[:FRAMES]]), choice)))
    inner = slice(SMALL.n_fft, -SMALL.n_fft)  # the first frames follow the recording's end, not its beginning
    error = np.square(again - sound)[inner].sum(axis=0) / np.square(sound)[inner].sum(axis=0)
    assert (10 * np.log10(error) < -90).all()


def test_known_blocks_are_found_again() -> None:
    """Blocks of the recording in another order are chosen from it, and sound as they did."""
    rng, sound = np.random.default_rng(1), make_sound(2)
    parts = rng.random((2 * BLOCKS, FRAMES, SMALL.bins), dtype=np.float32)
    parts[:, -1] = 0.5  # all end alike, so that all fit together
    order = rng.permutation(2 * BLOCKS)[: BLOCKS + 1]
    blocks = OwnBlocks(sound, parts.reshape(-1, SMALL.bins), parts.reshape(-1, SMALL.bins), SMALL)
    wanted = parts[order].reshape(-1, SMALL.bins)
    choice = blocks.choose(wanted)
    assert (choice == order).all()
    (bar,) = blocks.play(wanted, choice)
    size, middle = SMALL.samples // BLOCKS, SMALL.samples // BLOCKS // 2  # one block alone is heard in its middle
    alone = [(sound[block * size + middle], bar[place * size + middle]) for place, block in enumerate(order[:-1])]
    assert np.allclose(*np.array(alone).swapaxes(0, 1), atol=1e-5)


def test_a_louder_block_is_made_of_a_quiet_one() -> None:
    """What no block of the recording has is shaped by the decoded picture."""
    sound = make_sound(1)
    picture = powergram(sound.mean(axis=1), SMALL).T
    flat = np.full_like(picture, 0.2)
    louder = np.concatenate([flat, flat[:FRAMES]])
    louder[7 * FRAMES : 8 * FRAMES] += 0.05  # a sixteenth: a whole bar would be held near the recording's
    blocks = OwnBlocks(sound, np.full_like(picture, 0.2), flat, SMALL)
    choice = np.tile(np.r_[np.arange(BLOCKS), 0], (3, 1))
    (bar,) = blocks.play(louder, choice)
    middle = slice(7 * SMALL.samples // BLOCKS + 48, 8 * SMALL.samples // BLOCKS - 48)
    gain = np.sqrt(np.square(bar[middle]).mean() / np.square(sound[middle]).mean())
    assert gain == pytest.approx((0.25 / 0.2) ** SMALL.power, rel=0.02)


def test_a_way_plays_bars(model: BlockModel) -> None:
    """Exact in length, the same for the same number; at temperature 0 the tiny model repeats the last bar."""
    sound = make_sound(3)
    way = BlockWay(model, sound)

    def play(rng_seed: int, temperature: float, count: int = 2) -> np.ndarray:
        return np.stack(list(way.play(count, temperature, np.random.default_rng(rng_seed))))

    first = play(0, 1.0)
    assert first.shape == (2, SMALL.samples, 2)
    assert play(0, 1.0).tobytes() == first.tobytes()
    assert play(1, 1.0).tobytes() != first.tobytes()
    assert play(0, 2.0).tobytes() != first.tobytes()
    drawn = model.draw(way.codes, 0.0, np.random.default_rng(0))
    assert np.array_equal([next(drawn) for _ in range(BLOCKS)], way.codes[-BLOCKS:])
    codes = np.concatenate([way.codes[BLOCKS:], way.codes[:AHEAD]])
    assert len(list(way.play_codes(codes, BLOCKS))) == 2
    with pytest.raises(ValueError, match="whole bars"):
        BlockWay(model, sound[:-1])


def test_a_sound_goes_on_without_a_step(model: BlockModel) -> None:
    """A tone that returns after each bar: bars join, and the first follows the recording, with no larger step."""
    time = np.arange(2 * SMALL.samples)
    sound = 0.5 * np.sin(2 * np.pi * 32 / SMALL.samples * time).astype(np.float32)[:, None]
    bars = np.concatenate(list(BlockWay(model, sound).play(2, 0.0, np.random.default_rng(0))))
    steps = np.abs(np.diff(np.concatenate([sound, bars])[:, 0]))
    assert steps.max() <= 1.3 * np.abs(np.diff(sound[:, 0])).max()
    assert np.sqrt(np.square(bars).mean()) == pytest.approx(np.sqrt(np.square(sound).mean()), rel=0.1)


def test_digits_and_bands() -> None:
    assert join_digits(np.array([-2.0, -0.5, 0.5, 1.9])).tolist() == [0 + 1 * 4 + 2 * 16 + 3 * 64]
    bands = split_bands(512)
    assert [band.start for band in bands] == [0, 8, 100]
    assert bands[-1].stop == 512


def test_files_that_do_not_fit(tmp_path: Path) -> None:
    path = write_blocks(tmp_path / "odd.blocks.sequence.onnx", SMALL)
    path.write_bytes(path.read_bytes().replace(b'"level": 1.0', b'"level": 0.0'))
    with pytest.raises(SequenceError, match=r"has a network that does not fit its description; get it again\.$"):
        BlockModel(read_sequence(path))


def test_a_loud_recording_keeps_its_level(model: BlockModel, tmp_path: Path) -> None:
    """Peaks past full scale are rounded off; the whole is not turned down for them."""
    loud = make_sound(2)
    loud[::97] *= 4  # peaks
    loud *= 1.2 / np.abs(loud).max()
    soundfile.write(tmp_path / "loud.wav", loud, SMALL.sample_rate, subtype="FLOAT")
    recording = read_recording(tmp_path / "loud.wav", SMALL, SMALL.bpm)
    *_, sound = follow_recording(model, recording, 2, 0.0, 0, SMALL.sample_rate)
    assert np.abs(sound).max() <= 1
    assert 20 * np.log10(np.sqrt(np.square(sound).mean() / np.square(loud).mean())) == pytest.approx(0, abs=2)


def test_progress_comes_as_each_bar_is_drawn(model: BlockModel, tmp_path: Path, monkeypatch) -> None:
    """Drawing is most of the work; the daemon notices a client that has gone only when it tells it something."""
    soundfile.write(tmp_path / "a.wav", make_sound(1), SMALL.sample_rate)
    recording = read_recording(tmp_path / "a.wav", SMALL, SMALL.bpm)
    drawn = list[int]()
    step = BlockModel._step

    def count(self: BlockModel, *given: Any) -> Any:
        drawn.append(1)
        return step(self, *given)

    monkeypatch.setattr(BlockModel, "_step", count)
    answers = [(answer, len(drawn)) for answer in follow_recording(model, recording, 3, 0.0, 0, SMALL.sample_rate)][:-1]
    bars, steps = zip(*answers, strict=True)
    assert bars == (1, 2, 3)
    assert steps[0] < steps[1] < steps[2]


@pytest.mark.parametrize(("picture", "expected"), [(0.15, -MARGIN), (0.5, MARGIN), (0.21, None)])
def test_a_bar_stays_near_the_levels_of_the_recording(picture: float, expected: float | None) -> None:
    """A bar that the codes make far quieter, or louder, than all of the recording's; a small change stays as it is."""
    sound = make_sound(2)
    own = np.full((2 * SMALL.frames, SMALL.bins), 0.2, np.float32)
    wanted = np.full((SMALL.frames + FRAMES, SMALL.bins), picture, np.float32)
    choice = np.tile(np.r_[np.arange(BLOCKS), 0], (3, 1))
    (bar,) = OwnBlocks(sound, own, own, SMALL).play(wanted, choice)
    inner = slice(SMALL.n_fft, -SMALL.n_fft)
    level = 10 * np.log10(np.square(bar[inner]).mean() / np.square(sound[: SMALL.samples][inner]).mean())
    change = 20 * SMALL.power * np.log10(picture / 0.2)
    assert level == pytest.approx(change if expected is None else expected, abs=0.2)
