"""Conditions: what a client sets beside the seed, from the wire down to the network."""

import dataclasses
import re
from pathlib import Path

import numpy as np
import pytest

import loopseed
from inference.model.generator import Generator, ModelError
from inference.model.library import Library
from inference.renderer import Renderer, Setting
from osc_client import Client
from server.commands.table import COMMANDS
from tiny_model import CONDITIONAL, TINY, add_metadata, write_model

UNSET = ("conditions", (2, "density", 0.0, 1.0, 0.5, 0, "pitch", -2.0, 6.0, 2.0, 0))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Models: `conditional`, `narrow` with a condition of the same name and a smaller range, and `plain`."""
    (folder := tmp_path / "models").mkdir()
    write_model(folder / "conditional.onnx", CONDITIONAL)
    narrow = dataclasses.replace(CONDITIONAL.conditions[1], low=-1.0, high=1.0)
    write_model(folder / "narrow.onnx", dataclasses.replace(TINY, conditions=(narrow,)))
    write_model(folder / "plain.onnx", TINY)
    return folder


@pytest.fixture
def client(start, folder: Path) -> Client:
    return Client(start(model=folder / "conditional.onnx", library=Library([folder])).socket.address[1])


def wav(client: Client, seed: list) -> bytes:
    return Path(client.query("generate_single_wav", seed)[1][0]).read_bytes()


def test_a_condition_changes_the_loop_until_it_is_unset(client: Client, seed: list):
    assert client.query("conditions") == UNSET
    before = wav(client, seed)
    assert client.query("set_condition", "density", 1) == ("msg", ("The condition density is 1.",))
    assert client.query("conditions")[1][:6] == (2, "density", 0.0, 1.0, 1.0, 1)
    assert wav(client, seed) != before
    assert client.query("set_condition", "density") == ("msg", ("The condition density is not set; the seed decides.",))
    assert client.query("conditions") == UNSET
    assert wav(client, seed) == before


def test_a_condition_that_does_nothing_is_not_offered_as_if_it_worked(start, folder: Path):
    """As the training measured it: density moves its feature by 0.04 of the data's range, pitch by 0.9."""
    model = add_metadata(folder / "conditional.onnx", reach='{"density": 0.04, "pitch": 0.9}')
    client = Client(start(model=model, library=Library([folder])).socket.address[1])
    text = "In this model these do next to nothing (1 is their range in its training): density (0.04)."
    assert client.query("conditions") == ("msg", (text,))
    assert client.ending() == UNSET
    kind, (text,) = client.query("set_condition", "density", 1)
    assert kind == "msg"
    assert text.startswith("The condition density is 1, but it does next to nothing in this model: 0.04 of its range")
    assert client.query("set_condition", "pitch", 1) == ("msg", ("The condition pitch is 1.",))


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"density": "much"}', '{"density": 1e999}'])
def test_a_damaged_reach_says_nothing(folder: Path, text: str):
    assert Generator(add_metadata(folder / "conditional.onnx", reach=text)).reach == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("colour", 0.5), "density and pitch"),
        (("colour",), "density and pitch"),
        (("density", 1.01), "goes from 0 to 1; 1.01 is outside"),
        (("pitch", -3), "goes from -2 to 6"),
        (("density", float("nan")), "finite"),
        (("density", "much"), "number"),
        ((), "needs"),
    ],
)
def test_a_wrong_condition_says_why_and_changes_nothing(client: Client, arguments: tuple, words: str):
    client.send("set_condition", *arguments)
    name, (_, _, code, text) = client.receive()
    assert (name, code) == ("error", "bad_arguments")
    assert words in text
    assert client.receive() == ("msg", (text,))
    assert client.query("conditions") == UNSET


def test_the_log_has_the_values(client: Client, caplog):
    caplog.set_level("INFO", "loopseed")
    client.query("set_condition", "density", 0.25)
    client.query("set_bpm", 140)
    logged = [record.getMessage() for record in caplog.records]
    assert re.fullmatch(r"/cc/set_condition from 127\.0\.0\.1:\d+: The condition density is 0\.25\.", logged[-2])
    assert re.fullmatch(r"/cc/set_bpm from 127\.0\.0\.1:\d+: The tempo is 140 BPM, by repitch\.", logged[-1])


def test_an_end_of_the_range_comes_as_a_32_bit_float(folder: Path, tmp_path: Path):
    """0.3 of a client is a little more than 0.3."""
    conditions = (dataclasses.replace(CONDITIONAL.conditions[0], high=0.3),)
    player = Renderer(Generator(write_model(tmp_path / "odd.onnx", dataclasses.replace(TINY, conditions=conditions))))
    player.check_condition("density", float(np.float32(0.3)))
    same = [
        player.parts(np.ones(64), Setting(conditions=(("density", value),))).picture
        for value in (0.3, float(np.float32(0.3)))
    ]
    np.testing.assert_array_equal(*same)


