"""What the link tells the daemon, and tells it again: rate, channels, tempo."""

import shutil
import signal
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import PD, RATE, needs_pd
from pd_running import Running, atom, made_with, plain

import models
from inference.files.wav import read_origin
from osc_client import Client

TECHNO = str(models.PRETRAINED / "techno.onnx")
pytestmark = needs_pd


def set_rate(pd: Running, rate: int) -> None:
    """As the audio settings of Pd do; without a device."""
    pd.send(f"pd audio-dialog {'-1 ' * 4}{'0 ' * 4}{'-1 ' * 4}{'0 ' * 4}{rate} 50", "pd dsp 1")


def test_another_rate_of_pd(play, serve):
    """The clock counts a bar of the new rate, and the daemon makes the loop anew."""
    pd = play(PD / "smol.pd", watch=["smol-alive", "smol-length", "smol-slot-loaded"])
    pd.link("smol", serve("--model", TECHNO).port)
    pd.send("smol-random bang")
    assert made_with(pd.wait("smol-slot-loaded")) == (128, RATE)
    set_rate(pd, 44100)
    assert pd.wait("smol-length", lambda words: words != "90000") == "82688"
    assert made_with(pd.wait("smol-slot-loaded")) == (128, 44100)
    assert not [line for line in pd.wrong() if not line.startswith("ALSA")]


@pytest.mark.parametrize("name", ["smol", "sampler"])
def test_a_daemon_that_restarts_at_once(play, serve, name: str):
    """Within a second: no light goes out, but rate and tempo are told to the new one."""
    slot = {"smol": "smol-slot", "sampler": "sampler-1"}[name]
    pd = play(PD / f"{name}.pd", watch=[f"{name}-alive", f"{slot}-loaded"])
    first = serve("--model", TECHNO)
    pd.link(name, first.port)
    dials = {"smol": "smol", "sampler": "sampler-1"}[name]
    pd.send(f"{name}-bpm 131", f"{dials}-random bang")
    while made_with(pd.wait(f"{slot}-loaded")) != (131, RATE):
        pass
    first.process.kill()
    first.process.wait()
    serve("--model", TECHNO, "--port", str(first.port))
    assert made_with(pd.wait(f"{slot}-loaded")) == (131, RATE)  # asked for anew
    pd.send(f"{dials}-random bang")
    assert made_with(pd.wait(f"{slot}-loaded")) == (131, RATE)
    assert pd.wrong() == []


def test_an_answer_of_a_daemon_that_has_just_started(play, serve):
    """A request that it gets before the next tick of the link registers its sender first."""
    pd = play(PD / "smol.pd", watch=["smol-alive", "smol-reply"])
    first = serve()
    pd.link("smol", first.port)
    pd.process.send_signal(signal.SIGSTOP)  # or a busy machine starts the daemon only when the link has given up
    first.process.kill()
    first.process.wait()
    serve("--port", str(first.port))
    pd.send("smol-ask random_seed 7")
    pd.process.send_signal(signal.SIGCONT)
    pd.wait("smol-reply", "seed 7")


def test_the_tempo_of_another_client(play, serve):
    """The clock follows, and the loops are made anew; a tempo that no clock has is set back."""
    pd = play(PD / "smol.pd", watch=["smol-alive", "smol-bpm", "smol-slot-loaded"])
    port = serve("--model", TECHNO).port
    pd.link("smol", port)
    pd.send("smol-random bang")
    pd.wait("smol-slot-loaded")
    other = Client(port)
    other.query("set_bpm", 140)
    assert pd.wait("smol-bpm") == "140"
    assert made_with(pd.wait("smol-slot-loaded"))[0] == 140
    other.query("set_bpm", 0)
    assert other.receive() == ("setting", ("bpm", 140.0))
    pd.send("smol-random bang")
    assert made_with(pd.wait("smol-slot-loaded"))[0] == 140
    assert pd.wrong() == []


