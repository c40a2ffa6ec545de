"""The drum machine's loops: seamless, reproducible, equally loud, and techno."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from inference.description import Description
from inference.dsp.powergram import powergram
from tools import drum_machine
from tools.demo_loops import demo_image, demo_loop, write_loop, write_song
from tools.drum_machine import arrangement, patterns, recipe
from tools.drum_machine.arrangement import Parts
from tools.drum_machine.clock import Clock
from tools.drum_machine.effects.bus import LOUDNESS
from tools.drum_machine.instruments import atmospheres, basses, stabs
from tools.drum_machine.instruments.kits import CHARACTERS
from tools.drum_machine.song import PHRASE, Song

COUNT = 64
GEOMETRY = Description()
BEAT = GEOMETRY.samples // 4


@pytest.fixture(scope="module")
def rendered() -> tuple[np.ndarray, list[Parts]]:
    """The first loops [shape=(COUNT, samples, 2)], and the parts that they are mixed from."""
    parts: list[Parts] = []

    def keep_parts(*arguments) -> Parts:
        parts.append(play_parts(*arguments))
        return parts[-1]

    play_parts = arrangement.play_parts
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrangement, "play_parts", keep_parts)
        return np.stack([demo_loop(number) for number in range(COUNT)]), parts


@pytest.fixture(scope="module")
def loops(rendered) -> np.ndarray:
    return rendered[0]


@pytest.fixture(scope="module")
def parts(rendered) -> list[Parts]:
    return rendered[1]


@pytest.fixture(scope="module")
def images(loops) -> np.ndarray:
    """The loops' powergrams [shape=(COUNT, bins, frames)]."""
    return np.stack([powergram(loop.mean(1), GEOMETRY) for loop in loops])


def decibels(amplitude: np.ndarray) -> np.ndarray:
    return 20 * np.log10(amplitude + 1e-9)


def test_loops_have_the_exact_length_and_do_not_clip(loops) -> None:
    assert loops.shape == (COUNT, GEOMETRY.samples, 2)
    assert loops.dtype == np.float32
    peaks = np.abs(loops).max(axis=(1, 2), keepdims=True)
    assert peaks.max() < 1
    assert (np.abs(loops) > 0.999 * peaks).sum(axis=(1, 2)).max() < 16, "many samples at the peak: it is flattened"


def test_loops_are_equally_loud(loops) -> None:
    level = decibels(np.sqrt((loops.mean(2) ** 2).mean(1)))
    assert np.ptp(level) < 2
    assert np.median(level) == pytest.approx(LOUDNESS, abs=0.1)


def test_loops_are_seamless(loops) -> None:
    """No step across the end is larger than one inside, and tails continue from the end to the beginning."""
    steps = np.abs(np.diff(loops, axis=1)).max(axis=(1, 2))
    assert np.all(np.abs(loops[:, 0] - loops[:, -1]).max(1) <= steps)
    assert np.median(np.abs(loops[:, -64:]).max(axis=(1, 2))) > 0.01, "the loops are silent at their end"


def test_loops_are_wide_above_a_mono_low_band(loops) -> None:
    mid, side = loops.mean(2), (loops[..., 0] - loops[..., 1]) / 2
    width = np.sqrt((side**2).mean(1) / (mid**2).mean(1))
    assert 0.1 < np.median(width) < 0.4
    low = np.fft.rfftfreq(GEOMETRY.samples, 1 / GEOMETRY.sample_rate) < 120
    mid_low, side_low = (np.sqrt((np.abs(np.fft.rfft(x)[:, low]) ** 2).sum(1)) for x in (mid, side))
    assert np.all(decibels(side_low / mid_low) < -60)


def test_kicks_of_a_bar_are_alike(loops, parts) -> None:
    """The best correlation within 4 ms of all pairs of beats, 30 to 180 Hz, over their first 160 ms."""
    f = np.fft.rfftfreq(GEOMETRY.samples, 1 / GEOMETRY.sample_rate)
    low = np.fft.irfft(np.fft.rfft(loops.mean(2)) * ((f > 30) & (f < 180)), GEOMETRY.samples)
    four = [bar for bar, part in zip(low, parts, strict=True) if set(part.kicks) >= set(patterns.BEATS)]
    assert len(four) > COUNT / 2
    likeness = np.array([kick_likeness(bar) for bar in four])
    assert np.median(likeness) >= 0.98
    assert np.mean(likeness > 0.9) > 0.9


