"""A set keeps all that its sounds depend on, and says where the daemon cannot give it any more."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import PD, needs_pd
from pd_running import Running, atom, plain
from test_pd_instruments import settle

import models
from inference.files.wav import read_origin
from osc_client import Client

TECHNO = str(models.PRETRAINED / "techno.onnx")
WATCH = ["performance-alive", "performance-reply", "performance-job", "performance-says"]
WATCH += [f"performance-{k}-load" for k in (1, 2, 3)]
pytestmark = needs_pd


def open_patch(play, port: int) -> Running:
    pd = play(PD / "performance.pd", watch=WATCH)
    pd.link("performance", port)
    return pd


def sound(words: str) -> np.ndarray:
    return soundfile.read(plain(words), dtype="int32")[0]


def load(pd: Running, slot: int) -> str:
    return pd.wait(f"performance-{slot}-load", lambda words: ".wav" in words)


def make_set(pd: Running, client: Client, path: Path) -> list[np.ndarray]:
    """Three takes, each with settings of its own: a loop, a walk, a fade on an arc."""
    name = client.query("conditions")[1][1]
    client.query("set_truncation", 0.75)
    client.query("set_condition", name, 0.9)
    pd.send("performance-into 1", "performance-random bang")
    sounds = [sound(load(pd, 1))]
    client.query("set_transients", 0.5)
    client.query("set_condition", name)
    pd.send("performance-follow stretch", "performance-from 1", "performance-to 1", "performance-steps 2")
    pd.send("performance-into 2", "performance-walk bang")
    sounds.append(sound(load(pd, 2)))
    settle(pd)
    pd.send("performance-to 2", "performance-arc 1", "performance-into 3", "performance-fade bang")
    sounds.append(sound(load(pd, 3)))
    settle(pd)
    pd.send(f"performance-save-to {atom(path)}", "performance-ask sync 5")
    pd.wait("performance-reply", "synced 5")
    assert pd.wrong() == []
    return sounds


def test_a_set_sounds_the_same_in_a_fresh_pd_and_daemon(play, serve, tmp_path: Path):
    """To the bit: conditions, truncation, transients, the way to follow the tempo and the dice come back."""
    first = serve("--model", TECHNO)
    pd = open_patch(play, first.port)
    made = make_set(pd, Client(first.port), tmp_path / "set.txt")
    pd.close()
    pd = open_patch(play, serve("--model", TECHNO).port)
    pd.send(f"performance-open-from {atom(tmp_path / 'set.txt')}")
    loads = [load(pd, slot) for slot in (1, 2, 3)]
    for sounded, again in zip(made, loads, strict=True):
        assert np.array_equal(sounded, sound(again))
    assert read_origin(Path(plain(loads[0])))["truncation"] == 0.75
    pd.wait("performance-job", "8 3")
    assert not [line for line in pd.log if "cannot give" in line]
    assert pd.wrong() == []


def test_what_the_daemon_cannot_give_is_said(play, serve, tmp_path: Path):
    """Another model, without the condition that the set was made with."""
    first = serve("--model", TECHNO)
    pd = open_patch(play, first.port)
    make_set(pd, Client(first.port), tmp_path / "set.txt")
    pd.close()
    text = (tmp_path / "set.txt").read_text()
    (tmp_path / "set.txt").write_text(text.replace('"techno"', '"007"'))
    pd = open_patch(play, serve("--model", TECHNO).port)
    pd.send(f"performance-open-from {atom(tmp_path / 'set.txt')}")
    pd.wait("performance-says", r"label the\ daemon\ cannot\ give\ all\ takes\ as\ they\ were")
    assert "no\\ model" in "".join(pd.log) or "no model" in "".join(pd.log)


def test_a_kit_of_the_sampler_comes_back(play, tmp_path: Path):
    """Dials and knobs of all pads, in a fresh Pd."""
    watch = ["sampler-3-seed", "sampler-3-cutoff", "sampler-8-loop"]
    pd = play(PD / "sampler.pd", watch=watch)
    pd.send("sampler-3-random bang", "sampler-3-cutoff 77", "sampler-8-loop 1")
    dials = pd.wait("sampler-3-seed")
    kit = tmp_path / "kit ä.txt"
    pd.send(f"sampler-kit-save-to {atom(kit)}", "sampler-3-random bang")
    pd.wait("sampler-3-seed", lambda words: words != dials)
    other = play(PD / "sampler.pd", watch=watch)
    other.send(f"sampler-kit-open-from {atom(kit)}")
    assert other.wait("sampler-3-seed") == dials
    assert other.wait("sampler-3-cutoff") == "77"
    assert other.wait("sampler-8-loop") == "1"
    assert pd.wrong() + other.wrong() == []


def test_a_path_of_key_points_comes_back(play, tmp_path: Path):
    watch = ["hallu-step-face", "hallu-seed"]
    pd = play(PD / "hallu.pd", watch=watch)
    for number in (5, 6, 7):
        pd.send(f"hallu-set {' '.join([str(number)] * 64)}", "hallu-add bang")
    path = tmp_path / "path 1.txt"
    pd.wait("hallu-step-face", r"label key\ point\ 3\ of\ 3")
    pd.send(f"hallu-path-save-to {atom(path)}")
    other = play(PD / "hallu.pd", watch=watch)
    other.send(f"hallu-path-open-from {atom(path)}")
    other.wait("hallu-step-face", r"label key\ point\ 1\ of\ 3")
    other.send("hallu-next-step bang")
    other.wait("hallu-seed", " ".join(["6"] * 64))
    assert pd.wrong() + other.wrong() == []


@pytest.mark.parametrize(
    ("patch", "file", "knob", "other"),
    [
        ("performance", "performance", "performance-3-gain", "performance-4-pan"),
        ("sampler", "sampler-kit", "sampler-3-cutoff", "sampler-4-gain"),
    ],
)
def test_the_controllers_come_back(play, tmp_path: Path, patch: str, file: str, knob: str, other: str):
    """Those of a set or a kit, each on its channel; a knob that learned none moves with none."""
    pd = play(PD / f"{patch}.pd", watch=[knob, other, "done"])
    pd.send(f"{knob}-learn 1", "#ctlin 7 127 2", f"{knob}-learn 0", f"{knob}-learn 1", "#ctlin 21 0 3")
    pd.wait(knob)
    pd.send(f"{file}-save-to {atom(tmp_path / 'kept.txt')}", "done 1")
    pd.wait("done")
    again = play(PD / f"{patch}.pd", watch=[knob, other, "done"])
    again.send(f"{file}-open-from {atom(tmp_path / 'kept.txt')}", "#ctlin 7 64 2", "#ctlin 21 64 1", "done 1")
    again.wait("done")
    moved = len([line for line in again.log if line.startswith(f"{knob}: ")])
    again.send("#ctlin 21 127 3", "done 2")
    again.wait("done")
    lines = [line for line in again.log if line.startswith(f"{knob}: ")]
    assert lines[moved:] == [f"{knob}: {135 if 'cutoff' in knob else 1}"]
    assert pd.wrong() + again.wrong() == []


@pytest.mark.parametrize("name", ["kick", "7", "für 2 s"])
def test_a_recalled_seed_names_its_slot(play, serve, tmp_path: Path, name: str):
    """In the take's label, which a set keeps; a drawn seed has no name any more."""
    port = serve().port
    face = "performance-2-face"
    pd = play(PD / "performance.pd", watch=["performance-alive", "performance-reply", face])
    pd.link("performance", port)

    pd.send("performance-into 2", "performance-random bang")
    pd.wait(face, lambda words: plain(words) == "label take 1: new seed")
    pd.send(rf"performance-store symbol \{atom(name)}", "performance-random bang")
    pd.send(rf"performance-recall symbol \{atom(name)}")
    pd.wait(face, lambda words: plain(words) == f"label take 1: {name}")
    pd.send(f"performance-save-to {atom(tmp_path / 'set.txt')}", "performance-dials 3 50")
    pd.wait(face, lambda words: plain(words) == "label take 1: drawn")
    again = play(PD / "performance.pd", watch=["performance-alive", "performance-job", face])
    again.link("performance", port)
    again.send(f"performance-open-from {atom(tmp_path / 'set.txt')}")
    again.wait(face, lambda words: plain(words) == f"label take 1: {name}")
    assert pd.wrong() + again.wrong() == []


