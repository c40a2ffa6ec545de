"""What the patches show is what the daemon has and what plays."""

import re
import subprocess
from pathlib import Path

import pytest
from pd_daemon import FakeDaemon, fake
from pd_patch import HEADLESS, PD, complaints, needs_pd, patch
from pd_running import PATIENCE, plain

from osc_client import Client

pytestmark = needs_pd
__all__ = ["fake"]


def test_the_daemon_is_told_the_rate_of_this_moment(play, tmp_path: Path):
    """Pd may open the sound card after the patch: the rate from before was told first, and all was made twice."""
    pd = play(patch(tmp_path / "session.pd", ["obj ls-session t"]), watch=["t-ask"])
    pd.send("pd audio-dialog 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 44100 25 0 64", "t-alive 1")
    assert pd.wait("t-ask", "set_target_sr") == "set_target_sr 44100"


def test_an_undo_leaves_no_amount_of_a_direction(fake: FakeDaemon, play):
    """The first slider showed 0, and its 2 deviations were still sent."""
    pd = play(
        PD / "hallu.pd", watch=["hallu-alive", "hallu-reply", "hallu-direction-1-face", "hallu-seed", "hallu-1-loaded"]
    )
    pd.link("hallu", fake.port)
    pd.wait("hallu-direction-1-face", "label kick")
    pd.send("hallu-random bang", "hallu-direction-1 2", "hallu-inside 1", "hallu-undo bang", "hallu-inside 0")
    pd.send("hallu-ask sync 7")
    pd.wait("hallu-reply", "synced 7")
    amounts = [given[2:5] for name, given in fake.asked if name == "move_seed"]
    assert amounts == [(2, 0, 0), (0, 0, 0)]
    assert pd.wrong() == []


def test_the_truncation_of_a_recall_is_shown(serve, play):
    port = serve().port
    client = Client(port)
    client.query("set_truncation", 0.25)
    client.query("save_seed", "narrow", [1] * 64)
    client.query("set_truncation", 1.75)
    pd = play(PD / "hallu.pd", watch=["hallu-alive", "hallu-truncation"])
    pd.link("hallu", port)
    pd.wait("hallu-truncation", "set 1.75")
    pd.send("hallu-recall-seed narrow")
    pd.wait("hallu-truncation", "set 0.25")
    pd.send("hallu-ask set_truncation 0.5")
    pd.wait("hallu-truncation", "set 0.5")
    assert pd.wrong() == []


@pytest.mark.parametrize("path", sorted(PD.glob("*.pd")), ids=lambda path: path.name)
def test_each_number_and_slider_has_its_range(path: Path):
    text = path.read_text(encoding="utf-8")
    kept = {}
    for name, word, low, high in re.findall(r" ls-range (\S+) (\S+) (\S+) (\S+) [01];", text):
        kept[f"{name}-{word}"] = (float(low), float(high))
    for kind, low, high, name in re.findall(r" (nbx|hsl) \d+ \d+ (\S+) (\S+) [01] [01] (\S+) ", text):
        if name != "empty" and "-condition-" not in name:  # a meter; the daemon tells the range of a condition
            if kind == "nbx":
                assert kept[name] == pytest.approx((float(low), float(high))), name
            assert kept[name][0] <= float(low) <= float(high) <= kept[name][1], name


NUMBERS = [
    ("between", 999, 64),
    ("overlap", 5, 0.9),
    ("points", -3, 1),
    ("points", 3.5, 4),
    ("direction-1", 7, 3),
    ("truncation", 5, 2),
    ("bpm", 0, 40),
    ("bpm", 1000, 300),
]


def test_a_number_out_of_range_shows_what_plays(fake: FakeDaemon, play):
    pd = play(
        PD / "hallu.pd", watch=["hallu-alive", "hallu-reply", "hallu-says", *{f"hallu-{word}" for word, *_ in NUMBERS}]
    )
    pd.link("hallu", fake.port)
    for word, sent, kept in NUMBERS:
        pd.send(f"hallu-{word} {sent}")
        pd.wait(f"hallu-{word}", f"{sent}")
        pd.wait(f"hallu-{word}", lambda words, kept=kept: words == f"{kept}")
    pd.send("hallu-into 9")
    said = pd.wait("hallu-says", lambda words: "into" in words)
    assert plain(said) == "label into is 9: it goes from 1 to 3"
    pd.send("hallu-points 2", "hallu-points -3", "hallu-hallucinate bang", "hallu-ask sync 1")
    pd.wait("hallu-reply", "synced 1")
    assert ("hallucinate", (3, 1, 64, pytest.approx(0.9))) in fake.asked
    assert not [name for name, given in fake.asked if name == "set_truncation" and given[0] > 2]
    assert pd.wrong() == []