def kick_likeness(low: np.ndarray) -> float:
    length, reach = int(0.16 * GEOMETRY.sample_rate), int(0.004 * GEOMETRY.sample_rate)
    beats = [np.roll(low, -beat * BEAT)[:length] for beat in range(4)]
    found = []
    for i in range(4):
        for j in range(i):
            every = np.correlate(beats[i], beats[j], "full")[length - 1 - reach : length + reach]
            found.append(every.max() / np.sqrt((beats[i] ** 2).sum() * (beats[j] ** 2).sum()))
    return float(np.median(found))


def test_a_loop_depends_on_its_number_alone() -> None:
    assert np.array_equal(demo_loop(3, rng_seed=1), demo_loop(3, rng_seed=1))
    assert not np.array_equal(demo_loop(3, rng_seed=1), demo_loop(4, rng_seed=1))
    assert not np.array_equal(demo_loop(3, rng_seed=1), demo_loop(3, rng_seed=2))


def rises(images: np.ndarray, low: float, high: float) -> np.ndarray:
    """How far the band `low` to `high` (Hz) rises at each step [shape=(loops, 16)], in image values."""
    hertz = GEOMETRY.sample_rate / GEOMETRY.n_fft
    band = images[:, round(low / hertz) : round(high / hertz)].mean(1)
    rise = np.roll(band - np.roll(band, 3, axis=1), 3, axis=1)  # a window reaches two frames ahead of an onset
    return rise.reshape(len(images), 16, 16).max(2)


def test_every_loop_kicks_on_the_beat(parts) -> None:
    """Measured without the bass, whose notes lie in the same band."""
    drums = [part.kick + part.drums.mean(0) for part in parts]
    kicks = rises(np.stack([powergram(bar.astype(np.float32), GEOMETRY) for bar in drums]), 34, 270)
    assert kicks.max(1).min() > 0.1  # twice as loud as what it follows, and more
    assert kicks[:, ::4].mean() > 3 * np.delete(kicks, np.s_[::4], axis=1).mean()


def test_every_loop_has_hats(images) -> None:
    hats = np.sort(rises(images, 7500, 15_700), axis=1)
    assert hats[:, -4:].min() > 0.08, "a loop without four hats"
    assert hats[:, -1].min() > 0.1


def test_half_bars_differ_as_in_records(loops) -> None:
    """The cosine of the magnitudes of both half bars: 0.77 in real bars, 0.98 in the second edition."""
    frames = (np.arange(256)[:, None] * 256 + np.arange(1024) - 512) % GEOMETRY.samples
    found = []
    for loop in loops:
        magnitudes = np.abs(np.fft.rfft(loop.mean(1)[frames] * np.hanning(1025)[:-1]))
        first, second = magnitudes[:128].ravel(), magnitudes[128:].ravel()
        found.append(first @ second / np.sqrt((first @ first) * (second @ second)))
    assert 0.77 < np.median(found) < 0.92


def test_everything_that_a_recipe_names_is_drawn_and_sounds() -> None:
    drawn = [drum_machine.draw_recipe(np.random.default_rng([0, number])) for number in range(300)]
    assert {one.kit for one in drawn} == set(recipe.KITS) == set(CHARACTERS)
    assert {one.bass for one in drawn} == set(recipe.BASSES) == set(basses.PLAYERS)
    assert {one.stab for one in drawn} == set(recipe.STABS) == {"none", *stabs.PLAYERS}
    assert {one.atmosphere for one in drawn} == set(recipe.ATMOSPHERES) == set(atmospheres.PLAYERS)
    assert {one.fill for one in drawn} == set(recipe.FILLS)
    assert len({one.root for one in drawn}) == 12
    swung = np.array([one.swing for one in drawn]) > 0.05
    assert 0.4 < swung.mean() < 0.7


