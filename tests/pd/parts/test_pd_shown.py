"""What the patches show is what the daemon has and what plays."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_daemon import FakeDaemon
from pd_patch import PD, RATE, needs_pd, patch

from osc_client import Client

pytestmark = needs_pd


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeDaemon]:
    soundfile.write(tmp_path / "made.wav", np.zeros(RATE), RATE)
    daemon = FakeDaemon(tmp_path / "made.wav")
    yield daemon
    daemon.close()


def test_the_daemon_is_told_the_rate_of_this_moment(play, tmp_path: Path):
    """Pd may open the sound card after the patch: the rate from before was told first, and all loops were made twice."""
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