@pytest.mark.parametrize(
    ("patch", "numbers"),
    [
        (
            "performance",
            {"3-gain 2": "0 to 1", "4-pan 7": "0 to 1", "3-take 9": "0 to 3", "3-cross-ms -5": "1 to 10000"},
        ),
        ("sampler", {"3-start 2": "0 to 0.99", "3-gain 7": "0 to 1", "3-cutoff 999": "20 to 135"}),
        ("smol", {"slot-gain 2": "0 to 1"}),
    ],
)
def test_the_line_of_the_link_says_what_a_slot_or_a_pad_kept(play, patch: str, numbers: dict[str, str]):
    """With its name: `gain is 2` does not say whose."""
    pd = play(PD / f"{patch}.pd", watch=[f"{patch}-says"])
    for number, span in numbers.items():
        pd.send(f"{patch}-{number}")
        name, _, told = number.partition("-")
        said = f"label {patch}-{name}: {told.replace(' ', ' is ')}: it goes from {span}"
        assert plain(pd.wait(f"{patch}-says", lambda words: "goes" in words)) == said
    assert pd.wrong() == []


OUTSIDE = {  # numbers outside their ranges, most of them in number boxes
    "smol": ("bpm 999", "rate 1", "amount 999"),
    "sampler": ("bpm 999", "rate 1", "base 999", "1-gain 9", "3-note 300"),
    "performance": ("bpm 999", "rate 1", "amount 999", "3-pan 9"),
    "hallu": ("bpm 999", "rate 1", "amount 999", "truncation 9", "direction-1 9", "rng -1"),
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_each_notice_comes_once(play, tmp_path: Path, name: str):
    """A number box sends on what it gets, and each sentence came twice."""
    pd = play(PD / f"{name}.pd", watch=[f"{name}-say", "later"])
    later = patch(tmp_path / "later.pd", ["obj r sooner", "obj del 50", "obj s later"], [(0, 0, 1, 0), (1, 0, 2, 0)])
    pd.send(f"pd open {later.name} {later.parent}", *(f"{name}-{number}" for number in OUTSIDE[name]))
    pd.send("sooner bang")
    pd.wait("later")
    said = [plain(line.partition(": ")[2]) for line in pd.log if line.startswith(f"{name}-say: ")]
    ranges = [line for line in said if "it goes from" in line]
    assert len(ranges) == len(OUTSIDE[name])
    assert len(set(said)) == len(said)
    assert pd.wrong() == []


@pytest.mark.parametrize("velocity", [-1, 128])
def test_a_velocity_that_is_none_is_refused(play, velocity: int):
    pd = play(PD / "sampler.pd", watch=["sampler-say"])
    pd.send(f"sampler-3-note {velocity}")
    assert plain(pd.wait("sampler-say")) == f"sampler-3: note is {velocity}: it goes from 0 to 127"
    assert pd.wrong() == []


def test_a_recall_without_a_name(play):
    pd = play(PD / "sampler.pd", watch=["sampler-1-error"])
    pd.send("sampler-1-recall-it bang", "sampler-1-recall kick")
    assert plain(pd.wait("sampler-1-error")) == "type the name of a seed first"
    assert plain(pd.wait("sampler-1-error")) == "there is no seed kick"


def test_without_a_daemon_nothing_moves_and_a_sentence_says_so(fake: FakeDaemon, play):
    watch = [f"hallu-{word}" for word in ("alive", "says", "truncation", "direction-1", "direction-1-face", "map-face")]
    pd = play(PD / "hallu.pd", watch=watch)
    pd.send("hallu-save-seed kick")
    said = pd.wait("hallu-says", lambda words: "save_seed" in words)
    assert plain(said) == "label no daemon answers: save_seed was not sent"
    pd.send("hallu-truncation 0.5")
    pd.wait("hallu-truncation", "set 1")
    pd.wait("hallu-says", lambda words: "slider" in words)
    pd.send("hallu-direction-1 2")
    pd.wait("hallu-direction-1", "set 0")
    pd.wait("hallu-says", lambda words: "sliders" in words)
    pd.send("hallu-map 0.5 0.5")
    pd.wait("hallu-says", lambda words: "map" in words)
    pd.link("hallu", fake.port)
    pd.wait("hallu-map-face", lambda words: "seeds" in words)
    assert not [name for name, _ in fake.asked if name in ("save_seed", "set_truncation", "move_seed", "seed_at")]
    assert pd.wrong() == []


@pytest.mark.parametrize("asked", ["set_target_sr 44100", "set_channels 2", "set_bpm 140"])
def test_what_the_link_tells_a_daemon_that_comes_is_not_lost(play, tmp_path: Path, asked: str):
    """A patch that was opened without a daemon greeted with `set_target_sr was not sent`."""
    pd = play(patch(tmp_path / "link.pd", ["obj ls-osc t"]), watch=["t-say", "t-says"])
    pd.send(f"t-ask {asked}", "t-ask save_seed a")
    assert "save_seed" in plain(pd.wait("t-say"))


def test_a_square_is_marked_only_where_a_key_point_is(fake: FakeDaemon, play):
    watch = [f"hallu-{word}" for word in ("alive", "reply", "says", "step", "step-face")]
    pd = play(PD / "hallu.pd", watch=watch)
    pd.link("hallu", fake.port)
    pd.send("hallu-step 4")
    assert pd.wait("hallu-step", "color") == "color #fcfcfc #fcfcfc"  # as the paper
    assert plain(pd.wait("hallu-step-face")) == "label key points: none yet"
    pd.send("hallu-through bang")
    said = pd.wait("hallu-says", lambda words: "key" in words)
    assert plain(said) == "label the list has no key points: add the dials first"
    pd.send("hallu-add bang", "hallu-step -3")
    assert pd.wait("hallu-step", "color") == "color #fcfcfc #202020"
    assert pd.wait("hallu-step", "set") == "set 0"
    assert plain(pd.wait("hallu-step-face")) == "label key point 1 of 1"
    pd.send("hallu-remove bang")
    assert plain(pd.wait("hallu-step-face", lambda words: "none" in words)) == "label key points: none yet"
    assert not [name for name, _ in fake.asked if name == "hallucinate_through"]
    assert pd.wrong() == []


def test_a_saved_copy_begins_without_key_points(play, tmp_path: Path):
    pd = play(PD / "hallu.pd", watch=["saved"])
    pd.send("hallu-add bang", f"pd-hallu.pd savetofile copy.pd {tmp_path}")
    pd.send("saved bang")
    pd.wait("saved")
    assert "key\\ point\\ 1" in (tmp_path / "copy.pd").read_text(encoding="utf-8")
    other = play(tmp_path / "copy.pd", watch=["saved"])
    other.send(f"pd-copy.pd savetofile again.pd {tmp_path}", "saved bang")
    other.wait("saved")
    text = (tmp_path / "again.pd").read_text(encoding="utf-8")
    assert "key\\ points:\\ none\\ yet" in text
    assert "key\\ point\\ 1" not in text


def test_a_slot_says_what_it_plays(fake: FakeDaemon, play):
    """A walk has a slot of its own, so the steps of the sequence do not replace it."""
    pd = play(PD / "hallu.pd", watch=["hallu-alive", *(f"hallu-{k}-called" for k in (1, 2, 3))])
    pd.link("hallu", fake.port)
    pd.send("hallu-hallucinate bang")
    pd.wait("hallu-3-called", "symbol walk")
    pd.send("hallu-into 2", "hallu-add bang", "hallu-through bang")
    pd.wait("hallu-2-called", "symbol walk")
    pd.send("hallu-into 1", "hallu-continue-from /my/beat.wav")
    pd.wait("hallu-1-called", "symbol continued")
    assert pd.wrong() == []


@pytest.mark.parametrize("address", ["127.0.0.1 0", "127.0.0.1 65536", "127.0.0.1 ten", "127.0.0.1", "127.0.0.1 1 2"])
def test_an_address_that_is_none_leaves_the_link(fake: FakeDaemon, play, address: str):
    pd = play(PD / "smol.pd", watch=["smol-alive", "smol-says", "smol-reply"])
    pd.link("smol", fake.port)
    pd.send(f"smol-daemon {address}")
    said = pd.wait("smol-says", lambda words: "address" in words)
    assert plain(said) == "label an address is HOST PORT with a port from 1 to 65535"
    pd.send("smol-ask sync 1")
    pd.wait("smol-reply", "synced 1")
    assert pd.wrong() == []
    assert "smol-alive: 0" not in pd.log[pd.log.index("smol-alive: 1") :]


def test_a_host_that_is_none_is_named_once(play):
    """Pd's own complaint came each second."""
    pd = play(PD / "smol.pd", watch=["smol-says"])
    pd.send("smol-daemon no.such.host.invalid 10102")
    said = pd.wait("smol-says", lambda words: "host" in words)
    assert plain(said) == "label there is no host no.such.host.invalid"
    assert len([line for line in pd.log if "bad host" in line]) == 1


def test_a_saved_copy_forgets_the_texts_of_its_daemon(tmp_path: Path):
    """Pd saves labels: names of directions and a `find` from another day stood there before any daemon answered."""
    shipped = (PD / "hallu.pd").read_text(encoding="utf-8")
    stale = re.sub(r"(hallu-direction-\d-face) -", r"\1 kick", shipped)
    stale = re.sub(r"(hallu-(?:find|continue)) \w+:\\ not\\ offered", r"\1 find", stale)
    assert stale.count("face kick") == 8
    copy = tmp_path / "copy.pd"
    copy.write_text(stale, encoding="utf-8")
    save = f"; pd-copy.pd savetofile saved.pd {tmp_path}; pd quit"
    done = subprocess.run([*HEADLESS, "-open", copy, "-send", save], capture_output=True, text=True, timeout=PATIENCE)
    assert complaints(done.stderr) == []
    saved = (tmp_path / "saved.pd").read_text(encoding="utf-8")
    faces = r"#X obj \d+ \d+ (?:cnv|bng) [^;]*? (hallu-\S*(?:face|find) \S+)"
    assert re.findall(faces, saved) == re.findall(faces, shipped)
