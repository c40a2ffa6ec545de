"""Every command against a running daemon, as docs/osc.md lists them."""

import math
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from inference.model.library import Library
from inference.renderer import Renderer, Setting
from inference.seeds import Seed, fade, lerp, pingpong, slerp
from osc_client import Client
from server.commands.table import TABLE
from server.protocol.arguments import Numbers, Seeds
from server.protocol.replies import REPLIES
from tiny_model import CONDITIONAL, TINY, write_model

LENGTH = TINY.loop_length(TINY.bpm, 48000)


def sound(path: str) -> np.ndarray:
    return soundfile.read(path, dtype="float32")[0]


def same_loop(one: np.ndarray, other: np.ndarray) -> bool:
    """Equal up to one gain, as the loops of a row are, and to the last step of 24 bits."""
    gain = np.dot(one, other) / np.dot(one, one)
    return gain > 0 and float(np.abs(other - gain * one).max()) < 4 * 2.0**-23 * max(1.0, gain)


def test_is_alive_in_every_spelling(client: Client):
    for spelling in ("isAlive", "isalive", "ISALIVE", "/isAlive", "/isalive"):
        assert client.query(spelling) == ("alive", ())


@pytest.mark.parametrize("name", ["initGenerator", "init_generator"])
def test_init_generator(client: Client, name: str):
    assert client.query(name) == ("msg", ("The generator tiny is ready.",))


def test_single_wav(client: Client, seed: list, renderer: Renderer):
    name, (path, text) = client.query("generate_single_wav", seed)
    assert name == "wav"
    assert "gain" in text
    info = soundfile.info(path)
    assert (info.samplerate, info.frames, info.subtype) == (48000, LENGTH, "PCM_24")
    assert same_loop(sound(path), renderer.loop(renderer.parts(np.array(seed)), Setting()))


def test_single_wav_id(client: Client, seed: list):
    name, (id, path, _) = client.query("generate_single_wav_id", 3, seed)
    assert (name, id) == ("wav_id", 3)
    assert Path(path).is_absolute()
    again = client.query("generate_single_wav_id", 4, seed)[1][1]
    other = client.query("generate_single_wav_id", 3, seed[::-1])[1][1]
    assert Path(path).read_bytes() == Path(again).read_bytes()
    assert Path(path).read_bytes() != Path(other).read_bytes()


def test_single_wav_id_img(client: Client, seed: list, renderer: Renderer):
    name, (id, path, picture, _) = client.query("generate_single_wav_id_img", 2, seed)
    assert (name, id) == ("wav_id_img", 2)
    assert soundfile.info(path).frames == LENGTH
    pixels = np.asarray(Image.open(picture))
    np.testing.assert_array_equal(pixels, np.rint(renderer.image(np.array(seed), Setting())[::-1] * 255))


def test_numbers_come_in_any_type(client: Client, seed: list):
    """Pd sends an id as a float, Max sends whole dials as ints."""
    path = client.query("generate_single_wav_id", 3, seed)[1][1]
    ints = client.query("generate_single_wav_id", 3.0, [int(dial) for dial in seed])
    assert ints[1][0] == 3
    assert Path(ints[1][1]).read_bytes() == Path(path).read_bytes()


def test_any_finite_seed_is_taken(client: Client):
    for value in (1e38, -1e38, 1e-40, 0.0):
        name, (path, _) = client.query("generate_single_wav", [value] * 64)
        assert name == "wav"
        assert np.isfinite(sound(path)).all()


def test_target_sr(client: Client, seed: list):
    assert client.query("set_target_sr", 44100.0)[0] == "msg"
    path = client.query("generate_single_wav", seed)[1][0]
    assert soundfile.info(path).samplerate == 44100
    assert soundfile.info(path).frames == TINY.loop_length(TINY.bpm, 44100)
    assert client.error("set_target_sr", 7999) == "bad_arguments"
    assert client.error("set_target_sr", 44100.5) == "bad_arguments"


@pytest.mark.parametrize("how", ["repitch", "stretch"])
def test_bpm(client: Client, seed: list, how: str):
    assert how in client.query("set_bpm", 133.7, how)[1][0]
    path = client.query("generate_single_wav", seed)[1][0]
    bpm = float(np.float32(133.7))  # what an OSC float makes of it
    assert soundfile.info(path).frames == round(60 / bpm * 48000)
    assert how in client.query("set_bpm", 0)[1][0]  # the way stays as it was
    path = client.query("generate_single_wav", seed)[1][0]
    assert soundfile.info(path).frames == LENGTH
    assert client.error("set_bpm", 19) == "bad_arguments"
    assert client.error("set_bpm", 1000) == "bad_arguments"
    assert client.error("set_bpm", 120, "bend") == "bad_arguments"