@pytest.mark.parametrize("name", ["set one ä.txt", "7 and 7.txt", "set.txt"])
def test_a_path_with_blanks_is_not_cut(play, serve, tmp_path: Path, name: str):
    """The file of its first word may be somebody else's."""
    (tmp_path / "set").write_text("mine")
    pd = play(PD / "performance.pd", watch=["performance-alive", "performance-reply", "performance-bpm"])
    pd.link("performance", serve().port)
    pd.send("performance-bpm 133", f"performance-save-to {tmp_path / name}", "performance-ask sync 4")
    pd.wait("performance-reply", "synced 4")
    assert (tmp_path / "set").read_text() == "mine"
    assert "all 133 " in (tmp_path / name).read_text()
    pd.send("performance-bpm 100", f"performance-open-from {tmp_path / name}")
    pd.wait("performance-bpm", "133")
    assert pd.wrong() == []


@pytest.mark.parametrize(("patch", "slot"), [("smol", "smol-slot"), ("hallu", "hallu-2"), ("sampler", "sampler-1")])
def test_the_other_faces_name_it_too(play, serve, patch: str, slot: str):
    dials = "sampler-1" if patch == "sampler" else patch
    pd = play(PD / f"{patch}.pd", watch=[f"{patch}-alive", f"{slot}-face"])
    pd.link(patch, serve().port)
    pd.send(f"{dials}-random bang", f"{dials}-store kick", f"{dials}-random bang", f"{dials}-recall kick")
    pd.wait(f"{slot}-face", "label kick")
    assert pd.wrong() == []