@pytest.mark.parametrize("rng_seed", range(3))
@pytest.mark.parametrize("name", ["acid", "sub", "reese", "pluck", "rolling"])  # a short low note has no sharp pitch
def test_a_bass_plays_its_key(name: str, rng_seed: int) -> None:
    """The strongest partial of the bass part is a harmonic of some note of the minor pentatonic scale."""
    rng = np.random.default_rng(rng_seed)
    one = dataclasses.replace(drum_machine.draw_recipe(rng), bass=name, root=55.0, swing=0.0, brightness=0.3)
    bar = basses.play_bass(rng, Clock(GEOMETRY.samples, GEOMETRY.sample_rate), one)
    energy = np.abs(np.fft.rfft(bar)) ** 2
    strongest = np.argmax(energy) * GEOMETRY.sample_rate / GEOMETRY.samples
    notes = [55 * 2 ** (semitone / 12) * n for semitone in recipe.MINOR for n in (1, 2, 3, 4, 6, 8)]
    assert np.abs(np.log2(strongest / np.array(notes))).min() < 1 / 24
    assert np.abs(bar).max() == pytest.approx(1, abs=1e-3)


def test_the_groove_swings_odd_steps_and_keeps_the_beats_on_time() -> None:
    late = np.array([patterns.draw_groove(np.random.default_rng(number), 0.2) for number in range(50)])
    assert np.all(late[:, ::4] == 0)
    assert late[:, 1::2].mean() == pytest.approx(0.2, abs=0.02)
    assert late[:, 2::4].std() == pytest.approx(patterns.FEEL, rel=0.3)


def test_the_image_is_rounded_and_never_wraps() -> None:
    image = demo_image(0)
    exact = powergram(demo_loop(0).mean(1), GEOMETRY) * 255
    assert image.dtype == np.uint8
    assert np.abs(image - exact).max() <= 0.5 + 1e-3