def test_channels(client: Client, seed: list):
    mono = sound(client.query("generate_single_wav", seed)[1][0])
    assert mono.ndim == 1  # until a client asks for two
    assert client.query("set_channels", 2) == ("msg", ("The files are stereo.",))
    stereo = sound(client.query("generate_single_wav", seed)[1][0])
    np.testing.assert_array_equal(stereo.T, [mono, mono])  # this model has no side
    assert client.query("set_channels", 1.0) == ("msg", ("The files are mono.",))
    assert sound(client.query("generate_single_wav", seed)[1][0]).ndim == 1
    for channels in (0, 3, 1.5, "two"):
        assert client.error("set_channels", channels) == "bad_arguments"


def test_transients(client: Client):
    assert client.query("set_transients", 0.5) == ("msg", ("The transients are 0.5.",))
    assert client.query("set_transients", -0.0) == ("msg", ("The transients are 0.",))
    text = "Argument 1 (share) is 1.01: it goes from 0 to 1."  # and not 1.0099999904632568, its value in 32 bits
    assert client.query("set_transients", 1.01)[1][3] == text
    assert client.query("set_transients")[1][3] == "The command needs 1 argument, but 0 came: float share 0..1."
    for share in (-0.01, 1.01, float("nan"), "sharp"):
        assert client.error("set_transients", share) == "bad_arguments"


@pytest.mark.parametrize(("command", "row"), [("generate_fade", fade), ("generate_pingpong", pingpong)])
@pytest.mark.parametrize(("kind", "way"), [("lerp", lerp), ("slerp", slerp)])
def test_rows(client: Client, seed: list, renderer: Renderer, command: str, row, kind: str, way):
    end = seed[::-1]
    client.query("set_interpolation", kind)
    name, (id, path, _) = client.query(command, 7, 6, seed, end)
    assert (name, id) == ("wav_id", 7)
    loops = np.split(sound(path), 6)
    assert len(loops[0]) == LENGTH
    expected = renderer.loops(row(np.array(seed), np.array(end), 6, way), Setting())
    for loop, other in zip(loops, expected, strict=True):
        assert same_loop(other, loop)
    assert client.query(command, 1, seed, end)[1][0] == 0  # no id is 0
    one = client.query(command, 9, 1, seed, end)[1][1]
    assert same_loop(sound(client.query("generate_single_wav", seed)[1][0]), sound(one))


