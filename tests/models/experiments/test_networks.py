"""The experimental networks: what they see, what they say, and that numpy plays them as Keras trains them."""

from pathlib import Path

import numpy as np
import pytest

from models.dataset import LoopSet
from models.experiments.block_code import BLOCKS, BlockCode
from models.experiments.companding import LEVELS, STEP, compress, expand, to_curve
from models.experiments.gan_networks import Generator
from models.experiments.gan_player import GanPlayer
from models.experiments.raw_network import FRAME, RawNetwork, describe_places, measure_surprise
from models.experiments.raw_player import RawPlayer
from models.settings import load_preset

keras = pytest.importorskip("keras")

BAR = 256  # samples at the network's rate
FRAMES = 6


@pytest.fixture(scope="module")
def network() -> RawNetwork:
    keras.utils.set_random_seed(0)
    return RawNetwork(load_preset("tiny-raw-sequence"), BAR)  # pyright: ignore[reportArgumentType]


def predict(network: RawNetwork, sound: np.ndarray, first: int) -> np.ndarray:
    """The parameters [shape=(samples, 3 * components)] of a sound's last FRAMES frames, which begin at a frame."""
    before = sum(network.dilations)
    places = describe_places(first - before, before + FRAMES, BAR // FRAME)
    return keras.ops.convert_to_numpy(network(*(keras.ops.convert_to_tensor(x[None]) for x in (sound, places))))[0]


def test_a_later_sample_changes_no_earlier_output(network: RawNetwork) -> None:
    """Nor does a sample change the output at its own place; it changes the next one."""
    size = network.past + FRAMES * FRAME
    sound = to_curve(np.random.default_rng(0).integers(0, LEVELS, size))
    plain = predict(network, sound, BAR // FRAME)
    for place in (0, 1, FRAME - 1, FRAME, 3 * FRAME + 5):
        other = sound.copy()
        other[network.past + place] += 0.5
        changed = np.abs(predict(network, other, BAR // FRAME) - plain).max(axis=1)
        assert changed[: place + 1].max() == 0
        assert changed[place + 1] > 0


def test_numpy_plays_what_keras_trains(network: RawNetwork) -> None:
    size = -(-network.past // BAR) * BAR + FRAMES * FRAME
    sound = to_curve(np.random.default_rng(1).integers(0, LEVELS, size))
    first = (size - FRAMES * FRAME) // FRAME
    expected = predict(network, sound[-network.past - FRAMES * FRAME :], first)
    np.testing.assert_allclose(RawPlayer(network).follow(sound, FRAMES), expected, atol=2e-5)


def test_levels_are_as_likely_as_they_say(network: RawNetwork) -> None:
    """The probabilities of all levels add up to 1, whatever the parameters are."""
    levels = to_curve(np.arange(LEVELS))[:, None]
    for seed in range(3):
        parameters = np.random.default_rng(seed).standard_normal(6).astype(np.float32)
        surprise = measure_surprise(
            keras.ops.convert_to_tensor(np.broadcast_to(parameters, (LEVELS, 1, 6))),
            keras.ops.convert_to_tensor(levels),
        )
        assert np.exp(-keras.ops.convert_to_numpy(surprise)).sum() == pytest.approx(1, abs=1e-3)


def test_levels_are_the_sound() -> None:
    sound = np.linspace(-1.2, 1.2, 5001, dtype=np.float32)
    again = expand(to_curve(compress(sound)))
    slope = np.log(256) * (1 / 255 + np.abs(again))  # of the curve, inverted
    assert (np.abs(again - sound.clip(-1, 1)) <= 0.51 * STEP * slope + 1e-6).all()


def test_the_generator_plays_in_numpy_as_in_keras() -> None:
    generator = Generator(load_preset("tiny-recurrent-gan"), 6)  # pyright: ignore[reportArgumentType]
    rng = np.random.default_rng(0)
    blocks, noise = (rng.standard_normal(shape).astype(np.float32) for shape in ((2, 48, 6), (2, 52, 2)))
    noise[:, :32] = 0  # numpy hears without noise
    predicted, played = generator.play(keras.ops.convert_to_tensor(blocks), noise)
    player = GanPlayer(generator)
    assert played.shape == (2, 20, 6)
    np.testing.assert_allclose(player.follow(blocks, 2), keras.ops.convert_to_numpy(predicted), atol=1e-5)
    found = player.continue_blocks(blocks, noise[:, 32:])
    np.testing.assert_allclose(found, keras.ops.convert_to_numpy(played), atol=1e-5)


def test_blocks_are_the_picture(data: dict[str, Path]) -> None:
    """With all components, a picture comes back; with six, most of it."""
    loops = LoopSet(data["recurrent-gan"], 4)
    bars = loops.read_stored(np.arange(3))["picture"] / np.float32(255)
    whole, few = (BlockCode.fit(loops, loops.description, size) for size in (128, 6))
    assert whole.encode(bars).shape == (3 * BLOCKS, 128)
    assert np.abs(whole.decode(whole.encode(bars), 32) - bars).max() < 0.01
    assert few.axes.shape == (6, 32 * 64 // BLOCKS)
    assert np.square(few.decode(few.encode(bars), 32) - bars).mean() < 0.5 * bars.var()
