"""A set keeps all that its sounds depend on, and says where the daemon cannot give it any more."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import PD, needs_pd
from pd_running import PATIENCE, Running, atom, plain
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
    second = serve("--model", TECHNO)
    pd = open_patch(play, second.port)
    pd.send(f"performance-open-from {atom(tmp_path / 'set.txt')}")
    pd.wait("performance-job", "1 0")
    second.process.kill()  # and again, in the middle of it
    second.process.wait()
    serve("--model", TECHNO, "--port", str(second.port))
    loads = [load(pd, slot) for slot in (1, 2, 3)]
    for sounded, again in zip(made, loads, strict=True):
        assert np.array_equal(sounded, sound(again))
    assert read_origin(Path(plain(loads[0])))["truncation"] == 0.75
    pd.wait("performance-job", "8 3")
    assert not [line for line in pd.log if "cannot give" in line]
    assert pd.wrong() == []


def test_what_the_daemon_cannot_give_is_said_and_stays_in_the_set(play, serve, tmp_path: Path):
    """A model that this daemon lacks: the takes keep it until a new sound is made in them."""
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
    pd.wait("performance-job", "8 3")
    pd.send("performance-into 1", "performance-random bang")
    load(pd, 1)
    settle(pd)
    pd.send(f"performance-save-to {atom(tmp_path / 'again.txt')}", "performance-ask sync 6")
    pd.wait("performance-reply", "synced 6")
    again = (tmp_path / "again.txt").read_text()
    assert [again.count(name) for name in ('"techno"', '"007"')] == [1, 2]


# What makes two sounds, the receivers of their files, what saves them and what opens them; the dials' names.
FILES = {
    "sampler": (["sampler-1-load", "sampler-2-load"], "sampler-kit", ["sampler-1", "sampler-2"]),
    "hallu": (["hallu-2-load", "hallu-2-load"], "hallu-path", ["hallu", "hallu"]),
}

KNOBS = {
    "sampler": {"sampler-gain": 0.25, "sampler-3-cutoff": 77, "sampler-8-loop": 1},
    "hallu": {"hallu-between": 5, "hallu-overlap": 0.25, "hallu-release": 0.5},
}


def loaded(pd: Running, receiver: str, **wanted: object) -> Path:
    """The next file of a receiver whose origin says what is wanted."""
    return Path(
        plain(
            pd.wait(receiver, lambda path: ".wav" in path and wanted.items() <= read_origin(Path(plain(path))).items())
        )
    )


@pytest.mark.parametrize("patch", FILES)
def test_a_kit_and_a_path_sound_the_same_in_a_fresh_pd(play, serve, tmp_path: Path, patch: str):
    """To the bit: each pad, and the path, has its truncation, conditions and tempo, which the daemon has lost since."""
    loads, kind, dials = FILES[patch]
    kept, says = tmp_path / "kept.txt", f"{patch}-says"
    port = serve("--model", TECHNO).port
    client = Client(port)
    name = client.query("conditions")[1][1]
    client.query("set_bpm", 140)
    watch = [*(f"{patch}-{what}" for what in ("alive", "bpm", "turning", "reply")), *set(loads), "done"]
    pd = play(PD / f"{patch}.pd", watch=watch)
    pd.link(patch, port)
    pd.send(*(f"{knob} {value}" for knob, value in KNOBS[patch].items()))
    pd.wait(f"{patch}-bpm", "140")
    made = []
    for load, seed, truncation in zip(loads, dials, (0.5, 0.75), strict=True):
        client.query("set_truncation", truncation)
        client.query("set_condition", name, truncation)
        pd.send(f"{seed}-random bang")
        made.append(loaded(pd, load, truncation=truncation))
        pd.send("hallu-add bang")
    origins = 2 if patch == "sampler" else 1
    save_until(pd, kind, kept, lambda text: text.count("origin") == origins and "0.75" in text)
    pd.close()
    for command in (("truncation", 1.25), ("condition", name), ("bpm", 128)):
        client.query(f"set_{command[0]}", *command[1:])
    again = play(PD / f"{patch}.pd", watch=[*watch, says, *KNOBS[patch]])
    again.link(patch, port)
    again.send(f"{kind}-open-from {atom(kept)}")
    again.wait(f"{patch}-bpm", "140")
    for knob, value in KNOBS[patch].items():
        again.wait(knob, f"{value}")
    if patch == "hallu":  # the path has one origin: that of its last preview
        again.wait("hallu-turning", "1")
        again.wait("hallu-turning", "0")
        again.send("hallu-next-step bang")
        made, loads = made[1:], loads[1:]
    for load, first in zip(loads, made, strict=True):
        second = loaded(again, load, **read_origin(first))
        assert np.array_equal(*(soundfile.read(path, dtype="int32")[0] for path in (first, second)))
    assert pd.wrong() + again.wrong() == []
    heard = [line.partition(" ")[2] for line in again.log if line.startswith(f"{loads[-1]}: ")]
    assert {read_origin(Path(plain(path)))["truncation"] for path in heard} == {0.75}  # nothing else was heard before

    text = kept.read_text()
    assert '"techno"' in text
    kept.write_text(text.replace('"techno"', '"007"'))
    again.send(f"{kind}-open-from {atom(kept)}")
    again.wait(says, r"label the\ daemon\ cannot\ give\ the\ loop\ as\ it\ was")
    again.wait(f"{patch}-turning", "0")
    later = tmp_path / "later.txt"
    again.send("hallu-next-step bang")  # a step along the path is no other sound
    settle(again, patch)
    again.send(f"{kind}-save-to {atom(later)}")
    settle(again, patch)
    assert later.read_text().count('"007"') == text.count('"techno"')  # the daemon lacks it, the file does not
    again.send(f"{dials[-1]}-random bang")
    save_until(again, kind, later, lambda saved: saved.count('"007"') == text.count('"techno"') - 1)


def save_until(pd: Running, kind: str, path: Path, wanted: Callable[[str], bool]) -> None:
    """Save until the file has what is wanted: what a sound was made with comes after the sound."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        pd.send(f"{kind}-save-to {atom(path)}", "done 1")
        pd.wait("done")
        if wanted(path.read_text()):
            return
        time.sleep(0.05)
    raise AssertionError(f"{path.read_text()}\nis not what was waited for; Pd said {pd.log[-20:]}")


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


