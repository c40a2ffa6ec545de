"""Songs of several tempos become slices of one, by a table of values that the user corrects."""

import re
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tools.cutting import Cut, find_songs
from tools.slice import slice_songs
from tools.slice_folder import SliceFolder
from tools.slices import SliceError, read_tempo
from tools.song_values import COLUMNS, SongValues, Values
from tools.stretching import repitch, stretch

RATE = 8000
STEPS = 16


def write_song(path: Path, seconds: float) -> None:
    soundfile.write(path, np.random.default_rng(0).uniform(-0.5, 0.5, round(seconds * RATE)), RATE)


def cut(folder: Path, given: Cut, table: Path | None = None) -> str:
    values = SongValues(table) if table else None
    slices = SliceFolder(folder / "out", given.beats)
    return slice_songs(find_songs([folder / "songs"], folder / "out"), given, slices, values)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two songs of noise, in which no tempo is found: one of 8 slices at 240 BPM, one of 7."""
    (tmp_path / "songs").mkdir()
    write_song(tmp_path / "songs" / "one.wav", 8)
    write_song(tmp_path / "songs" / "two.wav", 7)
    return tmp_path


def test_values_of_each_song_are_written_and_corrected_ones_are_used(folder: Path) -> None:
    table = folder / "songs.csv"
    cut(folder, Cut(240.0, 4), table)
    header, one, _ = table.read_text().splitlines()
    assert header == ",".join(COLUMNS)
    assert one.startswith("one.wav,240.0,0.0,")
    assert "holds 15 slices of 4 beats, 0 of them new" in cut(folder, Cut(None, 4), table), "nothing has changed"
    corrected = f"{header}\n{one}\ntwo.wav,120,0.5,,,\n"
    table.write_text(corrected)
    assert "holds 11 slices of 4 beats, 3 of them new" in cut(folder, Cut(None, 4), table)
    assert "two.wav: 3 slices at 120 BPM from 0.5 s on" in cut(folder, Cut(None, 4), table)
    assert table.read_text() == corrected, "no line of the user's is changed"


ENTRY = {"song_bpm": 128.0, "offset": 0.5, "confidence": 0.9, "second": None, "downbeat_confidence": 0.8}


def test_a_last_line_without_an_end_stays_whole(tmp_path: Path) -> None:
    table = tmp_path / "songs.csv"
    table.write_text("song,bpm,downbeat\none.wav,120,0.25")
    SongValues(table).add("two.wav", ENTRY)
    assert table.read_text() == "song,bpm,downbeat\none.wav,120,0.25\ntwo.wav,128.0,0.5\n"
    assert SongValues(table).by_song == {"one.wav": Values(120, 0.25), "two.wav": Values(128, 0.5)}


def test_a_new_line_has_the_columns_of_the_table(tmp_path: Path) -> None:
    table = tmp_path / "songs.csv"
    table.write_text("downbeat,song,remark,bpm\n0.25,one.wav,good,120\n")
    SongValues(table).add("two.wav", ENTRY)
    assert table.read_text().splitlines()[1:] == ["0.25,one.wav,good,120", "0.5,two.wav,,128.0"]


@pytest.mark.parametrize("text", ["", "\ufeff", "\n"])
def test_an_empty_table_gets_its_first_line(tmp_path: Path, text: str) -> None:
    table = tmp_path / "songs.csv"
    table.write_text(text, encoding="utf-8")
    SongValues(table).add("two.wav", ENTRY)
    lines = table.read_text(encoding="utf-8-sig").strip().splitlines()
    assert lines == [",".join(COLUMNS), "two.wav,128.0,0.5,0.9,,0.8"]
    assert SongValues(table).by_song == {"two.wav": Values(128, 0.5)}


def test_a_song_whose_name_is_no_utf8_has_a_line(tmp_path: Path) -> None:
    song, table = "caf\udce9.wav", tmp_path / "songs.csv"
    SongValues(table).add(song, ENTRY)
    assert table.read_text().splitlines()[1].startswith("caf\\udce9.wav,128.0,")
    before = table.read_bytes()
    values = SongValues(table)
    values.add(song, ENTRY)
    assert table.read_bytes() == before
    assert values.apply(song, Cut(None, 4)) == Cut(128.0, 4, 0.5)


def test_a_table_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(SliceError, match=r"there is no folder .*none; --values needs a place"):
        SongValues(tmp_path / "none" / "songs.csv")
    (tmp_path / "songs.csv").symlink_to(tmp_path / "nothing.csv")
    with pytest.raises(SliceError, match=r"songs\.csv is a link to nothing; --values needs a place"):
        SongValues(tmp_path / "songs.csv")


def test_a_song_that_is_left_out_for_its_tempo_has_a_line_to_fill(folder: Path) -> None:
    """No tempo is found in noise, and a file that is no sound gets no line."""
    table = folder / "songs.csv"
    table.write_text("song,bpm,downbeat\none.wav,240,0\n")
    (folder / "songs" / "three.wav").write_text("no sound")
    for _ in range(2):
        assert "2 songs of 3 left out" in cut(folder, Cut(None, 4), table)
        assert table.read_text().splitlines() == ["song,bpm,downbeat", "one.wav,240,0", "two.wav,,"]
    table.write_text(table.read_text().replace("two.wav,,", "two.wav,240,0"))
    assert "1 song of 3 left out" in cut(folder, Cut(None, 4), table)


def test_a_short_line_of_a_table_has_empty_cells(tmp_path: Path) -> None:
    (tmp_path / "songs.csv").write_text("song,bpm,downbeat\none.wav\ntwo.wav,120\n\n")
    values = SongValues(tmp_path / "songs.csv").by_song
    assert values == {"one.wav": Values(None, None), "two.wav": Values(120, None)}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"a,b\n1,2\n", "is no table of songs: its first line names no columns song, bpm and downbeat"),
        (b"song;tempo;downbeat\n", "names no columns song, bpm and downbeat, but song, tempo, downbeat; a whole"),
        (b"song,bpm,bpm,downbeat\n", "is no table of songs: its first line names bpm 2 times"),
        (b'song,bpm,downbeat\n"a.wav,128,0\n', "is no table of songs: line 2 has a stray quotation mark"),
        (b"song,bpm,downbeat\ncaf\xe9.wav,128,0\n", "is not in UTF-8; save it as CSV in UTF-8."),
    ],
)
def test_a_table_of_something_else_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "other.csv").write_bytes(data)
    with pytest.raises(SliceError) as refused:
        SongValues(tmp_path / "other.csv")
    assert str(refused.value).startswith(f"{tmp_path / 'other.csv'} is no")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('a.wav,"128,5",0', "bpm of line 2, a.wav, is '128,5', and not a number with a decimal point."),
        ("a.wav,1_28,0", "bpm of line 2, a.wav, is '1_28', and not a number with a decimal point."),
        ("a.wav,nan,0", "bpm of line 2, a.wav, is 'nan', and not a number with a decimal point."),
        ("a.wav,0,0", "bpm of line 2, a.wav, is 0, outside 10 to 1000."),
        ("a.wav,128,-0.5", "downbeat of line 2, a.wav, is -0.5; it needs at least 0 seconds."),
        ("a.wav,128,1e999", "downbeat of line 2, a.wav, is inf; it needs at least 0 seconds."),
        ("a.wav,128,5,0", "line 2, a.wav, has more cells than the first line, and a decimal number has a point."),
        ("a.wav,128,0\na.wav,64,0", "line 3, a.wav, has the song of line 2 again; delete one of them."),
    ],
)
def test_a_wrong_line_is_named_with_its_song(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "songs.csv").write_text(f"song,bpm,downbeat\n{line}\n")
    with pytest.raises(SliceError) as refused:
        SongValues(tmp_path / "songs.csv")
    assert str(refused.value) == f"{tmp_path / 'songs.csv'} has a wrong line: {said}"


@pytest.mark.parametrize(
    "text",
    [
        "song;bpm;downbeat\n\u00c4.wav;128,5;0,25\n",  # of a spreadsheet in German or French
        "sep=;\r\nSong ;BPM;Downbeat\r\n\u00c4.wav;128,5;0,25\r\n",  # of Excel
        "\ufeffsong\tbpm\tdownbeat\r\u00c4.wav\t128.5\t0.25\r",  # bare CR, as of an old Mac
        "song,bpm,downbeat\nA\u0308.wav,128.5,0.25\n",  # the accent of a Mac's file names
    ],
)
def test_what_spreadsheets_save_is_read_and_added_to(tmp_path: Path, text: str) -> None:
    path = tmp_path / "songs.csv"
    path.write_bytes(text.encode())
    values = SongValues(path)
    assert values.by_song == {"\u00c4.wav": Values(128.5, 0.25)}
    entry = {"song_bpm": 99.5, "offset": 0.5, "confidence": 1.0, "second": [], "downbeat_confidence": 1.0}
    values.add("b.wav", entry)
    assert SongValues(path).by_song == {"\u00c4.wav": Values(128.5, 0.25), "b.wav": Values(99.5, 0.5)}
    added = re.split(r"[\r\n]+", path.read_bytes().decode().strip())[-1]
    assert added == ("b.wav;99,5;0,5" if ";" in text else "b.wav\t99.5\t0.5" if "\t" in text else "b.wav,99.5,0.5")


def test_lines_of_songs_that_are_not_given_are_named(folder: Path) -> None:
    table = folder / "songs.csv"
    table.write_text("song,bpm,downbeat\none.wav,240,0\n tow.wav,240,0\n,,\n")
    said = cut(folder, Cut(240.0, 4), table)
    assert f"{table} has 1 line of songs that were not given:  tow.wav" in said
    assert "not given" not in cut(folder, Cut(240.0, 4), folder / "new.csv")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_new_lines_end_as_those_of_the_table(tmp_path: Path, end: str) -> None:
    table = tmp_path / "songs.csv"
    for last in (end, ""):
        table.write_bytes(f"song,bpm,downbeat{end}one.wav,120,0{last}".encode())
        SongValues(table).add("two.wav", ENTRY)
        assert table.read_bytes().decode().split(end) == ["song,bpm,downbeat", "one.wav,120,0", "two.wav,128.0,0.5", ""]


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(SliceError, match=r"cannot be read: .*; --values needs a CSV file"):
        SongValues(tmp_path)


@pytest.mark.parametrize("stretched", [False, True])
def test_songs_of_two_tempos_become_slices_of_one(folder: Path, stretched: bool) -> None:
    table = folder / "songs.csv"
    table.write_text(f"{','.join(COLUMNS)}\none.wav,240,0,,,\ntwo.wav,220,0,,,\n")
    said = cut(folder, Cut(None, 4, to_bpm=230.0, stretched=stretched), table)
    assert f"at 240 BPM, {'stretched' if stretched else 'repitched'} to 230 BPM" in said
    lengths = {soundfile.info(path).frames for path in (folder / "out").glob("*.wav")}
    assert lengths == {round(240 / 230 * RATE)}
    tempo = read_tempo(folder / "out")
    assert tempo is not None
    assert tempo.bpm == 230


@pytest.mark.parametrize(
    ("bpm", "to_bpm", "said"),
    [
        (240.0, 128.0, "give half its tempo, 120, in --values, or leave it out."),
        (64.0, 128.0, "give double its tempo, 128, in --values, or leave it out."),
        (
            92.0,
            128.0,
            "neither half nor double its tempo is near enough, so give a --to-bpm from 68.1 to 124.2, or make",
        ),
        (
            300.0,
            20.0,
            "neither half nor double its tempo is near enough, so give a --to-bpm from 222.2 to 405.0, or make",
        ),
    ],
)
def test_a_tempo_that_is_too_far_is_refused(folder: Path, bpm: float, to_bpm: float, said: str) -> None:
    with pytest.raises(SliceError) as refused:
        cut(folder, Cut(bpm, 4, to_bpm=to_bpm))
    assert f"one.wav has {bpm:g} BPM, too far from {to_bpm:g}; {said}" in str(refused.value)


def test_songs_of_several_tempos_in_one_folder_get_a_warning(folder: Path) -> None:
    table = folder / "songs.csv"
    for bpm, warned in (("220", True), ("240", False)):
        table.write_text(f"song,bpm,downbeat\none.wav,240,0\ntwo.wav,{bpm},0\n")
        said = cut(folder, Cut(None, 4), table)
        assert ("warning: the slices have tempos from 220 to 240 BPM, and a set has only one" in said) == warned
    table.write_text("song,bpm,downbeat\none.wav,240,0\ntwo.wav,220,0\n")
    assert "a set has only one" not in cut(folder, Cut(None, 4, to_bpm=230.0), table)


@pytest.mark.parametrize("ratio", [0.85, 1.2])
def test_a_stretched_slice_keeps_its_pitch_and_its_hits(ratio: float) -> None:
    """A bar of a tone of 220 Hz, and one of short hits on each sixteenth."""
    rate, samples = 22050, 41344
    length, time = round(ratio * samples), np.arange(samples)
    tone = np.sin(2 * np.pi * 220 / rate * time).astype(np.float32)[:, None]
    spectrum = np.abs(np.fft.rfft(stretch(tone, length, STEPS, rate)[:, 0] * np.hanning(length)))
    assert np.argmax(spectrum) * rate / length == pytest.approx(220, abs=1)
    repitched = np.abs(np.fft.rfft(repitch(tone, length)[:, 0] * np.hanning(length)))
    assert np.argmax(repitched) * rate / length == pytest.approx(220 / ratio, abs=1)
    noise = np.random.default_rng(0).normal(0, 0.3, samples)
    since = (time % (samples / STEPS)) / rate
    hits = np.stack([noise * np.exp(-since / 0.01)] * 2, axis=1).astype(np.float32)
    found = np.abs(stretch(hits, length, STEPS, rate)[:, 1])
    for step in range(1, STEPS):
        at = round(step * length / STEPS)
        before, after = found[at - rate // 200 : at - rate // 1000], found[at : at + rate // 200]
        assert after.max() > 8 * before.max(), "nothing sounds from 5 ms to 1 ms before a hit"