def test_a_model_without_conditions_says_so(client: Client, seed: list):
    client.query("load_model", "plain")
    assert client.query("conditions") == ("conditions", (0,))
    client.send("set_condition", "density", 0.5)
    assert "plain has no conditions" in client.receive()[1][3]


def test_another_model_drops_what_it_cannot_take(client: Client, seed: list):
    client.query("set_condition", "density", 0.5)
    client.query("set_condition", "pitch", 1)
    client.query("load_model", "narrow")
    assert client.query("conditions") == ("conditions", (1, "pitch", -1.0, 1.0, 1.0, 1))
    client.query("load_model", "conditional")
    assert client.query("conditions") == ("conditions", (*UNSET[1][:6], "pitch", -2.0, 6.0, 1.0, 1))
    client.query("set_condition", "pitch", 5)
    client.query("load_model", "narrow")
    assert client.query("conditions") == ("conditions", (1, "pitch", -1.0, 1.0, 0.0, 0))


def test_a_condition_is_taken_when_the_request_comes_in(client: Client, seed: list):
    """Those that wait keep theirs; all are sent before the first is answered."""
    values = (0.0, 0.5, 1.0)
    for id, value in enumerate(values):
        client.send("set_condition", "density", value)
        client.send("generate_single_wav_id", id, seed)
    endings = [client.ending() for _ in range(6)]
    made = [Path(arguments[1]).read_bytes() for name, arguments in endings if name == "wav_id"]
    for value, sound in zip(values, made, strict=True):
        client.query("set_condition", "density", value)
        assert wav(client, seed) == sound
    assert len(set(made)) == 3


def test_the_picture_and_a_row_have_the_condition_too(client: Client, seed: list, folder: Path):
    player = Renderer(Generator(folder / "conditional.onnx"))
    pictures = [client.query("generate_single_wav_id_img", 1, seed)[1][2]]
    client.query("set_condition", "pitch", 6)
    pictures.append(client.query("generate_single_wav_id_img", 1, seed)[1][2])
    assert Path(pictures[0]).read_bytes() != Path(pictures[1]).read_bytes()
    setting = Setting(conditions=(("pitch", 6.0),))
    row = list(player.loops([np.array(seed)] * 6, setting))
    single = player.loop(player.parts(np.array(seed), setting), setting)
    np.testing.assert_array_equal(row[0], single)
    np.testing.assert_array_equal(row[2:], [row[1]] * 4)  # these start from the phases of the first one


def test_help_names_the_arguments():
    assert COMMANDS["set_condition"].usage.startswith("string name, [float value ")


def test_the_command_line_sets_conditions(client: Client, seed: list, folder: Path, tmp_path: Path, capsys):
    client.query("set_condition", "density", 0.25)
    client.query("set_condition", "pitch", -1)
    seed = client.query("random_seed", 1, 7)[1][1:]
    out = tmp_path / "a.wav"
    command = ["render", "--rng", "7", "--channels", "1", "--model", str(folder / "conditional.onnx")]
    assert loopseed.main([*command, "--condition", "density=0.25", "--condition", "pitch=-1", str(out)]) == 0
    assert out.read_bytes() == wav(client, seed)
    assert loopseed.main([*command, "--condition", "colour=1", str(tmp_path / "b.wav")]) == 1
    assert "There is no condition 'colour'; the conditions are density and pitch." in capsys.readouterr().err
    assert not (tmp_path / "b.wav").exists()
    with pytest.raises(SystemExit):
        loopseed.main([*command, "--condition", "density", str(out)])
    assert "--condition" in capsys.readouterr().err


@pytest.mark.parametrize(("described", "made"), [(CONDITIONAL, TINY), (TINY, CONDITIONAL)])
def test_conditions_and_inputs_must_fit(tmp_path: Path, described, made):
    path = write_model(tmp_path / "odd.onnx", made, metadata=described)
    with pytest.raises(ModelError, match=r"^odd.onnx has the inputs .* its description needs .*[.]$"):
        Generator(path)


def test_without_conditions_none_is_set(folder: Path):
    generator = Generator(folder / "conditional.onnx")
    latents = np.random.default_rng(0).standard_normal((3, 64)).astype(np.float32)
    nothing = np.full((3, 2), np.nan, np.float32)
    np.testing.assert_array_equal(generator.images(latents), generator.images(latents, nothing))
