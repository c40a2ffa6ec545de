"""tools.convert: songs at another rate, in a half that stays theirs, and nothing of others replaced."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tools import sound_folder
from tools.convert import choose_half, convert_songs
from tools.cutting import Song
from tools.slices import SliceError

RATE, NEW_RATE = 44100, 32000
SECONDS = 0.5


def write_tone(path: Path, hertz: float = 1000.0, channels: int = 2) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    time = np.arange(round(SECONDS * RATE)) / RATE
    tone = 0.5 * np.sin(2 * np.pi * hertz * time) * np.hanning(len(time))
    soundfile.write(path, np.stack([tone * (1 - 0.5 * side) for side in range(channels)], axis=1), RATE)


def converted(out: Path) -> dict[str, Path]:
    return {path.relative_to(out).as_posix(): path for path in sorted(out.rglob("*.wav"))}


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_a_song_has_the_new_rate_and_the_same_sound(tmp_path: Path, ending: str) -> None:
    write_tone(tmp_path / "in" / "album" / f"a.{ending}")
    convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    (path,) = converted(tmp_path / "out").values()
    assert path.relative_to(tmp_path / "out").parts[1:] == ("album", "a.wav")
    sound, rate = soundfile.read(path)
    assert (rate, soundfile.info(path).subtype) == (NEW_RATE, "PCM_24")
    assert sound.shape == (round(SECONDS * NEW_RATE), 2)
    time = np.arange(len(sound)) / NEW_RATE
    expected = 0.5 * np.sin(2 * np.pi * 1000 * time) * np.hanning(len(time))
    error = sound - expected[:, None] * [1, 0.5]
    assert np.sqrt((error**2).mean() / (expected**2).mean()) < (0.001 if ending in ("wav", "flac") else 0.1)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="M4A needs ffmpeg")
def test_ffmpeg_reads_what_libsndfile_cannot(tmp_path: Path) -> None:
    write_tone(tmp_path / "a.wav")
    (tmp_path / "in").mkdir()
    subprocess.run(["ffmpeg", "-v", "error", "-i", tmp_path / "a.wav", tmp_path / "in" / "a.m4a"], check=True)
    convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    (path,) = converted(tmp_path / "out").values()
    assert np.abs(soundfile.read(path)[0]).max() == pytest.approx(0.5, rel=0.1)


def test_what_lies_above_half_the_new_rate_is_not_mirrored(tmp_path: Path) -> None:
    write_tone(tmp_path / "in" / "a.wav", hertz=19_000, channels=1)
    convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    (path,) = converted(tmp_path / "out").values()
    assert np.abs(soundfile.read(path)[0]).max() < 10 ** (-80 / 20)


def test_a_tenth_of_the_songs_is_for_the_test_whatever_their_ending() -> None:
    songs = [Song(Path("x"), f"album/song {number}.mp3") for number in range(2000)]
    halves = [choose_half(song) for song in songs]
    assert 0.08 < halves.count("test") / len(halves) < 0.12
    assert halves == [choose_half(Song(Path("y"), song.name.replace("mp3", "FLAC"))) for song in songs]


def test_a_song_stays_where_it_is_and_only_new_ones_are_rendered(tmp_path: Path, monkeypatch) -> None:
    for number in range(3):
        write_tone(tmp_path / "in" / f"{number}.wav")
    convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    before = {name: path.stat().st_mtime_ns for name, path in converted(tmp_path / "out").items()}
    write_tone(tmp_path / "in" / "0b.wav")
    written, write = [], sound_folder.write_wav

    def note(path: Path, *rest, **more) -> float:
        written.append(path.name)
        return write(path, *rest, **more)

    monkeypatch.setattr(sound_folder, "write_wav", note)
    summary, left_out = convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    assert "holds 4 songs, 1 of them new" in summary
    assert (written, left_out) == (["0b.wav"], 0)
    after = {name: path.stat().st_mtime_ns for name, path in converted(tmp_path / "out").items()}
    assert before.items() < after.items()


def test_damaged_songs_are_named_and_left_out(tmp_path: Path) -> None:
    write_tone(tmp_path / "in" / "good.wav")
    write_tone(tmp_path / "in" / "cut.flac")
    cut = tmp_path / "in" / "cut.flac"
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    (tmp_path / "in" / "text.mp3").write_text("no sound")
    command = [sys.executable, "-m", "tools.convert", tmp_path / "in", "--rate", str(NEW_RATE), "--out"]
    done = subprocess.run([*command, tmp_path / "out"], capture_output=True, text=True)
    assert done.returncode == 3, done.stderr
    assert "2 songs of 3 left out:" in done.stdout
    assert re.search(r"cut\.flac is damaged after 0\.\d\d of 0\.50 s\.$", done.stdout, re.MULTILINE)
    assert "text.mp3 cannot be read as sound: it is no sound file." in done.stdout
    assert [Path(name).name for name in converted(tmp_path / "out")] == ["good.wav"]


def test_files_of_others_stay(tmp_path: Path) -> None:
    write_tone(tmp_path / "in" / "a.wav")
    write_tone(tmp_path / "in" / "b.wav")
    half = choose_half(Song(tmp_path, "a.wav"))
    (tmp_path / "out" / half).mkdir(parents=True)
    own = tmp_path / "out" / half / "a.wav"
    own.write_text("mine")
    with pytest.raises(FileExistsError, match=r"a\.wav exists already; choose another name, or delete it\."):
        convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    assert own.read_text() == "mine"
    assert list(converted(tmp_path / "out").values()) == [own]


def test_songs_that_would_get_one_name_are_left_out(tmp_path: Path) -> None:
    write_tone(tmp_path / "in" / "a.wav")
    write_tone(tmp_path / "in" / "A.flac")
    write_tone(tmp_path / "in" / "b.wav")
    summary, left_out = convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    assert left_out == 2
    assert [path.name for path in converted(tmp_path / "out").values()] == ["b.wav"]
    one, other = tmp_path / "in" / "a.wav", tmp_path / "in" / "A.flac"
    assert f"  {one} and A.flac would get the same name; rename one.\n" in f"{summary}\n"
    assert f"  {other} and a.wav would get the same name; rename one.\n" in f"{summary}\n"
    with pytest.raises(SliceError, match="choose an --out beside it"):
        convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "in" / "out")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_line_break_in_a_name_is_neither_written_nor_printed(tmp_path: Path) -> None:
    write_tone(tmp_path / "in" / "a\nb.wav")
    (tmp_path / "in" / "c\nd.mp3").write_text("no sound")
    summary, _ = convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    assert [path.name for path in converted(tmp_path / "out").values()] == ["a-b.wav"]
    assert "c\\nd.mp3 cannot be read" in summary


def test_a_second_run_shows_no_empty_bar(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write_tone(tmp_path / "in" / "a.wav")
    convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    assert "sound" in capfd.readouterr().err
    convert_songs(tmp_path / "in", NEW_RATE, tmp_path / "out")
    assert not capfd.readouterr().err