def test_the_arrangement_leaves_play_as_it_was(play, tmp_path: Path):
    """Switched on at rest, too, and in a set that is saved while it is on; what is drawn at rest is played."""
    plays = [f"performance-{k}-play" for k in (1, 2)]
    pd = play(PD / "performance.pd", watch=["done", *plays])
    pd.send("performance-2-play 0", "performance-arrange 1", "performance-2-bars 0 1", "performance-1-bars 0 0")
    for receiver, value in zip(plays, "01", strict=True):
        pd.wait(receiver, value)
    pd.send(f"performance-save-to {atom(tmp_path / 'set.txt')}", "performance-arrange 0", "done 1")
    pd.wait("done")
    again = play(PD / "performance.pd", watch=["done", "performance-arrange", *plays])
    again.send("performance-arrange 1", f"performance-open-from {atom(tmp_path / 'set.txt')}")
    again.wait("performance-arrange", "1")
    again.wait("performance-arrange", "1")
    again.wait(plays[1], "1")
    again.send("performance-arrange 0", "done 1")
    again.wait("done")
    for one in (pd, again):
        assert [[line for line in one.log if line.startswith(name)][-1][-1] for name in plays] == ["1", "0"]
        assert one.wrong() == []


def test_a_bar_drawn_outside_its_box_is_the_nearest_one(play, tmp_path: Path):
    """Below is a rest, above the last take: by a message to the array, as the mouse draws, and from a file."""
    bars, kept = "performance-1-bars", tmp_path / "set.txt"
    pd = play(PD / "performance.pd", watch=["performance-1-take", "performance-1-play", "performance-say", "done"])
    pd.send("performance-1-play 1", "performance-arrange 1", f"{bars} 0 -3 9 2.4 1000")
    pd.wait("performance-1-play", "0")
    assert plain(pd.wait("performance-say")) == "performance-1: bars go from 0 (a rest) to 4"
    pd.send("performance-column 1", f"performance-save-to {kept}", "done 1")
    pd.wait("performance-1-take", "3")
    pd.wait("done")
    text = kept.read_text()
    assert "bars 1 0 4 2.4 4 0 " in text
    kept.write_text(text.replace("bars 1 0 4 2.4", "bars 1 -3 9 2.4"))
    pd.send(f"performance-open-from {kept}", f"performance-save-to {kept}", "done 2")
    pd.wait("done")
    assert kept.read_text() == text
    assert pd.wrong() == []


def test_bars_drawn_just_before_the_start_are_played(play):
    pd = play(PD / "performance.pd", watch=["performance-1-play", "done"])
    pd.send("performance-1-bars 0 1", "performance-arrange 1")
    pd.wait("performance-1-play", "1")
    pd.send("done 1", "performance-1-bars 0 0", "performance-run 1", "done 2")
    pd.wait("done", "2")
    assert pd.log.index("performance-1-play: 0") < pd.log.index("done: 2")
    assert pd.wrong() == []


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