@pytest.mark.parametrize("name", ["smol", "sampler"])
def test_a_patch_that_is_opened_takes_the_tempo_that_plays(play, serve, name: str):
    """Opening one sent 128 BPM to all clients."""
    daemon = serve("--model", TECHNO)
    other = Client(daemon.port)
    other.query("set_bpm", 140)
    pd = play(PD / f"{name}.pd", watch=[f"{name}-alive", f"{name}-bpm"])
    pd.link(name, daemon.port)
    assert pd.wait(f"{name}-bpm", "140") == "140"
    other.send("sync", 9)
    while (heard := other.receive()) != ("synced", (9,)):
        assert heard[1][0] != "bpm"
    pd.send(f"{name}-bpm 150")
    while other.receive() != ("setting", ("bpm", 150.0)):
        pass
    assert pd.wrong() == []


def test_a_patch_keeps_its_tempo_when_the_daemon_restarts(play, serve):
    """The new one plays the model's tempo, by repitch, until it is told."""
    first = serve("--model", TECHNO)
    Client(first.port).query("set_bpm", 140)
    pd = play(PD / "smol.pd", watch=["smol-alive", "smol-bpm", "smol-slot-loaded"])
    pd.link("smol", first.port)
    pd.wait("smol-bpm", "140")
    Client(first.port).query("set_bpm", 141, "stretch")
    pd.wait("smol-bpm", "141")
    first.process.kill()
    first.process.wait()
    serve("--model", TECHNO, "--port", str(first.port))
    pd.wait("smol-alive", "0")
    pd.wait("smol-alive", "1")
    pd.send("smol-random bang")  # one that is asked for just before the daemon was told is asked for anew
    while made_with(made := pd.wait("smol-slot-loaded")) != (141, RATE):
        pass
    assert read_origin(Path(plain(made)))["stretch"] is True
    assert pd.wrong() == []


def test_a_tempo_followed_by_stretch(play, serve):
    pd = play(PD / "smol.pd", watch=["smol-alive", "smol-slot-loaded"])
    pd.link("smol", serve("--model", TECHNO).port)
    pd.send("smol-follow stretch", "smol-random bang")
    assert read_origin(Path(plain(pd.wait("smol-slot-loaded"))))["stretch"] is True
    assert pd.wrong() == []


def test_the_page_of_the_daemon(play, serve, tmp_path: Path, models_folder: Path):
    """Models with blanks in their names are listed, stepped to and loaded; rate and work are the daemon's."""
    folder = tmp_path / "models"
    folder.mkdir()
    for name in ("tiny", "deep house", "007"):
        shutil.copy(models_folder / "tiny.onnx", folder / f"{name}.onnx")
    faces = ["smol-model-face", "smol-plays-face", "smol-status-face"]
    pd = play(PD / "smol.pd", watch=["smol-alive", "smol-reply", "smol-rate", *faces])
    port = serve("--model", str(folder / "tiny.onnx")).port
    pd.link("smol", port)
    assert plain(pd.wait("smol-plays-face")) == "label tiny"
    pd.wait("smol-status-face", r"label waiting\ 0")
    client = Client(port)
    names = list(client.query("list_models")[1])
    assert {"007", "deep house"} <= set(names)
    pd.send("smol-list-models bang")
    for name in [*names, names[0]]:
        assert plain(pd.wait("smol-model-face")) == f"label {name}"
        pd.send("smol-load-it bang")
        pd.wait("smol-plays-face", f"label {atom(name)}")
        pd.send("smol-next-model bang")
    client.query("set_target_sr", 32000)
    pd.wait("smol-rate", "set 32000")
    client.query("load_model", "deep house")
    pd.wait("smol-plays-face", r"label deep\ house")
    assert pd.wrong() == []


def test_an_error_is_printed_as_words(play, serve):
    """In Pd's window, without backslashes."""
    pd = play(PD / "smol.pd", watch=["smol-alive"])
    pd.link("smol", serve().port)
    pd.send("smol-ask nonsense", "smol-ask load_model none")
    said = pd.wait("smol-error")
    assert said.startswith("There is no command /cc/nonsense")
    assert "\\" not in said + pd.wait("smol-error")


