"""`loopseed match-patch`."""

import json

import numpy as np
import pytest
import soundfile

import loopseed


@pytest.fixture
def tone(tmp_path):
    time = np.arange(11025) / 22050
    sound = 0.5 * np.sin(2 * np.pi * 220 * time) * np.exp(-5 * time)
    soundfile.write(tmp_path / "tone.wav", sound, 22050)
    return tmp_path / "tone.wav"


def test_it_writes_patches_and_their_sounds(tone, tmp_path, capsys):
    command = ["match-patch", str(tone), "--out", str(tmp_path / "out"), "--renders", "150", "--lock", "noise=-48"]
    assert loopseed.main(command) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{tone}: MIDI note 57 ")
    assert len(lines) == 6
    for rank, line in enumerate(lines[1:], 1):
        assert f"tone-{rank}.json" in line
        content = json.loads((tmp_path / "out" / f"tone-{rank}.json").read_text())
        assert content["parameters"]["noise"] == -48
        sound, rate = soundfile.read(tmp_path / "out" / f"tone-{rank}.wav")
        assert rate == 44100
        assert len(sound) == pytest.approx(22050, abs=10)
        assert np.abs(sound).max() == pytest.approx(0.7, abs=0.01)
    assert loopseed.main(command) == 0  # loopseed's own files are replaced


def test_an_edited_patch_can_be_heard(tone, tmp_path, capsys):
    """No command played a .json, so nobody could hear what a changed value does."""
    out = tmp_path / "out"
    assert loopseed.main(["match-patch", str(tone), "--out", str(out), "--renders", "50"]) == 0
    patch, heard = out / "tone-1.json", []
    for number, pitch in enumerate((57, 57, 69)):
        path = tmp_path / f"{number}.wav"
        command = ["play-patch", str(patch), str(path), "--note", str(pitch), "--seconds", "0.3"]
        assert loopseed.main(command) == 0
        sound, rate = soundfile.read(path)
        assert (rate, len(sound)) == (44100, round(1.3 * 44100))
        heard.append(np.abs(np.fft.rfft(sound)))
        content = json.loads(patch.read_text())
        content["parameters"]["noise"] = 0
        patch.write_text(json.dumps(content))
    assert np.abs(heard[1] - heard[0]).max() > 0.1 * heard[0].max()
    assert np.abs(heard[2] - heard[1]).max() > 0.1 * heard[1].max()
    patch.write_text("{}")
    assert loopseed.main(["play-patch", str(patch), str(tmp_path / "a.wav")]) == 1
    assert "is no patch of loopseed's synthesiser" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lock", "sentence"),
    [
        ("wobble=1", "the synthesiser has no parameter 'wobble'"),
        ("cutoff=1", "cutoff is 1, and can be 40 to 10000 Hz."),
        ("cutoff=high", "'cutoff=high' is not NAME=VALUE with a number as the value"),
    ],
)
def test_a_wrong_lock_is_one_sentence(tone, tmp_path, capsys, lock, sentence):
    with pytest.raises(SystemExit):
        loopseed.main(["match-patch", str(tone), "--out", str(tmp_path), "--lock", lock])
    assert sentence in capsys.readouterr().err


def test_a_wrong_file_is_one_sentence(tmp_path, capsys):
    soundfile.write(tmp_path / "silence.wav", np.zeros(1000), 22050)
    assert loopseed.main(["match-patch", str(tmp_path / "silence.wav"), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err == "loopseed: silence.wav is silent; give a file with a sound.\n"
    assert not (tmp_path / "out").exists()


def test_a_patch_that_a_person_has_edited_is_not_replaced(tone, tmp_path, capsys):
    """A patch is there to be edited."""
    command = ["match-patch", str(tone), "--out", str(tmp_path), "--renders", "10"]
    assert loopseed.main(command) == 0
    path = tmp_path / "tone-2.json"
    content = json.loads(path.read_text())
    content["parameters"]["cutoff"] = 440
    path.write_text(edited := json.dumps(content, indent=2))
    assert loopseed.main(command) == 1
    assert "tone-2.json is there already" in capsys.readouterr().err
    assert path.read_text() == edited


def test_a_file_of_a_person_is_not_replaced(tone, tmp_path, capsys):
    (tmp_path / "tone-1.json").write_text("mine")
    assert loopseed.main(["match-patch", str(tone), "--out", str(tmp_path), "--renders", "10"]) == 1
    assert "tone-1.json is there already" in capsys.readouterr().err
    assert (tmp_path / "tone-1.json").read_text() == "mine"
