"""The bench of the sequence models tells real continuations from bad ones whose faults are known."""

import json
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
import soundfile

from inference.arrays import Floats
from inference.continuation.bars import FoundBar
from inference.description import Description
from inference.dsp.powergram import powergram
from inference.dsp.time_stretch import resample
from inference.model.generator import Generator
from tiny_blocks import write_blocks
from tiny_model import write_model
from tiny_sequence import write_sequence
from tools.beat_bench.midi import find_soundfont
from tools.continuation_bench.__main__ import main
from tools.continuation_bench.blocks_way import BlocksWay
from tools.continuation_bench.latent_way import LatentWay
from tools.continuation_bench.measures import set_distance
from tools.continuation_bench.prediction import predict_linear, predict_mean, predict_repeated
from tools.continuation_bench.report import LINES, TEMPERATURES
from tools.continuation_bench.songs import CONTINUED, HEARD, LEVEL, Song, read_songs
from tools.continuation_bench.trial import Trial
from tools.continuation_bench.ways import Way
from tools.slices import SliceError

BARS = HEARD + CONTINUED
SMALL = Description(name="small", bins=64, frames=128, n_fft=128, hop_length=32, sample_rate=4096, bpm=240.0)
BEAT = SMALL.samples // 4
SONGS = 6


def make_song(number: int) -> Floats:
    """Bars of kicks, of hats in a pattern that changes now and then, and of a bass with another note in each bar."""
    rng = np.random.default_rng(number)
    time = np.arange(SMALL.samples) / SMALL.sample_rate
    since = time % (BEAT / SMALL.sample_rate)
    kick = np.sin(2 * np.pi * 60 * since) * np.exp(-30 * since)
    notes = 110 * 2 ** (rng.integers(0, 12, 4) / 12)
    hits = rng.random(16) < 0.6
    bars = []
    for bar in range(BARS):
        if bar % 3 == 2:
            hits = hits ^ (rng.random(16) < 0.25)
        hats = np.repeat(hits, SMALL.samples // 16) * np.exp(-60 * (time % (BEAT / 4 / SMALL.sample_rate)))
        bass = np.sin(2 * np.pi * notes[bar % 4] * since) * np.exp(-10 * since)  # fades, so that no bar line clicks
        bars.append(kick + 0.2 * hats * rng.standard_normal(len(time)) + 0.1 * bass * rng.uniform(0.8, 1.2))
    bars = np.stack(bars).astype(np.float32)
    return bars * np.float32(LEVEL / np.sqrt(np.square(bars[:HEARD]).mean()))


class Known(Way):
    """A way that knows the songs, and plays their real continuation; the higher the temperature, the less exactly."""

    def __init__(self, songs: list[Song]) -> None:
        self.songs = {song.heard.tobytes(): song for song in songs}

    def hear(self, bars):
        self.song = self.songs[bars[:HEARD].tobytes()]

    def play(self, count, temperature, rng_seed):
        noise = 0.03 * temperature * np.random.default_rng(rng_seed).standard_normal(self.song.rest.shape)
        return (self.song.rest * (1 + noise))[:count].astype(np.float32)

    def imitate(self):
        return self.song.rest

    def predict(self):
        return self.song.rest


class Restless(Known):
    """It has a random generator of its own."""

    own = np.random.default_rng(0)

    def play(self, count, temperature, rng_seed):
        return super().play(count, temperature, int(self.own.integers(1000)))


class Rigid(Known):
    """It does not listen to the rng_seed."""

    def play(self, count, temperature, rng_seed):
        return super().play(count, temperature, 0)


def darken(bars: Floats) -> Floats:
    octaves = np.log2(np.maximum(np.fft.rfftfreq(SMALL.samples, 1 / SMALL.sample_rate) / 200, 1))
    gains = 2 ** (-0.15 * np.arange(len(bars))[:, None] * octaves)
    return np.fft.irfft(np.fft.rfft(bars) * gains).astype(np.float32)


def click(bars: Floats) -> Floats:
    return np.concatenate([[4], bars.ravel()[1:]]).reshape(bars.shape).astype(np.float32)


FAULTS = {
    "louder": lambda bars: bars * 10 ** (0.05 * np.arange(len(bars), dtype=np.float32)[:, None]),  # by 1 dB a bar
    "darker": darken,
    "faster": lambda bars: np.resize(resample(bars.ravel(), round(bars.size / 1.06)), bars.shape),
    "noise": lambda bars: LEVEL * np.random.default_rng(0).standard_normal(bars.shape).astype(np.float32),
    "stuck": lambda bars: np.repeat(bars[:1], len(bars), axis=0),
    "click": click,
}


@pytest.fixture(scope="module")
def songs() -> list[Song]:
    return [Song(str(number), make_song(number)) for number in range(SONGS)]


@pytest.fixture(scope="module")
def report(songs):
    """The report with columns for ways that play well or not, and for real continuations with a fault."""
    trial = Trial(songs, SMALL)
    report, _ = trial.run({way.__name__: way(songs) for way in (Known, Restless, Rigid)})
    for name, spoil in FAULTS.items():
        rows = [spoil(song.rest) for song in songs]
        report.columns[name] = trial.measure(rows, [trial.profile(bars) for bars in rows])
    return report


@pytest.mark.parametrize(
    ("way", "missed"),
    [
        ("Known", []),
        ("Restless", ["same bytes"]),
        ("Rigid", ["spreads rise"]),
        ("louder", ["levels within"]),
        ("darker", ["brightness within"]),
        ("faster", ["beat"]),
        ("noise", ["beat", "set distance", "own distance"]),
        ("stuck", ["1 apart", "2 apart", "4 apart", "8 apart"]),
        ("click", ["joint"]),
        ("another song", ["own distance"]),
    ],
)
def test_each_fault_is_found(report, way: str, missed: list[str]):
    found = [name for name in missed if any(text.startswith(f"{name} ") for text in report.missed(way))]
    assert found == missed
    if way in ("Known", "Restless", "Rigid", "click"):  # which change nothing else
        assert len(report.missed(way)) == len(missed)


def test_baselines(report):
    real, repeated, other = (report.columns[name] for name in ("real", "repeated", "another song"))
    assert real["beat"] == real["set distance"] == 1
    assert [repeated[f"{n} apart"] for n in (1, 2, 4, 8)] == [0, 0, 0, 0]
    assert other["own distance"] > report.ranges["own distance"][1] > real["own distance"]
    assert report.columns["Known"]["next bar"] == 0
    assert 0 < report.columns["linear"]["next bar"] < repeated["next bar"]


def test_a_brief_report_leaves_lines_out(songs):
    """What the way played is measured; what needs many more bars of a slow way is not, and misses nothing."""
    report, _ = Trial(songs[:4], SMALL).run({"Known": Known(songs)}, brief=True)
    assert report.missed("Known") == []
    left_out = {"next bar", "perplexity", "same bytes", "spreads rise"} | {f"temperature {t:g}" for t in TEMPERATURES}
    assert {line.name for line in LINES} - set(report.columns["Known"]) == left_out


def test_the_linear_predictor_learns_a_song_of_two_bars():
    """Repeated bars and the mean are wrong in each bar, it in none."""
    rng = np.random.default_rng(0)
    songs = [np.tile(rng.normal(-30, 10, (2, 320)), (BARS // 2, 1)).astype(np.float32) for _ in range(4)]
    for mel, found in zip(songs, predict_linear(songs), strict=True):
        assert np.abs(found - mel[HEARD:]).max() < 0.1
        assert np.array_equal(predict_repeated(mel), mel[HEARD - 1 : -1])
        assert np.abs(predict_mean(mel)[::2] - mel[:2].mean(axis=0)).max() < 1e-3


def test_a_set_that_is_moved_is_farther():
    rng = np.random.default_rng(0)
    real = [(rng.standard_normal((16, 4)) + rng.standard_normal(4)).astype(np.float32) for _ in range(8)]
    distances = [set_distance([points + np.float32(moved) for points in real], real) for moved in (0, 2, 4)]
    assert distances[0] == 1
    assert 1.5 < distances[1] < distances[2] / 2


class Search:
    """It finds for each bar a latent of its own, and counts the bars."""

    heard = 0

    def __init__(self, generator: Generator) -> None:
        self.size = generator.description.latent_size

    def find(self, bars):
        for bar in bars:
            Search.heard += 1
            rng = np.random.default_rng(zlib.crc32(bar.tobytes()))
            yield FoundBar(rng.uniform(-1, 1, self.size).astype(np.float32), 0.0)


def test_the_latent_way_hears_each_bar_once(tmp_path: Path, songs, monkeypatch):
    """The sequence model of the tests repeats at temperature 0 what was two bars before."""
    monkeypatch.setattr("tools.continuation_bench.latent_way.BarSearch", Search)
    generator = Generator(write_model(tmp_path / "small.onnx", SMALL))
    write_sequence(tmp_path / "small.sequence.onnx", tmp_path / "small.onnx")
    way, song = LatentWay(generator), songs[0]
    way.hear(song.heard)
    played = way.play(4, 1.0, 3)
    assert Search.heard == HEARD
    way.hear(song.bars)
    before, predicted = way.imitate()[:-2], way.predict()[2:]
    assert Search.heard == BARS
    before, predicted = (
        np.stack([powergram(bar / np.abs(bar).max(), SMALL) for bar in x]) for x in (before, predicted)
    )
    apart = np.abs(predicted[:, None] - before[None]).mean(axis=(2, 3))
    assert apart.argmin(axis=1).tolist() == list(range(len(before)))
    way.hear(song.heard)
    assert np.array_equal(played, way.play(4, 1.0, 3))
    assert np.sqrt(np.square(played).mean()) == pytest.approx(LEVEL, rel=0.25)  # full scale rounds its peaks off
    assert Search.heard == BARS
    way.hear(songs[1].heard)
    assert Search.heard == BARS + HEARD


def test_the_blocks_way_plays_predicts_and_counts(tmp_path: Path, songs):
    """The block sequence model of the tests repeats the last bar, so its surprise is that of a repeat."""
    generator = Generator(write_model(tmp_path / "small.onnx", SMALL))
    write_blocks(tmp_path / "small.blocks.sequence.onnx", SMALL)
    way, song = BlocksWay(generator), songs[0]
    way.hear(song.heard)
    played = way.play(2, 0.0, 0)
    assert played.shape == (2, SMALL.samples)
    assert np.array_equal(played, way.play(2, 0.0, 1))
    way.hear(song.bars)
    assert way.imitate().shape == way.predict().shape == song.rest.shape
    surprise = way.surprise()
    assert set(surprise) == {"blocks", "repeated", "mean"}
    assert all(0 < nats < 10 for nats in surprise.values())


def write_songs(folder: Path, songs: list[Song], pattern: str) -> None:
    folder.mkdir(exist_ok=True)
    for number, song in enumerate(songs):
        for bar, sound in enumerate(song.bars):
            soundfile.write(folder / pattern.format(number, bar), sound / 4, SMALL.sample_rate, "FLOAT")


@pytest.mark.parametrize("pattern", ["song_0_{:05d}_{:02d}.wav", "x{}-{:04d}.wav"])
def test_songs_are_read_from_bars(tmp_path: Path, songs, pattern: str):
    write_songs(tmp_path, songs, pattern)
    (tmp_path / pattern.format(1, 7)).unlink()  # a gap
    found = read_songs(tmp_path, SMALL)
    assert len(found) == SONGS - 1
    assert np.allclose(found[1].bars, songs[2].bars, atol=1e-5)


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, songs):
    write_songs(tmp_path, songs[:3], "x{}-{:04d}.wav")
    with pytest.raises(SliceError, match=r"holds 3 songs of 24 bars in a row, and the bench needs 4; .*_07\.wav\."):
        read_songs(tmp_path, SMALL)
    with pytest.raises(SliceError, match=r"lasts 1\.000 s, where a bar of the model lasts 1\.875 s"):
        read_songs(tmp_path, Description())


def run(monkeypatch, *arguments: object) -> None:
    monkeypatch.setattr(sys, "argv", ["continuation_bench", *map(str, arguments)])
    main()


def test_the_command_writes_table_and_picture(tmp_path: Path, songs, monkeypatch, capsys):
    write_songs(tmp_path / "mine", songs[:4], "x{}-{:04d}.wav")
    write_model(tmp_path / "small.onnx", SMALL)
    files = {"--model": tmp_path / "small.onnx", "--json": tmp_path / "a.json", "--picture": tmp_path / "a.png"}
    run(monkeypatch, "measure", tmp_path / "mine", *(part for pair in files.items() for part in pair))
    assert "| 4 songs | real | repeated | another song | mean | linear |" in capsys.readouterr().out
    found = json.loads((tmp_path / "a.json").read_text(), parse_constant=pytest.fail)["mine"]  # no Infinity, no NaN
    assert found["columns"]["real"]["beat"] == 1
    assert found["ranges"]["own distance"] == [None, 2 * found["columns"]["real"]["own distance"]]
    assert (tmp_path / "a.png").stat().st_size > 10_000


@pytest.mark.skipif(find_soundfont() is None, reason="needs fluidsynth and a soundfont")
def test_songs_by_fluidsynth(tmp_path: Path, monkeypatch, capsys):
    run(monkeypatch, "make", tmp_path / "songs", "--songs", 1, "--processes", 1)
    assert "at 128 BPM" in capsys.readouterr().out
    bars = sorted(path.name for path in (tmp_path / "songs").glob("*.wav"))
    assert bars[:BARS] == [f"00-deep-house-{bar:04d}.wav" for bar in range(BARS)]
    assert soundfile.info(tmp_path / "songs" / bars[0]).duration == pytest.approx(1.875, abs=1e-4)
    with pytest.raises(SystemExit):
        run(monkeypatch, "make", tmp_path / "songs")
    assert "is not empty" in capsys.readouterr().err