KINDS = {  # what saves it, what opens it, what makes something to save, its name, whose it is
    "performance": ("performance-save-to", "performance-open-from", "performance-3-gain 0.5", "set", "performance.pd"),
    "sampler": ("sampler-kit-save-to", "sampler-kit-open-from", "sampler-3-cutoff 77", "kit", "sampler.pd"),
    "hallu": ("hallu-path-save-to", "hallu-path-open-from", "hallu-add bang", "path", "hallu.pd"),
    "smol": ("smol-save", "smol-open", "smol-store kick", "seed file", "ls-seed.pd"),
}


@pytest.mark.parametrize("patch", KINDS)
def test_a_file_that_is_not_whole_is_named_and_changes_nothing(play, tmp_path: Path, patch: str):
    save, opens, first, kind, owner = KINDS[patch]
    wrong = f"{patch}-wrong"
    pd = play(PD / f"{patch}.pd", watch=[wrong, "done"])
    good, bad, after = (tmp_path / f"{name}.txt" for name in ("good", "bad one", "after"))
    pd.send(first, "hallu-add bang", "smol-store snare", f"{save} {good}", "done 1")
    pd.wait("done")
    pd.send("performance-3-gain 0.25", "sampler-3-cutoff 50", "hallu-add bang", "smol-store hat")
    pd.send(f"{save} {after}", "done 2")
    pd.wait("done")
    kept, whole = after.read_text(), good.read_bytes()
    pd.send(f"{opens} {tmp_path}/no such file.txt")
    assert plain(pd.wait(wrong)).startswith(f"label There is no {kind} at ")
    lines = [line + b";\n" for line in whole.split(b";\n")[:-1]]  # Pd breaks long lines, too
    long = max(lines, key=len)
    middle = f"label {bad.name} ends in the middle."
    other = f"label {bad.name} is no {kind} of {owner}."
    damaged = {
        whole[: len(whole) * 3 // 4]: middle,
        whole.rstrip()[:-1]: middle,
        b"hello world;\n" + whole: other,
        np.random.default_rng(1).bytes(300): other,
        b"": other,
        whole.replace(long, long.replace(b" 0", b" zero", 1), 1): other,
    }
    if patch in ("performance", "sampler"):
        damaged[b"".join(lines[:-1])] = middle
    if patch == "performance":
        damaged[whole.replace(b"take 8 0", b"take 8 zero")] = other
    for content, said in damaged.items():
        bad.write_bytes(content)
        pd.send(f"{opens} {bad}")
        assert plain(pd.wait(wrong)) == said, content
        after.unlink()
        pd.send(f"{save} {after}", "done 3")
        pd.wait("done")
        assert after.read_text() == kept
    bad.write_bytes(whole.rstrip() + b"\r\n\n\n\n\n")  # as an editor may leave it
    pd.send(f"{opens} {bad}", f"{save} {after}", "done 4")
    pd.wait("done")
    assert after.read_bytes() == whole
    assert pd.wrong() == []
