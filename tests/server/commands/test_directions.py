"""Directions and the map over the wire."""

from pathlib import Path

import numpy as np
import pytest

from directed_model import NAMES, write_directed_model
from inference.directions.directions import read_directions
from inference.directions.seed_map import picture_path
from inference.model.generator import Generator
from osc_client import Client
from tiny_model import CONDITIONAL, TINY


@pytest.fixture
def directed(start, tmp_path: Path) -> Client:
    return Client(start(model=write_directed_model(tmp_path / "directed.onnx")).socket.address[1])


def test_the_names_come_in_order(directed: Client) -> None:
    assert directed.query("directions") == ("directions", (3, *NAMES))
    assert directed.query("directions", 2) == ("directions", (1, NAMES[2]))


def test_amounts_of_zero_change_no_byte(directed: Client, seed: list) -> None:
    plain = Path(directed.query("generate_single_wav_id", 1, seed)[1][1]).read_bytes()
    for amounts in ([], [0.0], [0.0, 0.0, 0.0], [0.0] * 64):
        name, (id, path, text) = directed.query("generate_directed", 2, len(amounts), amounts, seed)
        assert (name, id) == ("wav_id", 2)
        assert text.startswith("1 loop in ")
        assert Path(path).read_bytes() == plain


def test_random_moves_are_repeatable_and_sound_otherwise(directed: Client, seed: list) -> None:
    plain = Path(directed.query("generate_single_wav_id", 1, seed)[1][1]).read_bytes()
    rng = np.random.default_rng(0)
    for _ in range(5):
        amounts = rng.uniform(-10, 10, 3).astype(np.float32).tolist()
        first, again = (
            Path(directed.query("generate_directed", 1, 3, amounts, seed)[1][1]).read_bytes() for _ in range(2)
        )
        assert first == again != plain


def test_a_moved_seed_is_that_of_the_tables(directed: Client, seed: list, tmp_path: Path) -> None:
    found = read_directions(Generator(tmp_path / "directed.onnx"))
    name, (id, *moved) = directed.query("move_seed", 5, 2, 0.25, -0.5, seed)
    assert (name, id) == ("seed", 5)
    np.testing.assert_allclose(moved, found.move(np.array(seed), [0.25, -0.5]), rtol=1e-6)
    assert directed.query("move_seed", 5, 2, 0.0, 0.0, seed) == ("seed", (5, *seed))


def test_wrong_amounts_are_one_sentence_each(directed: Client, seed: list) -> None:
    for command in ("generate_directed", "move_seed"):
        for arguments, sentence in (
            ((1, 1, 10.5, seed), "Argument 3 (amounts) is 10.5: it goes from -10 to 10."),
            ((1, 1, -11, seed), "Argument 3 (amounts) is -11: it goes from -10 to 10."),
            ((1, 65, [0.0] * 65, seed), "Argument 2 (n of amounts) is 65: it goes from 0 to 64."),
            ((1, 4, 0, 0, 0, 2, seed), "Amount 4 is 2, and the model has 3 directions; leave it out, or send 0."),
        ):
            name, (_, id, code, text) = directed.query(command, *arguments)
            assert (name, id, code, text) == ("error", 1, "bad_arguments", sentence)
    assert directed.silence()


def test_a_model_without_them_says_the_way_out(client: Client, seed: list) -> None:
    text = "The model tiny has no directions; loopseed directions tiny.onnx makes tiny.directions.npz beside it."
    assert client.query("directions") == ("msg", (text,))
    assert client.ending() == ("directions", (0,))
    text = "The model tiny has no map; loopseed map tiny.onnx makes tiny.map.npz beside it."
    assert client.query("map") == ("msg", (text,))
    assert client.ending() == ("map", ("", 0))
    for command, arguments, id in (
        ("generate_directed", (1, 1, 0.0, seed), 1),
        ("move_seed", (2, 1, 0.0, seed), 2),
        ("seed_at", (3, 0.5, 0.5), 3),
    ):
        name, (_, found, code, text) = client.query(command, *arguments)
        assert (name, found, code) == ("error", id, "bad_model")
        kind = "map" if command == "seed_at" else "directions"
        assert text == f"The model tiny has no {kind}; loopseed {kind} tiny.onnx makes tiny.{kind}.npz beside it."
    assert client.silence()


def test_the_newest_move_for_a_slot_wins(start, tmp_path: Path, seed: list, allow_loops) -> None:
    """As with generate_single_wav_id, whichever of the two comes."""
    client = Client(start(model=write_directed_model(tmp_path / "directed.onnx")).socket.address[1])
    client.send("generate_single_wav_id", 9, seed)  # is rendered while the others come
    client.send("generate_directed", 1, 1, 1.0, seed)
    client.send("generate_single_wav_id", 1, seed)
    client.send("generate_directed", 1, 1, 2.0, seed)
    for command in ("generate_directed", "generate_single_wav_id"):
        assert client.ending() == ("cancelled", (f"/cc/{command}", 1, "superseded"))
    allow_loops(2)
    assert [client.ending()[1][0] for _ in range(2)] == [9, 1]


def test_conditions_count_in_a_moved_loop_too(start, tmp_path: Path, seed: list) -> None:
    client = Client(start(model=write_directed_model(tmp_path / "both.onnx", CONDITIONAL)).socket.address[1])
    plain = Path(client.query("generate_directed", 1, 1, 1.0, seed)[1][1]).read_bytes()
    client.query("set_condition", "pitch", 6.0)
    assert Path(client.query("generate_directed", 1, 1, 1.0, seed)[1][1]).read_bytes() != plain


def test_a_map_has_a_picture_and_seeds(directed: Client, tmp_path: Path) -> None:
    picture = picture_path(tmp_path / "directed.onnx")
    assert directed.query("map") == ("map", (picture.as_posix(), 3))
    assert directed.query("seed_at", 4, 0.95, 0.0) == ("seed", (4, *[1.0] * TINY.latent_size))
    assert directed.query("seed_at", 4, 0, 0) == ("seed", (4, *[-1.0] * TINY.latent_size))
    assert directed.error("seed_at", 4, 1.5, 0.0) == "bad_arguments"
    picture.unlink()
    text = "The map of directed.onnx has no picture; loopseed map directed.onnx makes it."
    assert directed.query("map") == ("msg", (text,))
    assert directed.ending() == ("map", ("", 3))


def test_no_request_overtakes_a_load(start, tmp_path: Path, seed: list, allow_loops) -> None:
    """All of them are about the model that their client has asked for before."""
    client = Client(start(model=write_directed_model(tmp_path / "directed.onnx")).socket.address[1])
    client.send("generate_single_wav_id", 9, seed)  # the load waits until it is rendered
    client.send("load_model", "tiny")
    client.send("directions")
    client.send("map")
    client.send("move_seed", 1, 1, 1.0, seed)
    client.send("seed_at", 2, 0.5, 0.5)
    client.send("save_seed", "a", seed)
    client.send("recall_seed", 3, "a")
    allow_loops(1)
    endings = [client.ending() for _ in range(10)]
    assert [name for name, _ in endings[:2]] == ["wav_id", "model"]
    assert ("directions", (0,)) in endings
    assert ("map", ("", 0)) in endings
    assert [values[2] for name, values in endings if name == "error"] == ["bad_model", "bad_model"]
    assert next(values[1] for name, values in endings if name == "origin") == "tiny"
