"""Paths in messages and the files behind them: blanks, missing files, files of another kind."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pd_patch import PD, RATE, needs_pd
from pd_running import atom, plain

pytestmark = needs_pd
each_save = pytest.mark.parametrize(
    ("patch", "save"),
    [
        ("performance", "performance-save-to"),
        ("sampler", "sampler-kit-save-to"),
        ("hallu", "hallu-path-save-to"),
        ("smol", "smol-save"),
    ],
)


@each_save
def test_a_path_with_blanks_is_one_path(play, tmp_path: Path, patch: str, save: str):
    """Without backslashes, as a hand types it. The file whose name is the first word stays as it is."""
    (tmp_path / "mine").write_text("my own")
    pd = play(PD / f"{patch}.pd", watch=["done"])
    pd.send("hallu-add bang", "smol-store kick")  # Pd complains of a list that is empty
    pd.send(f"{save} {tmp_path}/mine one 2 ä.txt", "done 1")
    pd.wait("done")
    assert (tmp_path / "mine one 2 ä.txt").exists()
    assert (tmp_path / "mine").read_text() == "my own"
    assert pd.wrong() == []


@each_save
def test_a_file_that_cannot_be_written_is_named(play, tmp_path: Path, patch: str, save: str):
    """In the red line: Pd's window alone has too little of it. A folder is no file, and `~` is no folder for Pd."""
    wrong = f"{patch}-wrong"
    pd = play(PD / f"{patch}.pd", watch=[wrong])
    pd.send("hallu-add bang", "smol-store kick", f"{save} {tmp_path}/gone/x.txt")
    pd.wait(wrong, r"label There\ is\ no\ folder\ ")
    pd.send(f"{save} {tmp_path}")
    assert plain(pd.wait(wrong)) == f"label {tmp_path.name} cannot be written."
    pd.send(f"{save} ~/x.txt")
    assert plain(pd.wait(wrong)) == "label x.txt cannot be written."
    assert not [line for line in pd.log if "write failed" in line]


@pytest.mark.parametrize(
    ("patch", "slot"), [("performance", "performance-3"), ("sampler", "sampler-3"), ("smol", "smol-slot")]
)
def test_a_sound_whose_path_has_blanks_is_loaded(play, tmp_path: Path, patch: str, slot: str):
    sound = tmp_path / "my kick 2.wav"
    soundfile.write(sound, [0.5] * 100, RATE)
    pd = play(PD / f"{patch}.pd", watch=[f"{slot}-loaded"])
    pd.send(f"{slot}-load {sound}")
    assert plain(pd.wait(f"{slot}-loaded")) == str(sound)
    assert pd.wrong() == []


@pytest.mark.parametrize("name", ["noise.wav", "music.flac", "set.txt"])
@pytest.mark.parametrize(
    ("patch", "slot"), [("performance", "performance-3"), ("sampler", "sampler-3"), ("smol", "smol-slot")]
)
def test_a_sound_that_pd_cannot_read_is_named(play, tmp_path: Path, patch: str, slot: str, name: str):
    """Pd's own line about it is the only one in its window; a sound that is not there is named, too."""
    sound = tmp_path / name
    if sound.suffix == ".flac":
        soundfile.write(sound, [0.5] * 100, RATE)
    elif sound.suffix == ".txt":  # Pd would play its numbers
        sound.write_text("all 128 2 3 0.5;\n")
    else:
        sound.write_bytes(np.random.default_rng(1).bytes(300))
    wrong = f"{patch}-wrong"
    pd = play(PD / f"{patch}.pd", watch=[wrong, f"{slot}-loaded", "done"])
    pd.send(f"{slot}-load {atom(sound)}")
    assert (
        plain(pd.wait(wrong, lambda words: "cannot" in words)) == f"label {name} cannot be read; Pd reads WAV and AIFF."
    )
    assert not [line for line in pd.log if "expr" in line or line.startswith(f"{slot}-loaded: ")]
    pd.send(f"{slot}-load {atom(tmp_path / 'gone.wav')}")
    pd.wait(wrong, r"label There\ is\ no\ file\ at\ ")
    pd.send("done 1", f"{slot}-load {atom(tmp_path)}")  # a folder is no file
    pd.wait("done")
    pd.wait(wrong, r"label There\ is\ no\ file\ at\ ")
