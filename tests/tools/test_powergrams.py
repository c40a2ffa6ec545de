"""Slices to a set: exact images, conditions, refusals, and runs that were interrupted."""

import dataclasses
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import soundfile

from inference.description import Description
from inference.dsp.powergram import powergram, powergram_to_magnitudes
from inference.dsp.time_stretch import resample
from inference.files.folder_lock import lock_folder
from inference.parts.bands import measure_levels
from inference.parts.low_band import encode_low_band
from inference.parts.parts import levels_to_values
from models.dataset import LoopSet, read_names
from songs import soundfont, write_song
from tools import powergrams
from tools.command_line import LEFT_OUT
from tools.cutting import Cut, find_songs
from tools.imaging import Measurement, _read_measurements, quantize, read_loop
from tools.powergrams import _read_arguments, _say_way_out, make_conditions
from tools.powergrams import find_songs as find_set_songs
from tools.slice import slice_songs
from tools.slice_folder import SliceFolder
from tools.slices import SliceError, is_clipped, list_sounds, read_tempo

COUNT = 24
PRESET = """
recipe = "techno"
[geometry]
bins = 64
frames = 64
n_fft = 128
hop_length = 32
beats = 2
sample_rate = 2048
bpm = 120
"""


def beat(number: int, rate: int = 4000) -> np.ndarray:
    """A second of sound: two decaying tones, higher and louder with the number."""
    time = np.arange(rate) / rate
    return (0.2 + 0.02 * number) * np.sin(2 * np.pi * (100 + 20 * number) * time) * np.exp(-8 * (time % 0.5))