def test_random_fade(client: Client, seed: list):
    name, (path, _) = client.query("generate_random_fade", 4, 8, seed)
    assert name == "wav"
    loops = np.split(sound(path), 4)
    assert same_loop(sound(client.query("generate_single_wav", seed)[1][0]), loops[0])
    assert not any(np.array_equal(loops[i], loops[i + 1]) for i in range(3))
    first, again, other = (
        sound(client.query("generate_random_fade", 4, 8, seed, number)[1][0]) for number in (7, 7, 8)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("command", ["generate_fade", "generate_pingpong"])
def test_steps_have_limits(client: Client, seed: list, command: str):
    for steps, code in [(0, "bad_arguments"), (-1, "bad_arguments"), (1_000_000, "too_long"), (2.5, "bad_arguments")]:
        assert client.error(command, 1, steps, seed, seed) == code
    client.query("set_target_sr", 192_000)
    client.query("set_bpm", 20)
    assert client.error(command, 1, 200, seed, seed) == "too_long"
    assert client.alive()


def test_too_long_is_judged_again_when_the_work_begins(client: Client, seed: list, allow_loops):
    """A model whose loops are longer is loaded between the request and its turn."""
    client.query("set_target_sr", 192_000)
    client.send("generate_single_wav", seed)
    client.send("load_model", "full")
    client.send("generate_fade", 1, 256, seed, seed)
    assert client.alive()
    allow_loops(1)
    endings = [client.ending() for _ in range(3)]
    assert [name for name, _ in endings] == ["wav", "model", "error"]
    assert endings[2][1][1:3] == (1, "too_long")


def test_a_morph_of_minus_zero_is_zero(client: Client, seed: list):
    still = client.query("generate_random_fade", 2, 0.0, seed)[1][0]
    assert Path(client.query("generate_random_fade", 2, -0.0, seed)[1][0]).read_bytes() == Path(still).read_bytes()


@pytest.mark.parametrize("count", [600, 30])
def test_a_list_that_is_too_long_comes_in_parts(client: Client, monkeypatch, count: int):
    names = [f"{'x' * 60}{n:04d}" for n in range(count)]
    monkeypatch.setattr(Library, "paths", lambda self: dict.fromkeys(names, Path("tiny.onnx")))
    monkeypatch.setattr(Library, "fault", lambda self, path: None)
    heard: list[str] = []
    while len(heard) < count:
        before = len(heard)
        client.send("list_models", *([before] if before else []))
        kind, part = client.receive()
        assert kind == "models"
        assert sum(map(len, part)) <= 8192
        heard += part
        if len(heard) < count:
            text = (
                f"These are {before + 1} to {len(heard)} of {count}; /cc/list_models {len(heard)} gives the next ones."
            )
            assert client.receive() == ("msg", (text,))
    assert heard == names
    assert client.query("list_models", count + 7) == ("models", ())
    assert client.silence()


def test_progress(client: Client, seed: list):
    client.send("generate_fade", 5, 3, seed, seed)
    assert [client.receive() for _ in range(3)] == [("progress", (5, done, 3)) for done in (1, 2, 3)]
    assert client.receive()[0] == "wav_id"


def test_random_seed(client: Client):
    name, (id, *numbers) = client.query("random_seed", 4, 9)
    assert (name, id, len(numbers)) == ("seed", 4, 64)
    assert client.query("random_seed", 4, 9)[1][1:] == tuple(numbers)
    assert client.query("random_seed", 4)[1] != client.query("random_seed", 4)[1]


def test_interpolate(client: Client, seed: list):
    end = seed[::-1]
    assert client.query("interpolate", 1, 0.25, seed, end) == ("seed", (1, *lerp(np.array(seed), np.array(end), 0.25)))
    client.query("set_interpolation", "slerp")
    arc = client.query("interpolate", 1, 0.25, seed, end)[1][1:]
    np.testing.assert_allclose(arc, slerp(np.array(seed), np.array(end), 0.25), rtol=1e-6)
    assert client.error("interpolate", 1, 1.5, seed, end) == "bad_arguments"
    assert client.error("set_interpolation", "arc") == "bad_arguments"


def test_models(client: Client, seed: list):
    name, (text,) = client.query("list_models")
    assert name == "msg"
    assert text.startswith("broken: cannot be played: broken.onnx is not an ONNX model")
    assert client.ending() == ("models", ("full", "other", "tiny"))
    facts = (64, 64, 64, 8000, 234.375, 1)
    assert client.query("model") == ("model", ("tiny", *facts))
    before = client.query("generate_single_wav", seed)[1][0]
    assert client.query("load_model", "other") == ("model", ("other", *facts))
    after = client.query("generate_single_wav", seed)[1][0]
    assert Path(before).read_bytes() != Path(after).read_bytes()
    assert client.error("load_model", "nothing") == "no_such_model"
    assert client.error("load_model", "../tiny") == "no_such_model"
    assert client.error("load_model", "broken") == "bad_model"
    assert client.query("model")[1][0] == "other"


def test_status_and_version(client: Client, seed: list):
    client.query("generate_single_wav", seed)
    client.error("load_model", "nothing")
    name, arguments = client.query("status")
    assert (name, arguments[:4], arguments[6:8]) == ("status", (0, 0, 1, 1), ("tiny", 48000))  # more may follow
    assert 0 < arguments[4] <= arguments[5] < math.inf
    assert client.query("version")[1][0] == "loopseed"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (["set_target_sr", 44100], [("target_sr", 44100.0)]),
        (["set_interpolation", "slerp"], [("interpolation", "slerp")]),
        (["set_bpm", 133.5, "stretch"], [("bpm", 133.5), ("follow", "stretch")]),
        (["set_channels", 2], [("channels", 2.0)]),
        (["set_transients", 0.5], [("transients", 0.5)]),
    ],
)
def test_all_others_hear_of_a_changed_setting(client: Client, message: list, expected: list):
    """Once for each of them, only where it changed, and not to the client that changed it."""
    others = [Client(client.daemon[1]) for _ in range(2)]
    for _ in range(2):
        assert client.query(*message)[0] == "msg"
        assert client.silence()
    for other in others:
        assert [other.receive() for _ in expected] == [("setting", pair) for pair in expected]
        assert other.silence()


