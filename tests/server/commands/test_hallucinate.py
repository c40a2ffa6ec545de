"""Hallucinations, their envelope and the truncation, over the wire."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from inference.files.wav import read_origin
from inference.model.library import Library
from inference.renderer import Renderer, Setting
from inference.seeds import random_seed
from inference.walks.arrangement import Arrangement, Overlapping
from inference.walks.hallucination import Envelope, walk_through
from osc_client import Client
from tiny_model import TINY, write_model


def frames(path: str) -> int:
    return soundfile.info(path).frames


def loop_of(path: str) -> np.ndarray:
    return soundfile.read(path, dtype="float32")[0]


@pytest.mark.parametrize(("points", "between", "overlap"), [(1, 0, 0), (1, 10, 0.5), (2, 1, 0.25), (10, 10, 0.9)])
def test_the_length_is_that_of_the_wire(client: Client, renderer: Renderer, points: int, between: int, overlap: float):
    name, (id, path, text) = client.query("hallucinate", 3, points, between, overlap, 7)
    assert (name, id) == ("wav_id", 3)
    loops, length = points + (points - 1) * between, renderer.loop_length(Setting())
    hop = round(length * (1 - float(np.float32(overlap))))
    assert frames(path) == (loops - 1) * hop + length
    beats = round(frames(path) / length * renderer.generator.description.beats, 3)
    count, name = "1 loop" if loops == 1 else f"{loops} loops", "beat" if beats == 1 else "beats"
    assert text.startswith(f"{count}, {beats:g} {name} in ")
    again = client.query("hallucinate", 4, points, between, overlap, 7)[1][1]
    assert Path(again).read_bytes() == Path(path).read_bytes()
    assert np.abs(loop_of(path)).max() <= 1


def test_it_goes_through_the_points_that_are_given(client: Client, renderer: Renderer, seed: list):
    points = [seed, seed[::-1], [0.0] * 64]
    path = client.query("hallucinate_through", 2, 1, 0.5, *points)[1][1]
    row = tuple(walk_through([np.array(point) for point in points], 1))
    (expected,) = Arrangement(row, Setting(), Overlapping(1, 0.5, Envelope()), renderer).sounds()
    assert np.corrcoef(expected, loop_of(path))[0, 1] > 0.9999
    origin = read_origin(Path(path))
    assert origin["seeds"] == json.loads(json.dumps(points))
    assert origin["hallucination"] == {"between": 1, "overlap": 0.5, "envelope": [0, 0, 0, 0]}


def test_random_points_are_those_of_random_seed(client: Client, renderer: Renderer):
    path = client.query("hallucinate", 1, 2, 0, 0, 11)[1][1]
    rng = np.random.default_rng(11)
    assert read_origin(Path(path))["seeds"] == [random_seed(rng, 64).tolist() for _ in range(2)]


def test_the_envelope_cuts_each_loop(client: Client, renderer: Renderer):
    length = renderer.loop_length(Setting())
    beats = renderer.generator.description.beats
    for envelope in [(0, 0.25, 0.5, 0.25), (0.5, 0.25, 99, 0.25)]:
        assert client.query("set_envelope", *envelope)[0] == "msg"
        cut = round(length * min(beats - envelope[0], sum(envelope[1:])) / beats)
        path = client.query("hallucinate", 1, 3, 1, 0.25, 1)[1][1]
        assert frames(path) == 4 * round(cut * 0.75) + cut
    assert client.query("set_envelope", 0, 0, 0, 0) == ("msg", ("The envelope is off.",))
    assert frames(client.query("hallucinate", 1, 3, 0, 0, 1)[1][1]) == 3 * length


def test_wrong_arguments(client: Client, seed: list):
    for arguments in ((1, 0, 0, 0), (1, 65, 0, 0), (1, 2, 65, 0), (1, 2, 0, 0.95), (1, 2, 0, -0.1), (1, 2, 0, 0, -1)):
        assert client.error("hallucinate", *arguments) == "bad_arguments"
    assert client.error("hallucinate", 1, 64, 64, 0.9) == "too_long"
    assert client.error("hallucinate_through", 1, 0, 0) == "bad_arguments"
    assert client.error("hallucinate_through", 1, 0, 0, *seed[:-1]) == "bad_arguments"
    assert client.error("hallucinate_through", 1, 0, 0, *([seed] * 26)) == "bad_arguments"
    for envelope in ((-1, 0, 0, 0), (0, 257, 0, 0), (1, 0, 0, 0), (0, 0, 0)):
        assert client.error("set_envelope", *envelope) == "bad_arguments"
    assert client.query("hallucinate", 1, 2, 0, 0)[0] == "wav_id"  # none of them was taken
    text = client.query("set_envelope", 200, 1, 1, 1)[1][0]  # a longer loop may be loaded
    assert "leaves nothing of a loop of" in text
    assert client.error("hallucinate", 1, 2, 0, 0) == "bad_arguments"
    assert client.alive()


def test_what_is_asked_for_after_a_load_is_about_that_model(start, tmp_path: Path):
    """Whichever model is still loaded: the random points have its numbers, and its beats decide about the envelope."""
    folder = tmp_path / "more"
    folder.mkdir()
    write_model(folder / "long.onnx", dataclasses.replace(TINY, latent_size=8, beats=4, bpm=4 * TINY.bpm))
    client = Client(start(model=write_model(folder / "short.onnx", TINY), library=Library([folder])).socket.address[1])
    client.send("load_model", "long")
    client.send("set_envelope", 2, 0.5, 1, 0.5)
    client.send("hallucinate", 5, 2, 1, 0, 7)
    endings = [client.ending() for _ in range(3)]
    assert sorted(name for name, _ in endings) == ["model", "msg", "wav_id"]
    walk = next(values for name, values in endings if name == "wav_id")
    assert "3 loops, 6 beats in" in walk[2]
    assert [len(point) for point in read_origin(Path(walk[1]))["seeds"]] == [8, 8]


def test_numbers_that_are_no_whole_seeds(client: Client, seed: list):
    name, (*_, text) = client.query("hallucinate_through", 6, 1, 0.0, *seed, 1, 2, 3)
    assert (name, text) == ("error", "67 numbers came for key_points, which are no whole seeds: a seed is 64 numbers.")


def test_truncation(client: Client, renderer: Renderer, seed: list):
    plain = client.query("generate_single_wav_id", 1, seed)[1]
    assert client.query("set_truncation", 0.5) == ("msg", ("The truncation is 0.5.",))
    half = client.query("generate_single_wav_id", 1, seed)[1]
    assert half[2].endswith("truncation 0.5")
    assert "truncation" not in plain[2]
    client.query("set_truncation", 1)
    by_hand = client.query("generate_single_wav_id", 1, [x / 2 for x in seed])[1]
    np.testing.assert_allclose(loop_of(half[1]), loop_of(by_hand[1]), atol=2e-6)
    client.query("set_truncation", 0)
    middle = client.query("generate_single_wav_id", 1, seed)[1]
    np.testing.assert_allclose(loop_of(middle[1]), loop_of(client.query("generate_single_wav", [0.0] * 64)[1][0]))
    status = client.query("status")[1]
    assert status[11] == 0
    assert client.query("seed_of", 5, half[1])[1][2] == 0.5
    assert client.ending()[0] == "seed"
    for factor in (-0.1, 2.1, "wild"):
        assert client.error("set_truncation", factor) == "bad_arguments"