@pytest.fixture
def slices(tmp_path: Path) -> Path:
    for number in range(COUNT):
        folder = tmp_path / "slices" / ("low" if number < COUNT // 2 else "high")
        folder.mkdir(parents=True, exist_ok=True)
        soundfile.write(folder / f"{number:02d}.wav", beat(number), 4000, subtype="FLOAT")
    (tmp_path / "small.toml").write_text(PRESET)
    return tmp_path / "slices"


def run(slices: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    """Run the command; unless --out is given, the set lies next to the slices."""
    command = [sys.executable, "-m", "tools.powergrams", slices, "--preset", slices.parent / "small.toml"]
    flags = flags if "--out" in flags else (*flags, "--out", str(slices.parent / "set"))
    return subprocess.run([*command, "--processes", "1", *flags], capture_output=True, text=True, encoding="utf-8")


def refusal(slices: Path, *flags: str) -> str:
    """Return the error of a command that ends with 1: the last line, after the progress bars."""
    done = run(slices, *flags)
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def test_a_set_holds_each_slices_image_in_a_shuffled_order(slices: Path) -> None:
    done = run(slices)
    assert done.returncode == 0, done.stderr
    data = LoopSet(slices.parent / "set", held_out=2)
    names = (data.path / "names.txt").read_text().splitlines()
    assert len(names) == COUNT
    assert names != sorted(names)
    for name, image in zip(names, data.images, strict=True):
        loop = resample(soundfile.read(slices / name, dtype="float32")[0], data.description.samples)
        assert np.abs(powergram(loop, data.description) * 255 - image).max() <= 0.5 + 1e-3
        assert np.array_equal(quantize(powergram(read_loop(slices / name, data.description), data.description)), image)
    assert sorted(path.name for path in data.path.iterdir()) == [
        "conditions.npy",
        "description.json",
        "images.npy",
        "levels.npy",
        "low_band.npy",
        "names.txt",
        "positions.npy",
        "side.npy",
        "songs.npy",
    ]
    assert f"{COUNT} images" in done.stdout


def test_the_last_loops_are_whole_songs(slices: Path) -> None:
    """Eight songs of three slices: two loops are held out for each purpose, and the rest of their songs is not used."""
    names = list_sounds(slices)
    songs = [{"song": f"{i}.wav", "bpm": 120, "slices": names[3 * i : 3 * i + 3]} for i in range(8)]
    (slices / "slices.json").write_text(json.dumps({"beats": 2, "songs": songs}))
    assert run(slices).returncode == 0
    data = LoopSet(slices.parent / "set", held_out=2)
    written = (data.path / "names.txt").read_text().splitlines()
    assert [names.index(name) // 3 for name in written] == data.songs.tolist()
    assert (data.training, data.validation_start, data.test_start) == (18, 19, 22)
    assert len(set(data.songs[18:21])) == len(set(data.songs[21:])) == 1
    assert set(data.songs[:18]).isdisjoint(data.songs[18:])


@pytest.mark.skipif(not soundfont(), reason="FluidSynth or a soundfont is not installed")
def test_the_bars_of_cut_songs_keep_their_order(tmp_path: Path) -> None:
    """Two songs by FluidSynth; the fifth bar of the first is silent, and so is left out."""
    (tmp_path / "small.toml").write_text(PRESET.replace("beats = 2", "beats = 4").replace("2048", "1024"))
    (tmp_path / "songs").mkdir()
    for name, root in (("a", 33), ("b", 40)):
        write_song(tmp_path / "songs" / f"{name}.wav", 120, 12, root)
    sound, rate = soundfile.read(tmp_path / "songs" / "a.wav")
    sound[round(8.0 * rate) : round(10.0 * rate)] = 0
    soundfile.write(tmp_path / "songs" / "a.wav", sound, rate)
    songs = find_songs([tmp_path / "songs"], tmp_path / "slices")
    slice_songs(songs, Cut(120.0, 4, 0.0), SliceFolder(tmp_path / "slices", 4))
    assert run(tmp_path / "slices").returncode == 0
    data = LoopSet(tmp_path / "set", held_out=2)
    names, positions = read_names(data), np.load(data.path / "positions.npy")
    found = {song: sorted(positions[data.songs == song].tolist()) for song in set(data.songs.tolist())}
    first = data.songs[names.index("a-0000.wav")]
    assert found.pop(first) == [bar for bar in range(13) if bar != 4]  # the thirteenth is the notes' end
    assert list(found.values()) == [list(range(13))]
    assert [f"{name[0]}-{position:04d}.wav" for name, position in zip(names, positions, strict=True)] == names


def test_the_bars_of_demo_songs_have_a_song_and_single_slices_their_own() -> None:
    names = ["demo_0_00000.wav", "demo_0_00001.wav", *(f"x/song_3_00007_{bar:02d}.wav" for bar in (2, 0))]
    songs, positions = find_set_songs(Path("nowhere"), [*names, "song_3_00008_02.wav", "song_3_00007_02.wav"])
    assert songs.tolist() == [0, 1, 2, 2, 3, 4]
    assert positions.tolist() == [0, 0, 2, 0, 2, 2]


def test_a_set_holds_the_parts_of_each_slice(slices: Path) -> None:
    path = slices / "high" / "23.wav"
    sound, rate = soundfile.read(path, dtype="float32")
    soundfile.write(path, np.stack([sound, 0.5 * sound], axis=1), rate, subtype="FLOAT")
    assert run(slices).returncode == 0
    data = LoopSet(slices.parent / "set", held_out=2)
    d = data.description
    number = (data.path / "names.txt").read_text().splitlines().index("high/23.wav")
    low, levels, side = (np.load(data.path / f"{name}.npy")[number] for name in ("low_band", "levels", "side"))
    loop = read_loop(path, d)
    np.testing.assert_allclose(low, encode_low_band(loop, d), atol=1e-3)
    assert np.array_equal(levels, quantize(levels_to_values(measure_levels(loop, d.sample_rate, 4 * d.frames))))
    loud = levels[0].reshape(d.frames, -1).max(axis=1) > 100
    np.testing.assert_allclose(side[0][loud] / 255, 0.25 / 0.75, atol=0.02)
    assert data.statistics()["low_band"].mean == 0


def test_somebody_elses_files_are_not_taken_for_an_unfinished_set(slices: Path) -> None:
    mine = slices.parent / "set.partial" / "images.npy"
    mine.parent.mkdir()
    mine.write_text("mine")
    assert "holds files, but no unfinished set" in refusal(slices)
    assert mine.read_text() == "mine"
    assert [path.name for path in mine.parent.iterdir()] == ["images.npy"]


def test_the_peak_is_the_sets(slices: Path) -> None:
    run(slices)
    data = LoopSet(slices.parent / "set", held_out=2)
    loudest = [np.max(powergram_to_magnitudes(image / np.float32(255), data.description)) for image in data.images]
    assert max(loudest) == pytest.approx(data.description.peak)
    assert (data.images == 255).any(axis=(1, 2)).sum() == 1
    assert data.description.sample_rate == 2048
    assert data.description.bpm == 120


@pytest.mark.parametrize("times", [5, 1000])
def test_a_slice_that_is_far_too_loud_darkens_no_other(slices: Path, times: int) -> None:
    """It is left out, named and counted, and all other images are as they are without it."""
    run(slices, "--out", str(slices.parent / "without"))
    soundfile.write(slices / "low" / "loud.wav", times * beat(COUNT - 1), 4000, subtype="FLOAT")
    done = run(slices)
    assert done.returncode == LEFT_OUT
    assert "1 slice of 25 left out:" in done.stdout
    loud = re.search(r"  (.*) is (\d+) dB louder than 95% of the slices; turn it down\.\n", done.stdout)
    assert loud is not None
    assert loud[1] == str(slices / "low" / "loud.wav")
    assert int(loud[2]) == pytest.approx(20 * np.log10(times), abs=1.5)
    one, other = LoopSet(slices.parent / "without", 2), LoopSet(slices.parent / "set", 2)
    assert np.array_equal(one.images, other.images)
    assert one.description == other.description


def test_slices_that_are_all_far_too_loud_are_refused(slices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(powergrams, "MAX_LOUDEST", 1.0)
    shape = powergrams.geometry(slices, str(slices.parent / "small.toml"), None, None)
    with pytest.raises(SliceError, match="are thousands of times louder than full scale"):
        powergrams.make_set(slices, shape, slices.parent / "set", "features", 1, unique=False)


def test_a_few_loud_slices_among_weak_ones_are_no_outliers(slices: Path) -> None:
    for path in slices.rglob("*.wav"):
        if path.stem not in ("05", "15"):
            soundfile.write(path, 0.005 * beat(int(path.stem)), 4000, subtype="FLOAT")
    done = run(slices)
    assert done.returncode == 0, done.stdout
    assert "22 slices below -40 dBFS (weak)" in done.stdout


def test_near_duplicates_are_left_out_on_request(slices: Path) -> None:
    """A copy, and one that is half a decibel quieter; the first in the order of the names stays."""
    soundfile.write(slices / "low" / "05b.wav", beat(5), 4000, subtype="FLOAT")
    soundfile.write(slices / "zz.wav", beat(20) * 10 ** (-0.5 / 20), 4000, subtype="FLOAT")
    assert run(slices).returncode == 0
    assert len(LoopSet(slices.parent / "set", held_out=2).images) == COUNT + 2
    done = run(slices, "--leave-out-duplicates", "--out", str(slices.parent / "unique"))
    assert done.returncode == 0, done.stderr
    assert f"2 slices of {COUNT + 2} left out as near duplicates:" in done.stdout
    assert f"  {slices / 'low' / '05b.wav'} is nearly the same as low/05.wav.\n" in done.stdout
    assert f"  {slices / 'zz.wav'} is nearly the same as high/20.wav.\n" in done.stdout
    names = (slices.parent / "unique" / "names.txt").read_text().splitlines()
    assert set(list_sounds(slices)) - set(names) == {"low/05b.wav", "zz.wav"}
    assert len(names) == COUNT


def test_near_duplicates_are_counted_by_song(tmp_path: Path) -> None:
    manifest = {"beats": 4, "songs": [{"song": "a.mp3", "bpm": 120, "slices": {f"a-{n}.wav": n for n in range(9)}}]}
    (tmp_path / "slices.json").write_text(json.dumps(manifest))
    copies = [("a-0.wav", "a-3.wav"), ("b.wav", "c.wav"), ("a-1.wav", "a-4.wav")]
    assert powergrams._say_copies(tmp_path, copies) == [
        f"2 slices of a.mp3; {tmp_path / 'a-3.wav'} is nearly the same as a-0.wav.",
        f"{tmp_path / 'c.wav'} is nearly the same as b.wav.",
    ]


def test_a_folder_of_one_slice_many_times_is_refused_in_one_sentence(slices: Path) -> None:
    for path in slices.rglob("*.wav"):
        soundfile.write(path, beat(5), 4000, subtype="FLOAT")
    said = refusal(slices, "--leave-out-duplicates")
    assert "holds 1 good slice; a set needs at least 20" in said
    assert said.endswith("is nearly the same as high/12.wav).")


def test_several_tempos_are_advised_to_be_brought_to_one() -> None:
    assert "tools.slice --to-bpm" in _say_way_out(4, [2.0, 1.5])


def test_features_and_folders_become_conditions(slices: Path) -> None:
    run(slices, "--conditions", "both")
    data = LoopSet(slices.parent / "set", held_out=2)
    assert data.names == ("onset_density", "brightness", "bass_level", "kick_presence", "high", "low")
    conditions = np.load(data.path / "conditions.npy")
    names = np.array((data.path / "names.txt").read_text().splitlines())
    by_name = conditions[np.argsort([name.split("/")[1] for name in names])]
    assert by_name[:, 1] == pytest.approx(np.linspace(0, 1, COUNT)), "brightness rises with the number"
    assert (conditions[:, 4] == [name.startswith("high") for name in names]).all()
    assert (conditions[:, 4] + conditions[:, 5] == 1).all()


def test_a_set_without_conditions(slices: Path) -> None:
    run(slices, "--conditions", "none")
    assert not (slices.parent / "set" / "conditions.npy").exists()
    assert LoopSet(slices.parent / "set", held_out=2).names == ()
    assert make_conditions([], "none")[0] == ()


def test_slices_at_other_rates_are_brought_to_one(slices: Path) -> None:
    soundfile.write(slices / "low" / "00.wav", beat(0, 6000), 6000, subtype="FLOAT")
    small = Description(bins=64, frames=64, n_fft=128, hop_length=32)
    before = read_loop(slices / "low" / "00.wav", small)
    soundfile.write(slices / "low" / "00.wav", beat(0), 4000, subtype="FLOAT")
    assert np.abs(before - read_loop(slices / "low" / "00.wav", small)).max() < 0.02
    soundfile.write(slices / "low" / "00.wav", beat(0, 6000), 6000, subtype="FLOAT")
    assert run(slices).returncode == 0


def test_a_slice_of_another_length_is_named_and_refused(slices: Path) -> None:
    soundfile.write(slices / "low" / "05.wav", beat(5)[:3000], 4000)
    said = refusal(slices)
    assert "05.wav lasts 0.750 s" in said
    assert "of 24 slices, 1 differ" in said
    soundfile.write(slices / "low" / "05.wav", beat(5), 4000)
    assert run(slices).returncode == 0, "the same command goes on once it is put right"


def advise(slices: Path, seconds: list[float]) -> str:
    """Return what the command says to do about slices of these lengths (s)."""
    for number, length in enumerate(seconds):
        low = "low" if number < COUNT // 2 else "high"
        soundfile.write(slices / low / f"{number:02d}.wav", np.resize(beat(number), round(4000 * length)), 4000)
    return refusal(slices).partition(": ")[2].partition(": ")[2]


def test_slices_of_one_other_tempo_need_the_tempo_that_is_named(slices: Path) -> None:
    """Two beats are 1 s in the preset and about 0.85 s here."""
    said = advise(slices, list(np.linspace(0.82, 0.9, COUNT)))
    given = re.fullmatch(r"give (--bpm) (\S+), which fits all of them\.", said)
    assert given, said
    assert run(slices, *given.groups()).returncode == 0


def test_slices_of_several_tempos_need_a_set_for_each(slices: Path) -> None:
    """No tempo fits slices of 1 s and of 0.85 s, so no --bpm is asked for; a set of the latter alone can be made."""
    said = advise(slices, [1.0] * (COUNT // 2) + [0.85] * (COUNT // 2))
    assert "--bpm" not in said
    assert "cut the songs of each tempo into a folder of their own and make a set of each folder" in said
    for number in range(COUNT // 2):
        (slices / "low" / f"{number:02d}.wav").write_bytes((slices / "high" / f"{COUNT - 1}.wav").read_bytes())
    assert run(slices, "--bpm", "141").returncode == 0


def test_bad_slices_are_left_out_named_and_counted(slices: Path) -> None:
    (slices / "low" / "03.wav").write_text("this is no sound")
    soundfile.write(slices / "low" / "04.wav", beat(4) * 0.001, 4000, subtype="FLOAT")
    soundfile.write(slices / "low" / "06.wav", np.clip(beat(6) * 50, -1, 1), 4000)
    done = run(slices)
    said = done.stdout
    assert done.returncode == 3
    assert "1 slice of 24 left out:" in said
    assert "03.wav cannot be read as sound" in said
    assert "1 slice below -40 dBFS" in said
    assert "1 slice with several samples in a row at full scale" in said
    assert len(LoopSet(slices.parent / "set", held_out=2).images) == COUNT - 1


def test_a_truncated_slice_is_left_out(slices: Path) -> None:
    path = slices / "low" / "03.wav"
    path.write_bytes(path.read_bytes()[:9_000])
    done = run(slices)
    assert done.returncode == 3, done.stderr
    assert f"1 slice of {COUNT} left out:\n  {path} is damaged: it holds 0.5" in done.stdout
    assert len(LoopSet(slices.parent / "set", held_out=2).images) == COUNT - 1


def test_a_folder_without_enough_slices_is_refused(slices: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(SliceError, match="holds no sounds"):
        list_sounds(tmp_path / "empty")
    with pytest.raises(SliceError, match="there is no folder"):
        list_sounds(tmp_path / "none")
    for path in sorted(slices.rglob("*.wav"))[:10]:
        path.unlink()
    assert "holds 14 good slices; a set needs at least 20" in refusal(slices)


def test_two_runs_do_not_write_one_set(slices: Path) -> None:
    with lock_folder(slices.parent, ".set.lock"):
        said = refusal(slices)
    assert said == (
        f"powergrams: {slices.parent / 'set'} is being written by another tools.powergrams, process {os.getpid()}; "
        "wait for its end, or choose another --out."
    )
    assert not (slices.parent / "set.partial").exists()
    assert run(slices).returncode == 0
    assert not list(slices.parent.glob(".*"))


def test_an_older_set_is_left_alone(slices: Path, tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "mine.txt").write_text("")
    assert "exists already" in refusal(slices)
    assert [path.name for path in (tmp_path / "set").iterdir()] == ["mine.txt"]


def test_slices_of_other_beats_are_refused(slices: Path) -> None:
    songs = [{"song": "00", "bpm": 120.0, "slices": {"low/00.wav": 0}}]
    (slices / "slices.json").write_text(json.dumps({"beats": 4, "songs": songs}))
    assert read_tempo(slices).beats == 4
    assert "are 4 beats long and the loops of" in refusal(slices)
    (slices / "slices.json").write_text("{")
    assert "is damaged" in refusal(slices)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on a file's size")
def test_a_full_disk_loses_nothing(slices: Path) -> None:
    """A limit on the size of files stands for the full disk: ten images fit."""
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10 * 64 * 64, resource.RLIM_INFINITY));"
        "from tools import powergrams; powergrams.main()"
    )
    flags = [slices, "--preset", slices.parent / "small.toml", "--out", slices.parent / "set", "--processes", "1"]
    done = subprocess.run([sys.executable, "-c", code, *flags], capture_output=True, text=True)
    assert done.returncode == 1
    full = (
        f"powergrams: {slices.parent / 'set.partial'} cannot be written: File too large; the work so far is kept; make"
    )
    assert done.stderr.splitlines()[-1].startswith(full)
    assert not (slices.parent / "set").exists()
    again = run(slices)
    assert again.returncode == 0
    assert len(LoopSet(slices.parent / "set", held_out=2).images) == COUNT


def kill_at(slices: Path, step: str, done: int) -> None:
    """Run powergrams on `slices` until it has done a step for this many of them; then it is killed."""
    code = (
        f"import os; from tools import imaging, powergrams; work, left = imaging.{step}, iter(range({done}));"
        f"imaging.{step} = lambda job, name: work(job, name) if next(left, None) is not None else os._exit(9);"
        "powergrams.main()"
    )
    flags = [slices, "--preset", slices.parent / "small.toml", "--out", slices.parent / "set", "--processes", "1"]
    assert subprocess.run([sys.executable, "-c", code, *flags], stderr=subprocess.DEVNULL).returncode == 9


@pytest.mark.parametrize("step", ["_measure", "_make_arrays"])
def test_a_killed_run_continues_to_the_same_set(slices: Path, step: str) -> None:
    """The run is killed at the tenth slice of either pass; a line and an image are incomplete."""
    run(slices, "--out", str(slices.parent / "whole"))
    kill_at(slices, step, 9)
    partial = slices.parent / "set.partial"
    with (partial / "measurements.jsonl").open("a") as file:
        file.write('{"name": "low/0')
    if step == "_make_arrays":
        for name, left_over in (("images.npy", 1000), ("levels.npy", 300)):
            with (partial / name).open("ab") as file:
                file.write(bytes(left_over))
    assert run(slices).returncode == 0
    for name in ("images.npy", "low_band.npy", "levels.npy", "side.npy", "conditions.npy", "names.txt"):
        assert (slices.parent / "set" / name).read_bytes() == (slices.parent / "whole" / name).read_bytes()


def test_a_slice_that_was_changed_is_imaged_anew(slices: Path) -> None:
    """The run is killed in the second pass; then a slice that it has imaged already is changed."""
    kill_at(slices, "_make_arrays", 20)
    soundfile.write(slices / "low" / "03.wav", 0.5 * beat(7), 4000, subtype="FLOAT")
    assert run(slices).returncode == 0
    data = LoopSet(slices.parent / "set", held_out=2)
    number = (data.path / "names.txt").read_text().splitlines().index("low/03.wav")
    loop = read_loop(slices / "low" / "03.wav", data.description)
    assert np.array_equal(data.images[number], quantize(powergram(loop, data.description)))


def test_only_a_run_at_full_scale_counts_as_clipped() -> None:
    sound = np.full(100, 0.5, np.float32)
    sound[10] = sound[20] = 1
    assert not is_clipped(sound)
    sound[11:13] = -1
    assert is_clipped(sound)
    assert not is_clipped(np.ones(2, np.float32))


def test_a_refused_command_leaves_nothing_that_holds_nothing(slices: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    before = set(tmp_path.rglob("*"))
    for folder in (tmp_path / "none", tmp_path / "empty"):
        refusal(folder)
    refusal(slices, "--beats", "0")
    assert set(tmp_path.rglob("*")) == before


def stop_at_once(slices: Path) -> None:
    """Stop the command before the first slice is measured."""
    code = (
        "from tools import imaging, powergrams;"
        "exec('def stop(job, name): raise KeyboardInterrupt'); imaging._measure = stop; powergrams.main()"
    )
    flags = [slices, "--preset", slices.parent / "small.toml", "--out", slices.parent / "set", "--processes", "1"]
    assert subprocess.run([sys.executable, "-c", code, *flags], stderr=subprocess.DEVNULL).returncode == 130


def test_a_command_that_is_stopped_at_once_leaves_nothing(slices: Path) -> None:
    stop_at_once(slices)
    assert not (slices.parent / "set.partial").exists()


def test_measurements_are_kept(slices: Path) -> None:
    for path in sorted(slices.rglob("*.wav"))[:10]:
        path.unlink()
    refusal(slices)
    assert len((slices.parent / "set.partial" / "measurements.jsonl").read_text().splitlines()) == 1 + 14


def test_a_damaged_line_of_the_measurements_is_measured_anew(tmp_path: Path) -> None:
    good = Measurement("a.wav", [4, 5], level=0.5, loudest=2.0, seconds=1.0, features=[0.1, 0.2, 0.3, 0.4])
    line = json.dumps(dataclasses.asdict(good))
    damaged = ["", "{", "3", "{}", "[" * 100_000, line[:-5], line.replace("2.0", '"x"'), line.replace("2.0", "NaN")]
    damaged += [line.replace('"a.wav"', "3"), line.replace('""', "7"), line.replace("0.1, ", ""), "\udcff"]
    text = "\n".join(["header", *damaged, line, ""])
    (tmp_path / "measurements.jsonl").write_text(text, encoding="utf-8", errors="surrogateescape")
    assert _read_measurements(tmp_path / "measurements.jsonl", "header") == {"a.wav": good}


def test_the_old_name_of_an_option_says_the_new_one(slices: Path) -> None:
    done = run(slices, "--labels", "folders")
    assert done.returncode == 2
    assert "--labels: this option is called --conditions now: write --conditions folders" in done.stderr


@pytest.mark.parametrize(("flag", "said"), [("--bpm", "bpm is 0.0, outside"), ("--beats", "beats is 0, outside")])
def test_a_tempo_of_zero_is_refused(slices: Path, flag: str, said: str) -> None:
    assert refusal(slices, flag, "0").startswith(f"powergrams: {said}")


def test_more_cores_than_a_pool_of_windows_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with 128 cores; its ProcessPoolExecutor refuses more than 61 processes."""
    monkeypatch.setattr("os.cpu_count", lambda: 128)
    monkeypatch.setattr("sys.argv", ["powergrams", "slices", "--out", "set"])
    processes = _read_arguments().processes
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(ValueError, match="max_workers must be <= 61"):
        ProcessPoolExecutor(processes + 1)
    ProcessPoolExecutor(processes).shutdown()
