"""The bench of the patch search, on a small scale."""

import itertools
import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from inference.search.synth.parameters import draw_positions
from inference.search.synth.synth import SAMPLE_RATE, Note
from tools.beat_bench.midi import encode, find_soundfont
from tools.patch_bench.__main__ import main
from tools.patch_bench.aspects import AspectObjective
from tools.patch_bench.measures import measure
from tools.patch_bench.methods import METHODS, SEARCHES
from tools.patch_bench.report import draw, print_tables, read_rows
from tools.patch_bench.runs import Run, run_all
from tools.patch_bench.targets import Tone, make_patches, make_tones, read_midi

pytest.importorskip("mido", reason="needs the group bench")
SHORT = 6000  # samples


@pytest.fixture(scope="module")
def tones():
    """Known patches by name, cut short."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tools.patch_bench.targets.make_notes", lambda sounds: ())
        patch.setattr("tools.patch_bench.targets.SECONDS", SHORT / SAMPLE_RATE)
        return make_tones("tuning")


@pytest.fixture
def short(tones, monkeypatch):
    """The bench has these alone."""
    monkeypatch.setattr("tools.patch_bench.runs.make_tones", lambda sounds: tones)


def test_the_sets_have_other_patches():
    sets = [list(itertools.islice(make_patches(name), 2)) for name in ("mono", "tuning", "mono")]
    for (name, _, sound, rate), (_, _, other, _), (_, _, again, _) in zip(*sets, strict=True):
        assert rate == SAMPLE_RATE
        assert np.abs(sound).max() > 0.01, name
        assert not np.array_equal(sound, other)
        assert np.array_equal(sound, again)


def test_notes_are_read_from_a_midi_file():
    """A key that is struck while it sounds begins a second note."""
    midi = encode([(0, 500, 0, 60, 100), (0, 500, 3, 64, 50), (750, 250, 0, 60, 100)], 120, {0: 5}, 1000)
    assert read_midi(midi) == (Note(0.25, 60), Note(0.25, 64, 0, 0.5), Note(0.125, 60, 0.375))


def test_chords_and_phrases_have_two_to_sixteen_notes(monkeypatch):
    monkeypatch.setattr("tools.patch_bench.targets.make_notes", lambda sounds: ())
    tones = list(make_tones("poly").values())
    assert [len(tone.notes) for tone in tones] == [2, 3, 4, 6, 8, 16]
    for tone in tones:
        assert tone.notes[0].onset == 0
        assert tone.target.note.pitch == tone.notes[0].pitch
        assert (tone.notes[-1].onset > 0) == (len(tone.notes) > 4)


@pytest.mark.skipif(find_soundfont() is None, reason="needs fluidsynth and a soundfont")
def test_fluidsynth_plays_what_the_midi_file_says(monkeypatch):
    monkeypatch.setattr("tools.patch_bench.targets.make_patches", lambda sounds: ())
    monkeypatch.setattr("tools.patch_bench.targets.PROGRAMMES", {"tuning": ((12, 69),), "poly": ((4, 69),)})
    target = make_tones("tuning")["note-12"].target
    assert target.note.pitch == 69
    assert abs(target.tune) < 15
    tone = make_tones("poly")["note-4"]
    assert [note.pitch for note in tone.notes] == [57, 60]
    powers = np.abs(np.fft.rfft(tone.target.sound[: SAMPLE_RATE // 2]))  # bins of 2 Hz
    keys = [440 * 2 ** ((key - 69) / 12) for key in (57, 58.5, 60)]
    low, between, high = (powers[round(hertz / 2) - 2 : round(hertz / 2) + 3].max() for hertz in keys)
    assert min(low, high) > 5 * between


def test_a_sound_is_no_distance_from_itself(tones):
    sound = tones["patch-0"].target.sound
    assert measure(sound, 0.5 * sound) == pytest.approx((0, 0, 0), abs=1e-3)
    noise = np.random.default_rng(0).standard_normal(len(sound)).astype(np.float32)
    assert all(value > 0.1 for value in measure(sound, noise))


def test_a_chord_is_the_sum_of_its_notes(tones):
    target = tones["patch-0"].target
    notes = (Note(0.1, 60), Note(0.1, 64, 0.05))
    positions = draw_positions(np.random.default_rng(0), 2)
    both, *alone = (
        AspectObjective(Tone(target, chosen), 9).play(positions) for chosen in (notes, notes[:1], notes[1:])
    )
    assert both == pytest.approx(sum(alone), abs=1e-5)
    assert np.abs(alone[1][:, : round(0.05 * SAMPLE_RATE) - 1]).max() == 0


def test_the_front_is_what_no_patch_beats(tones):
    objective = AspectObjective(tones["patch-1"], 60)
    objective.measure(objective.draw(np.random.default_rng(0), 60))
    assert objective.aspects[:, 0] == pytest.approx(objective.distances)
    front = objective.find_front()
    assert front[0] == objective.distances.argmin()
    for number in range(60):
        is_beaten = (objective.aspects <= objective.aspects[number]).all(axis=1).sum() > 1
        assert is_beaten == (number not in front)


def test_a_louder_band_is_spectrum_and_a_louder_moment_envelope(tones):
    """Aspects of sounds that differ from the target in one way alone."""
    tone = tones["patch-1"]
    objective = AspectObjective(tone, 10)
    time = np.arange(len(tone.target.sound)) / SAMPLE_RATE
    swell = tone.target.sound * (1 + 0.9 * np.sin(2 * np.pi * 12 * time)).astype(np.float32)
    spectrum, envelope = objective._listen(objective.fitness.describe(np.stack([tone.target.sound, swell])))
    assert (spectrum[0], envelope[0]) == pytest.approx((0, 0), abs=1e-4)
    assert envelope[1] > 2 * spectrum[1] > 0


@pytest.mark.parametrize("method", ["network", "random", *SEARCHES, "network+nsga2"])
def test_each_method_comes_nearer_and_uses_its_renders(method, tones, monkeypatch):
    """The network that is drawn here knows nothing; what the methods make of it counts."""
    if method.split("+")[-1] in ("de", "cma", "nsga2"):
        pytest.importorskip("pymoo", reason="needs the group bench")
    for module in ("tools.patch_bench.methods", "inference.search.patch.society"):
        monkeypatch.setattr(
            f"{module}.estimate_patches", lambda network, target, rng, count: draw_positions(rng, count)
        )
    objective = AspectObjective(tones["patch-0"], 220)
    network = Path("network.onnx") if "network" in method else None
    seen = list(METHODS[method](objective, np.random.default_rng(0), network))
    assert objective.renders == (50 if method == "network" else 220)
    assert seen[-1].best.distance <= seen[0].best.distance
    assert objective.best.distance == objective.distances.min()
    assert seen[0].diversity > 0
    assert [progress.renders for progress in seen] == sorted(progress.renders for progress in seen)


def test_the_same_seed_number_is_the_same_search(tones):
    pytest.importorskip("pymoo", reason="needs the group bench")
    for method in ("de", "cma", "nsga2"):
        found = []
        for rng_seed in (0, 0, 1):
            objective = AspectObjective(tones["patch-0"], 110)
            list(METHODS[method](objective, np.random.default_rng(rng_seed), None))
            found.append(objective.positions)
        assert np.array_equal(found[0], found[1]), method
        assert not np.array_equal(found[0], found[2]), method


def make_runs(methods, renders=110):
    return [Run("tuning", "patch-0", method, "log-mel", rng_seed, renders) for method in methods for rng_seed in (0, 1)]


def test_runs_are_kept_and_not_made_again(tmp_path, capsys, short):
    path, runs = tmp_path / "results.sqlite", make_runs(["ga", "society"])
    run_all(runs[:3], path, 1)
    assert len(capsys.readouterr().out.splitlines()) == 3
    run_all(runs, path, 1)
    assert len(capsys.readouterr().out.splitlines()) == 1
    rows = read_rows(path, "tuning", 110)
    assert sorted((row.method, row.rng_seed) for row in rows) == [("ga", 0), ("ga", 1), ("society", 0), ("society", 1)]
    for row in rows:
        assert row.curve[-1] == pytest.approx(row.log_mel, abs=0.3)  # of 100 renders, and of 110
        assert row.curve == sorted(row.curve, reverse=True)
        assert row.front[0][0] == pytest.approx(row.log_mel, abs=0.01)
        assert row.diversity[-1][0] == 110
    with sqlite3.connect(path) as database:
        for log_mel, answers in database.execute("SELECT log_mel, answers FROM runs"):
            distances = [distance for distance, _ in json.loads(answers)]
            assert len(distances) == 5
            assert distances == sorted(distances)
            assert distances[0] == pytest.approx(log_mel, abs=0.01)
    with pytest.raises(FileNotFoundError, match="--sounds poly --renders 110; it has --sounds tuning --renders 110"):
        read_rows(path, "poly", 110)
    print_tables(rows)
    assert "| log-mel | society |  | patches | 2 | 2 |" in capsys.readouterr().out
    draw(rows, tmp_path / "plots.png")
    assert (tmp_path / "plots.png").stat().st_size > 10_000


def test_runs_that_are_shorter_than_a_step_are_reported(tmp_path, capsys, short):
    """They have no curve; what is not known stands there as a dash."""
    run_all(make_runs(["society"], 30)[:1], path := tmp_path / "results.sqlite", 1)
    rows = read_rows(path, "tuning", 30)
    capsys.readouterr()
    print_tables(rows)
    assert capsys.readouterr().out.endswith(f"| patch-0 | {rows[0].log_mel:.2f} | - | - | - |\n")
    draw(rows, tmp_path / "plots.png")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("run text", "text cannot hold results of the bench: file is not a database; name another file."),
        ("report text plots.png", "text cannot hold results of the bench: file is not a database; name another file."),
        ("report none plots.png", "There is no file none; make one with `run`."),
        ("run new --targets nope", "the set mono has no sound 'nope'; the sounds are patch-0, "),
        ("run new --network text", "text is no network of tools.patch_estimator"),
        ("run new --methods network", "these methods need --network FILE.onnx"),
        ("run new --cluster tcp://127.0.0.1:1", "--cluster needs distributed"),
        ("run new --processes 0", "0 is not between 1 and"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(command: str, sentence: str, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("tools.patch_bench.__main__.list_missing", list)
    monkeypatch.setattr("tools.command_line.raise_at_stops", lambda: None)  # it would stay for the other tests
    monkeypatch.chdir(tmp_path)
    Path("text").write_text("some text")
    monkeypatch.setattr("sys.argv", ["patch_bench", *command.split()])
    with pytest.raises(SystemExit):
        main()
    assert sentence in capsys.readouterr().err
    assert not Path("new").exists()


def test_a_run_with_another_network_is_another_run(tmp_path, capsys, short, monkeypatch):
    monkeypatch.setattr(
        "inference.search.patch.society.estimate_patches",
        lambda network, target, rng, count: draw_positions(rng, count),
    )
    for name in ("one", "two", "one"):
        run = Run("tuning", "patch-0", "network+ga", "log-mel", 0, 60, Path(f"{name}.onnx"))
        run_all([run], tmp_path / "results.sqlite", 1)
    assert [line.split()[2] for line in capsys.readouterr().out.splitlines()] == ["one", "two"]


def test_the_workers_of_a_dask_cluster_make_the_runs(tmp_path, capsys, short):
    distributed = pytest.importorskip("distributed", reason="needs uv run --with distributed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        run_all(make_runs(["ga"], 60), tmp_path / "dask.sqlite", 1, cluster.scheduler_address)
    run_all(make_runs(["ga"], 60), tmp_path / "here.sqlite", 1)
    found = []
    for name in ("dask", "here"):
        with sqlite3.connect(tmp_path / f"{name}.sqlite") as database:
            found.append(sorted(database.execute("SELECT rng_seed, curve FROM runs")))
    assert found[0] == found[1]