@pytest.mark.parametrize(
    ("slider", "value", "shown"),
    [
        ("performance-3-gain", 0.5, "gain -6.0 dB"),
        ("performance-3-gain", 0, "gain -inf dB"),
        ("performance-gain", 0.25, "gain -12.0 dB"),
        ("performance-3-pan", 0.5, "pan C"),
        ("performance-3-pan", 0.25, "pan L 50"),
        ("performance-3-pan", 1, "pan R 100"),
        ("performance-position", 0.75, "position 75 %"),
        ("performance-condition-2", 0.25, "0.25"),
        ("sampler-2-cutoff", 69, "cutoff 440 Hz"),
        ("sampler-2-cutoff", 135, "cutoff off"),
        ("sampler-2-start", 0.25, "start 25 %"),
        ("sampler-2-attack", 20, "attack 20 ms"),
        ("sampler-2-reso", 4, "reso 4.0"),
        ("hallu-direction-1", -1.5, "-1.50 sd"),
        ("smol-gain", 1, "gain 0.0 dB"),
    ],
)
def test_a_slider_says_its_value_and_unit(play, slider: str, value: float, shown: str):
    pd = play(PD / f"{slider.split('-')[0]}.pd", watch=[f"{slider}-value"])
    pd.send(f"{slider} {value}")
    pd.wait(f"{slider}-value", lambda words: plain(words) == f"label {shown}")
    assert pd.wrong() == []


@pytest.mark.parametrize(("name", "slot"), [("smol", "smol-slot"), ("hallu", "hallu-2")])
def test_a_loop_is_made_anew_as_it_was(play, serve, name: str, slot: str):
    """By a daemon that has just started: what the loop was made with is set first."""
    first = serve("--model", TECHNO)
    client = Client(first.port)
    condition = client.query("conditions")[1][1]
    client.query("set_truncation", 0.5)
    client.query("set_transients", 0.25)
    client.query("set_condition", condition, 0.75)
    pd = play(PD / f"{name}.pd", watch=[f"{name}-alive", f"{name}-reply", f"{slot}-loaded"])
    pd.link(name, first.port)
    pd.send(f"{name}-follow stretch", f"{name}-random bang")
    made = Path(plain(pd.wait(f"{slot}-loaded")))
    pd.wait(f"{name}-reply", "origin 9010")
    first.process.kill()
    first.process.wait()
    serve("--model", TECHNO, "--port", str(first.port))
    again = Path(plain(pd.wait(f"{slot}-loaded", lambda path: plain(path) != str(made))))
    assert np.array_equal(soundfile.read(made)[0], soundfile.read(again)[0])
    origin = read_origin(again)
    assert (origin["truncation"], origin["transients"], origin["conditions"]) == (0.5, 0.25, {condition: 0.75})
    assert origin["stretch"] is True
    assert pd.wrong() == []


@pytest.mark.parametrize(
    ("name", "dials", "slot"),
    [
        ("smol", "smol", "smol-slot-loaded"),
        ("sampler", "sampler-3", "sampler-3-loaded"),
        ("performance", "performance", "performance-1-loaded"),
        ("hallu", "hallu", "hallu-2-loaded"),
    ],
)
def test_the_daemon_keeps_its_settings_when_sounds_are_made_anew(play, serve, name: str, dials: str, slot: str):
    """A new tempo made each sound anew with its own settings, and left the daemon on them."""
    pd = play(PD / f"{name}.pd", watch=[f"{name}-alive", f"{name}-reply", slot, "performance-condition-1"])
    port = serve("--model", TECHNO).port
    pd.link(name, port)
    pd.send(f"{dials}-random bang")
    pd.wait(slot)
    pd.wait(f"{name}-reply", "origin")
    client = Client(port)
    condition = client.query("conditions")[1][1]
    wanted = {"truncation": 0.5, "transients": 0.25, f"condition/{condition}": 0.75, "follow": "stretch"}
    for command, *values in (("truncation", 0.5), ("transients", 0.25), ("condition", condition, 0.75)):
        client.query(f"set_{command}", *values)
    client.query("set_bpm", 150, "stretch")
    told: dict[str, object] = {}
    while told.get("truncation") != 1:
        keep_setting(client, told)
    while told != wanted:
        keep_setting(client, told)
    origin = read_origin(Path(plain(pd.wait(slot, lambda path: made_with(path)[0] == 150))))
    assert (origin.get("truncation", 1), origin["conditions"], origin["stretch"]) == (1, {}, False)  # as it was
    if name == "performance":
        pd.wait("performance-condition-1", "set 0.75")
    pd.send(f"{dials}-random bang")
    origin = read_origin(Path(plain(pd.wait(slot))))
    assert (origin["truncation"], origin["transients"]) == (0.5, 0.25)
    assert (origin["conditions"], origin["stretch"]) == ({condition: 0.75}, True)
    assert pd.wrong() == []


