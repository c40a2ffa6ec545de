"""`loopseed match-patch`."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

import loopseed
from inference.search.patch.match import Match


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
    capsys.readouterr()
    assert loopseed.main(["play-patch", str(patch), str(tmp_path / "a.wav")]) == 0
    note = content["note"]
    assert note == {"pitch": 57, "velocity": 127, "length": pytest.approx(0.5, abs=0.2)}
    assert f"MIDI note 57, held for {note['length']:g} s" in capsys.readouterr().out
    for text, sentence in (
        ("{}", "is no patch of loopseed's synthesiser"),
        ('{"plugin": "bass.so"}', "is a patch of the plugin bass.so; name the plugin with --synth to play it."),
        (
            json.dumps(content | {"note": {"pitch": 200}}),
            "has the note {'pitch': 200}, and can have a pitch of 0 to 127",
        ),
    ):
        patch.write_text(text)
        assert loopseed.main(["play-patch", str(patch), str(tmp_path / "a.wav")]) == 1
        assert sentence in capsys.readouterr().err
    (preset := tmp_path / "bass.fxp").write_bytes(b"CcnK")
    assert loopseed.main(["play-patch", str(preset), str(tmp_path / "a.wav")]) == 1
    assert "is a preset of a plugin; name the plugin with --synth to play it." in capsys.readouterr().err


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


def test_another_sound_of_the_same_name_replaces_no_patch(tone, tmp_path, capsys):
    out = tmp_path / "out"
    command = ["match-patch", str(tone), "--out", str(out), "--renders", "10"]
    assert loopseed.main(command) == 0
    sound, rate = soundfile.read(tone)
    soundfile.write(tone, np.concatenate([np.zeros(500), sound]), rate)
    assert loopseed.main(command) == 0  # the same tone after some silence
    before = (out / "tone-1.json").read_bytes()
    soundfile.write(tone, sound[::-1], rate)
    capsys.readouterr()
    assert loopseed.main(command) == 1
    assert capsys.readouterr().err == (
        f"loopseed: {out / 'tone-1.json'} is the patch of another sound; name another folder, or move it.\n"
    )
    assert (out / "tone-1.json").read_bytes() == before


def test_an_answer_of_fewer_ranks_stands_alone(tone, tmp_path):
    """And what was not written with an answer stays, though it has such a name."""
    command = ["match-patch", str(tone), "--out", str(tmp_path / "out"), "--renders"]
    assert loopseed.main([*command, "10"]) == 0
    (tmp_path / "out" / "tone-6.json").write_text("mine")
    sound = tmp_path / "out" / "tone-3.wav"
    assert loopseed.main(["play-patch", str(tmp_path / "out" / "tone-3.json"), str(sound), "--seconds", "0.1"]) == 0
    assert loopseed.main([*command, "2"]) == 0
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert left == {"tone-1.json", "tone-1.wav", "tone-2.json", "tone-2.wav", "tone-3.wav", "tone-6.json"}


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="only Linux has a folder that nobody can write")
def test_a_folder_that_cannot_be_written_is_found_before_the_search(tone, capsys, monkeypatch):
    monkeypatch.setattr(Match, "run", lambda match: pytest.fail("it searches"))
    assert loopseed.main(["match-patch", str(tone), "--out", "/proc/self"]) == 1
    assert "The folder /proc/self cannot be written: " in capsys.readouterr().err


def test_a_network_that_is_not_there_is_one_sentence(tone, tmp_path, capsys):
    with pytest.raises(SystemExit):
        loopseed.main(["match-patch", str(tone), "--out", str(tmp_path), "--network", str(tmp_path / "none.onnx")])
    assert f"there is no file {tmp_path / 'none.onnx'}\n" in capsys.readouterr().err


def test_info_prints_a_patch(tone, tmp_path, capsys):
    """It said that the .json was no file of loopseed's."""
    assert loopseed.main(["match-patch", str(tone), "--out", str(tmp_path), "--renders", "10"]) == 0
    capsys.readouterr()
    assert loopseed.main(["info", str(tmp_path / "tone-1.json")]) == 0
    said = capsys.readouterr().out
    assert 'synth: "built-in"\n' in said
    assert 'note: {"pitch": 57.0, "velocity": 127, ' in said
    assert "checksum" not in said


def test_ctrl_c_writes_the_best_so_far(tone, tmp_path, capsys, monkeypatch):
    run = Match.run

    def stop(match):
        yield next(run(match))
        raise KeyboardInterrupt

    monkeypatch.setattr(Match, "run", stop)
    assert loopseed.main(["match-patch", str(tone), "--out", str(tmp_path / "out")]) == 130
    said = capsys.readouterr()
    assert "stopped by Ctrl-C; these are the best so far." in said.err
    assert len(said.out.splitlines()) == 6
    assert (tmp_path / "out" / "tone-5.json").exists()


def test_ctrl_c_before_the_first_patch_writes_none(tone, tmp_path, monkeypatch):
    def stop(match):
        raise KeyboardInterrupt

    monkeypatch.setattr(Match, "run", stop)
    assert loopseed.main(["match-patch", str(tone), "--out", str(tmp_path / "out")]) == 130
    assert not (tmp_path / "out").exists()