def run(*flags: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.demo_loops", *flags]
    return subprocess.run(command, capture_output=True, text=True)


def test_the_command_writes_what_the_folder_lacks(tmp_path) -> None:
    assert run("--count", "3", "--out", tmp_path, "--processes", "2").returncode == 0
    paths = sorted(tmp_path.iterdir())
    assert len(paths) == 3
    for path in paths:
        info = soundfile.info(path)
        assert (info.frames, info.channels, info.subtype) == (GEOMETRY.samples, 2, "PCM_24")
    assert np.allclose(soundfile.read(paths[2])[0], demo_loop(2), atol=2**-22)
    kept = paths[0].stat().st_mtime_ns
    paths[1].write_bytes(paths[1].read_bytes()[:5000])
    output = run("--count", "3", "--out", tmp_path, "--processes", "1").stdout
    assert output.endswith("holds 3 loops, 1 of them new.\n")
    assert paths[0].stat().st_mtime_ns == kept
    assert soundfile.info(paths[1]).frames == GEOMETRY.samples


def test_a_loop_of_an_earlier_edition_is_not_overwritten(tmp_path) -> None:
    path = tmp_path / "demo_0_00000.wav"
    soundfile.write(path, np.zeros(GEOMETRY.samples), GEOMETRY.sample_rate)
    before = path.read_bytes()
    with pytest.raises(FileExistsError, match=r"demo_0_00000\.wav is a mono loop .*; choose another --out\."):
        write_loop(0, 0, tmp_path)
    assert path.read_bytes() == before


SONG_BARS = 8


@pytest.fixture(scope="module")
def song() -> np.ndarray:
    """The middle channel of a song that the drum machine plays [shape=(SONG_BARS, samples)]."""
    rng = np.random.default_rng([0, 1])
    return drum_machine.make_song(rng, SONG_BARS, GEOMETRY.samples, GEOMETRY.sample_rate).mean(2)


def test_the_loops_are_what_they_were_before_there_were_songs() -> None:
    """Songs share the loops' code, and models are trained on loops that can be made again. Levels of eighths."""
    levels = [np.sqrt((demo_loop(number).reshape(8, -1) ** 2).mean(1)) for number in (0, 1)]
    before = [
        [
            0.3509,
            0.2080,
            0.3281,
            0.1940,
            0.3523,
            0.2012,
            0.3493,
            0.1974,
        ],
        [
            0.2709,
            0.3129,
            0.2599,
            0.2957,
            0.2593,
            0.3201,
            0.2917,
            0.3058,
        ],
    ]
    np.testing.assert_allclose(levels, before, rtol=1e-3)


def test_no_step_between_two_bars_is_larger_than_one_inside(song) -> None:
    """The last bar and the first one are neighbours, too."""
    inside = np.abs(np.diff(song, axis=1)).max()
    bend = np.abs(np.diff(song, 2, axis=1)).max()
    for bar in range(SONG_BARS):
        joint = np.concatenate([song[bar - 1][-4:], song[bar][:4]])
        assert np.abs(np.diff(joint)).max() <= inside
        assert np.abs(np.diff(joint, 2)).max() <= bend
    assert not np.allclose(song[:, -256:], 0, atol=1e-3), "the bars are silent at their end: nothing rings over"


def test_a_song_has_one_tempo_kit_and_mix_and_its_bars_differ(song) -> None:
    spectra = np.sqrt((np.stack([powergram(bar, GEOMETRY) for bar in song]) ** 2).mean(2))
    other = np.random.default_rng([0, 2])
    other = drum_machine.make_song(other, 2, GEOMETRY.samples, GEOMETRY.sample_rate).mean(2)[0]
    far = np.linalg.norm(spectra[0] - np.sqrt((powergram(other, GEOMETRY) ** 2).mean(1)))
    near = np.linalg.norm(spectra - np.median(spectra, axis=0), axis=1)
    assert np.median(near) < 0.5 * far
    assert near.max() > 2 * np.median(near) > 0


def test_every_song_has_a_fill_a_drop_and_most_a_part_that_enters() -> None:
    hits = dict.fromkeys((2, 6, 10, 14), 1.0)
    entries = []
    for rng_seed in range(50):
        song = Song(np.random.default_rng(rng_seed), 16)
        assert song.fills.keys() <= set(song.ends) == {3, 7, 11, 15}
        assert song.fills
        kicks = song.spread_kicks(dict.fromkeys(patterns.BEATS, 1.0))
        assert min(sum(16 * bar <= step < 16 * bar + 16 for step in kicks) for bar in song.ends) == 0
        assert all(
            sum(16 * bar <= step < 16 * bar + 16 for step in kicks) == 4 for bar in range(16) if bar % PHRASE < 3
        )
        parts = [song.spread(hits) for _ in range(6)]
        entries.append(sum(min(part) >= 16 * PHRASE for part in parts))
        for part in parts:
            assert all(0 <= step < 256 and own in hits for step, own in part.items())
    assert np.mean(np.array(entries) > 0) > 0.9


def test_the_command_writes_songs_bar_by_bar_and_goes_on(tmp_path) -> None:
    done = run("--bars", "2", "--count", "1", "--rng", "4", "--out", tmp_path, "--processes", "1")
    assert done.stdout.endswith("holds 1 song, 1 of them new.\n"), done.stderr
    paths = sorted(tmp_path.iterdir())
    assert [path.name for path in paths] == ["song_4_00000_00.wav", "song_4_00000_01.wav"]
    rng = np.random.default_rng([4, 0])
    expected = drum_machine.make_song(rng, 2, GEOMETRY.samples, GEOMETRY.sample_rate)
    assert np.allclose([soundfile.read(path)[0] for path in paths], expected, atol=2**-22)
    kept = paths[1].stat().st_mtime_ns
    paths[0].unlink()  # a run that was killed has written the last bar first
    assert write_song(0, 4, tmp_path, 2)
    assert not write_song(0, 4, tmp_path, 2)
    assert paths[1].stat().st_mtime_ns == kept
    with pytest.raises(FileExistsError, match="is a song of another number of bars; choose another --out"):
        write_song(0, 4, tmp_path, 3)


def test_a_foreign_file_in_place_of_a_bar_stays(tmp_path: Path):
    foreign = tmp_path / "song_0_00000_01.wav"
    foreign.write_text("mine")
    with pytest.raises(FileExistsError, match=r"song_0_00000_01\.wav is no bar of a song; move it"):
        write_song(0, 0, tmp_path, 2)
    assert [path.name for path in tmp_path.iterdir()] == [foreign.name]
    assert foreign.read_text() == "mine"
