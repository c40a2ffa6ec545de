"""Keys and MIDI: a held key plays once, and typing a name plays nothing."""

from pd_patch import PD, needs_pd

pytestmark = needs_pd


def test_a_held_key_plays_once(play):
    """Its repeats come as ups and downs."""
    pd = play(PD / "sampler.pd", watch=["sampler-3-note", "sampler-1-note"])
    for _ in range(25):
        pd.send("#keyname 1 F3", "#keyname 0 F3")
    assert pd.wait("sampler-3-note") == "100"
    assert pd.wait("sampler-3-note") == "0"
    pd.send("#keyname 1 F3")
    assert pd.wait("sampler-3-note") == "100"
    assert len([line for line in pd.log if line.startswith("sampler-3-note")]) == 3
    assert pd.wrong() == []


def test_typing_plays_nothing(play):
    pd = play(PD / "sampler.pd", watch=["sampler-1-note", "sampler-2-note"])
    pd.send("#key 49", "#keyname 1 1", "#keyup 49", "#keyname 1 F2")
    pd.wait("sampler-2-note")
    assert not [line for line in pd.log if line.startswith("sampler-1-note")]


def test_the_keys_of_the_other_patches(play):
    names = ("smol", "performance", "hallu")
    watch = ["smol-run", "performance-2-play", "performance-run", "hallu-run", "hallu-ask", "smol-seed"]
    pd = play(*(PD / f"{name}.pd" for name in names), watch=watch)
    pd.send("#keyname 1 F9")
    for name in names:
        assert pd.wait(f"{name}-run") == "1"
    pd.send("#keyname 1 F2")
    assert pd.wait("performance-2-play") == "0"
    pd.send("#keyname 0 F2", "#keyname 1 F1")
    pd.wait("hallu-ask", "random_seed")
    pd.wait("smol-seed")
    assert pd.wrong() == []


def test_a_controller_is_learned(play):
    """The next one that moves; then it alone moves the value."""
    pd = play(PD / "smol.pd", watch=["smol-bpm"])
    pd.send("#ctlin 7 100 1", "smol-bpm-learn 1", "#ctlin 20 127 2", "#ctlin 20 0 2", "#ctlin 21 64 2")
    assert pd.wait("smol-bpm") == "180"
    assert pd.wait("smol-bpm") == "60"
    pd.send("smol-bpm-learn 0", "#ctlin 20 127 2", "smol-bpm 99")
    assert pd.wait("smol-bpm") == "99"
    assert pd.wrong() == []