def test_a_query_ends_with_its_own_reply(client: Client):
    """What another client has set lies before it in the socket; as the reply it would let a test go on too early."""
    assert Client(client.daemon[1]).query("set_channels", 2)[0] == "msg"
    assert client.query("set_truncation", 0.5) == ("msg", ("The truncation is 0.5.",))


def test_others_hear_of_the_folder(client: Client, tmp_path: Path):
    other = Client(client.daemon[1])
    assert client.query("set_target_dir", str(tmp_path / "new"))[0] == "msg"
    assert other.receive() == ("setting", ("target_dir", (tmp_path / "new").as_posix()))
    client.error("set_target_dir", "relative")
    assert other.silence()


def test_others_hear_of_a_condition(start, tmp_path: Path):
    path = write_model(tmp_path / "conditional.onnx", CONDITIONAL)
    client = Client(start(model=path).socket.address[1])
    other = Client(client.daemon[1])
    for message in (["density", 0.5], ["density"]):
        assert client.query("set_condition", *message)[0] == "msg"
    assert [other.receive() for _ in range(2)] == [
        ("setting", ("condition/density", 0.5)),
        ("setting", ("condition/density", "unset")),
    ]


def test_others_hear_of_the_model_and_of_the_conditions_that_it_drops(start, tmp_path: Path):
    (folder := tmp_path / "models").mkdir()
    write_model(folder / "plain.onnx", TINY)
    path = write_model(folder / "conditional.onnx", CONDITIONAL)
    client = Client(start(model=path, library=Library([folder])).socket.address[1])
    assert client.query("set_condition", "density", 0.5)[0] == "msg"
    other = Client(client.daemon[1])
    for _ in range(2):  # the second time nothing changes
        assert client.query("load_model", "plain")[0] == "model"
    assert client.error("load_model", "nothing") == "no_such_model"
    assert client.silence()
    heard = [other.receive() for _ in range(2)]
    assert heard == [("setting", ("model", "plain")), ("setting", ("condition/density", "unset"))]
    assert other.silence()


def test_the_version_differs_from_start_to_start(start):
    versions = [Client(start().socket.address[1]).query("version")[1] for _ in range(4)]
    assert len({version[:3] for version in versions}) == 1
    assert len({version[-1] for version in versions}) > 1
    assert all(isinstance(version[-1], int) and 0 <= version[-1] < 2**24 for version in versions)


def test_sync_waits_for_all_that_was_asked(client: Client, seed: list):
    for id in range(5):
        client.send("generate_single_wav_id", id, seed)
    client.send("sync", 12)
    names = [client.ending()[0] for _ in range(6)]
    assert names == ["wav_id"] * 5 + ["synced"]
    assert client.query("sync", -3) == ("synced", (-3,))


def test_help_explains_every_command(client: Client):
    client.send("help")
    helps = [client.receive() for _ in TABLE]
    assert [arguments[0] for _, arguments in helps] == [f"/cc/{command.names[0]}" for command in TABLE]
    assert [arguments[0] for name, arguments in helps if name != "help" or not arguments[2].endswith(".")] == []
    assert client.query("help", "/cc/set_bpm")[1][0] == "/cc/set_bpm"
    assert client.query("help", "set_bpm")[1][0] == "/cc/set_bpm"
    assert client.error("help", "/cc/nothing") == "bad_arguments"
    assert client.silence()


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.names[0])
def test_every_command_refuses_what_it_cannot_use(client: Client, command):
    """Read off the table: too many arguments, and a word or a blob in each number's place, end in one error."""
    assert command.reply.osc_name in REPLIES
    name = command.names[0]
    assert client.error(name, *["x"] * 200) == "bad_arguments"
    good = [argument for parameter in command.parameters for argument in example(parameter)]
    for place, argument in enumerate(good):
        if not isinstance(argument, str):
            for bad in ("word", b"blob", float("nan"), float("inf")):
                assert client.error(name, *good[:place], bad, *good[place + 1 :]) == "bad_arguments"
    assert client.silence()
    assert client.alive()


def example(parameter) -> list:
    """Arguments that a parameter takes."""
    if parameter.kind == Seed:
        return [0.0] * 64
    if parameter.kind == Seeds:
        return [0.0] * 64 * parameter.count.low
    if parameter.kind == Numbers:
        return [parameter.count.low, *[parameter.range.low] * parameter.count.low]
    if parameter.range:
        return [parameter.range.low]
    return [parameter.choice.words[0] if parameter.choice else "text"]
