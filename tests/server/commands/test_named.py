"""Seeds that have a name, and what belongs to them."""

import dataclasses
import json
import sys
from pathlib import Path

import pytest

from inference.description import Condition
from inference.model.library import Library
from osc_client import Client
from tiny_model import TINY, write_model

SETTINGS = ("repitch", 1.0, 1, 48000, 1)


def test_a_seed_is_kept_with_what_belongs_to_it(client: Client, start, seed: list, tmp_path: Path):
    for message in (["set_bpm", 133.5, "stretch"], ["set_truncation", 0.5]):
        assert client.query(*message)[0] == "msg"
    assert client.query("save_seed", "dark 2", seed) == ("msg", ("The seed dark 2 is kept.",))
    other = Client(start().socket.address[1])  # another daemon, which shares the file
    origin = ("origin", (7, "tiny", 0.5, 0, 133.5, "stretch", 1.0, 1, 48000, 1))
    assert other.query("recall_seed", 7, "dark 2") == origin
    assert other.ending() == ("seed", (7, *seed))
    assert client.query("save_seed", "dark 2", seed[::-1]) == ("msg", ("The seed dark 2 is replaced.",))
    assert client.query("save_seed", "Bright", seed)[0] == "msg"
    assert client.query("list_seeds") == ("seeds", ("Bright", "dark 2"))
    assert client.query("delete_seed", "dark 2") == ("msg", ("The seed dark 2 is deleted.",))
    assert client.query("list_seeds") == ("seeds", ("Bright",))
    assert set(json.loads((tmp_path / "seeds.json").read_text())["seeds"]) == {"Bright"}


def test_what_is_not_there(client: Client, seed: list):
    assert client.query("list_seeds") == ("seeds", ())
    for command, arguments in (("recall_seed", (1, "x")), ("delete_seed", ("x",))):
        assert client.error(command, *arguments) == "bad_arguments"
    for name in ("", "a\nb", "x" * 101):
        assert client.error("save_seed", name, seed) == "bad_arguments"
    assert client.query("list_seeds") == ("seeds", ())


DAMAGES = ["", "{", "[]", '{"seeds": [1]}', '{"seeds": {"a": 1}}', "[" * 100_000, "\udcff"]
DAMAGES += ['{"seeds": {}, "note": "mine"}', '{"seeds": {"z": {}, "z": {}}}']  # something would be lost
DAMAGES += ['{"seeds": {"%s": {}}}' % ("q" * 70_000), '{"seeds": {}}' + " " * 2**25]


@pytest.mark.parametrize("damage", DAMAGES, ids=range(len(DAMAGES)))
def test_a_damaged_file_is_left_as_it_is(client: Client, seed: list, tmp_path: Path, damage: str):
    path, content = tmp_path / "seeds.json", damage.encode("utf-8", "surrogateescape")
    path.write_bytes(content)
    for message in (["list_seeds"], ["save_seed", "a", seed], ["recall_seed", 1, "a"], ["delete_seed", "a"]):
        assert client.error(*message) == "io"
    assert path.read_bytes() == content


def test_a_seed_that_somebody_has_changed(client: Client, seed: list, tmp_path: Path):
    """Written by hand with a byte order mark: what is right in it is told."""
    assert client.query("save_seed", "good", seed)[0] == "msg"
    path = tmp_path / "seeds.json"
    found = json.loads(path.read_text())
    found["seeds"]["bad"] = {**found["seeds"]["good"], "seeds": [["no number"]]}
    path.write_text(json.dumps(found), encoding="utf-8-sig")
    assert client.error("recall_seed", 1, "bad") == "io"
    assert client.query("recall_seed", 1, "good")[0] == "origin"
    assert client.ending() == ("seed", (1, *seed))


def test_a_folder_in_the_way_is_an_error(client: Client, seed: list, tmp_path: Path):
    (tmp_path / "seeds.json").mkdir()
    assert client.error("save_seed", "a", seed) == "io"
    assert client.alive()


def test_many_names_come_in_parts(client: Client, seed: list, tmp_path: Path):
    names = [f"{number:03d}{'x' * 90}" for number in range(200)]
    assert client.query("save_seed", names[0], seed)[0] == "msg"
    path = tmp_path / "seeds.json"
    found = json.loads(path.read_text())
    path.write_text(json.dumps({"seeds": dict.fromkeys(names, found["seeds"][names[0]])}))
    listed: list[str] = []
    while len(listed) < len(names):
        name, part = client.query("list_seeds", len(listed))
        assert name == "seeds"
        listed += part
        if len(listed) < len(names):
            assert client.receive()[1][0].endswith(f"list_seeds {len(listed)} gives the next ones.")
    assert listed == names


def test_a_link_stays_a_link(client: Client, seed: list, tmp_path: Path):
    (tmp_path / "seeds.json").symlink_to(tmp_path / "elsewhere.json")
    assert client.query("save_seed", "a", seed)[0] == "msg"
    assert (tmp_path / "seeds.json").is_symlink()
    assert set(json.loads((tmp_path / "elsewhere.json").read_text())["seeds"]) == {"a"}


def test_two_daemons_lose_nothing(client: Client, start, seed: list):
    """Both write the same file at the same time, and each name stays that a daemon has said it keeps."""
    other = Client(start().socket.address[1])
    for number in range(30):
        client.send("save_seed", f"a{number:02d}", seed)
        other.send("save_seed", f"b{number:02d}", seed)
    for each in (client, other):
        assert [each.ending()[0] for _ in range(30)] == ["msg"] * 30
    assert client.query("list_seeds") == ("seeds", tuple(f"{who}{number:02d}" for who in "ab" for number in range(30)))


def test_a_list_that_cannot_grow_is_left_readable(client: Client, seed: list, tmp_path: Path, monkeypatch):
    assert client.query("save_seed", "first", seed)[0] == "msg"
    size = (tmp_path / "seeds.json").stat().st_size
    monkeypatch.setattr("server.files.named_seeds.MAX_BYTES", size + 100)
    assert client.error("save_seed", "second", seed) == "bad_arguments"
    assert client.query("list_seeds") == ("seeds", ("first",))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_permissions_of_the_file_are_kept(client: Client, seed: list, tmp_path: Path):
    path = tmp_path / "seeds.json"
    assert client.query("save_seed", "a", seed)[0] == "msg"
    path.chmod(0o600)
    assert client.query("save_seed", "b", seed)[0] == "msg"
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o444)
    assert client.error("save_seed", "c", seed) == "io"
    assert client.query("list_seeds") == ("seeds", ("a", "b"))


def test_a_seed_keeps_what_its_model_takes(start, seed: list, tmp_path: Path):
    """Of a condition that was set for another model: the end of this one's range, as its sounds have it."""
    folder = tmp_path / "models"
    folder.mkdir()
    for name, high in (("wide", 6.0), ("narrow", 1.0)):
        conditions = (Condition("pitch", -1.0, high),)
        write_model(folder / f"{name} \u00a0.onnx", dataclasses.replace(TINY, conditions=conditions))
    library = Library([folder])
    client = Client(start(model=folder / "wide \u00a0.onnx", library=library).socket.address[1])
    client.query("set_condition", "pitch", 5.0)
    client.send("load_model", "narrow \u00a0")
    client.send("save_seed", "a", seed)
    assert sorted(client.ending()[0] for _ in range(2)) == ["model", "msg"]
    name, values = client.query("recall_seed", 1, "a")
    assert (name, values[1], values[4:6]) == ("origin", "narrow \u00a0", ("pitch", 1.0))