def turned(pd: Running, name: str) -> None:
    """The sounds are made anew, and the daemon's own settings are back."""
    pd.wait(f"{name}-turning", "1")
    pd.wait(f"{name}-turning", "0")


def settings_of(port: int) -> dict:
    """What the daemon makes a loop with."""
    return read_origin(Path(Client(port).query("generate_single_wav_id", 3, [0.0] * 64)[1][1]))


def test_the_own_change_wins(play, serve):
    """Of a user or of another client, while sounds are made anew with settings of their own."""
    pd = play(PD / "smol.pd", watch=["smol-alive", "smol-reply", "smol-turning"])
    port = serve("--model", TECHNO).port
    pd.link("smol", port)
    pd.send("smol-random bang")
    pd.wait("smol-reply", "origin 9010")
    client = Client(port)
    client.query("set_bpm", 150)
    pd.wait("smol-turning", "1")
    pd.send("smol-ask set_truncation 0.25")
    client.query("set_transients", 0.5)
    pd.wait("smol-turning", "0")
    found = settings_of(port)
    assert (found["truncation"], found["transients"]) == (0.25, 0.5)
    assert pd.wrong() == []


def test_two_patches_keep_each_others_settings_out(play, serve):
    """Each makes its sound anew with settings of its own at the same time; the daemon keeps what a user has set."""
    slots = {"smol": ("smol-slot-loaded", 0.5), "hallu": ("hallu-2-loaded", 0.75)}
    watch = [f"{name}-{what}" for name in slots for what in ("alive", "reply", "turning")]
    pd = play(PD / "smol.pd", PD / "hallu.pd", watch=[*watch, *(slot for slot, _ in slots.values())])
    port = serve("--model", TECHNO).port
    client = Client(port)
    for name, (slot, truncation) in slots.items():
        pd.link(name, port)
        client.query("set_truncation", truncation)
        pd.send(f"{name}-random bang")
        pd.wait(slot)
        pd.wait(f"{name}-reply", "origin 9010")
    client.query("set_truncation", 1.25)
    client.query("set_bpm", 150)
    for name, (slot, truncation) in slots.items():
        turned(pd, name)
        made = pd.wait(slot, lambda path: made_with(path)[0] == 150)
        assert read_origin(Path(plain(made)))["truncation"] == truncation
    assert settings_of(port)["truncation"] == 1.25
    assert pd.wrong() == []


def test_a_recall_right_after_a_load(play, serve):
    """The seed brings its own model, also while another one is still being loaded."""
    pd = play(PD / "hallu.pd", watch=["hallu-alive", "hallu-reply"])
    pd.link("hallu", serve().port)
    pd.send("hallu-save-seed kick", "hallu-ask load_model other", "hallu-recall-seed kick")
    pd.wait("hallu-reply", "model other")
    pd.wait("hallu-reply", "model tiny")
    assert pd.wrong() == []


def keep_setting(client: Client, told: dict[str, object]) -> None:
    """The next thing that the daemon tells a client; a setting is kept under its name."""
    reply, arguments = client.receive()
    if reply == "setting":
        told[arguments[0]] = arguments[1]
