"""The bench of the patch search, on a small scale."""

import numpy as np
import pytest

from inference.search.patch.objective import Objective
from inference.search.patch.target import prepare
from inference.search.synth.synth import SAMPLE_RATE
from tools.beat_bench.midi import find_soundfont
from tools.patch_bench.measures import measure
from tools.patch_bench.methods import METHODS
from tools.patch_bench.report import draw, print_tables, read_rows
from tools.patch_bench.runs import Run, run_all
from tools.patch_bench.targets import SETS, make_notes, make_patches


def test_the_sets_have_other_patches():
    sets = [make_patches(name, 3) for name in SETS]
    for name, (sound, rate) in sets[0].items():
        assert rate == SAMPLE_RATE
        assert np.abs(sound).max() > 0.01
        assert not np.array_equal(sound, sets[1][name][0])
    assert np.array_equal(make_patches("bench", 3)["patch-2"][0], sets[0]["patch-2"][0])


@pytest.mark.skipif(find_soundfont() is None, reason="needs fluidsynth and a soundfont")
def test_the_notes_are_found_at_their_pitch():
    notes = make_notes("tuning")
    assert len(notes) == 10
    target = prepare(*notes["note-12"])
    assert target.note.pitch == 69
    assert abs(target.tune) < 15


def test_a_sound_is_no_distance_from_itself():
    sound, _ = make_patches("tuning", 1)["patch-0"]
    assert measure(sound, 0.5 * sound) == pytest.approx((0, 0, 0), abs=1e-3)
    noise = np.random.default_rng(0).standard_normal(len(sound)).astype(np.float32)
    assert all(value > 0.1 for value in measure(sound, noise))


@pytest.mark.parametrize("method", METHODS)
def test_each_method_comes_nearer_and_uses_its_renders(method):
    target = prepare(*make_patches("tuning", 1)["patch-0"])
    objective = Objective(target, 250)
    seen = list(METHODS[method](objective, np.random.default_rng(0)))
    assert objective.renders == 250
    assert seen[-1].best.distance <= seen[0].best.distance
    assert objective.best.distance == objective.distances.min()


def test_runs_are_kept_and_not_made_again(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("tools.patch_bench.runs.make_notes", lambda name: {})
    runs = [
        Run("tuning", "patch-0", method, "log-mel", rng_seed, 150)
        for method in ("ga", "society")
        for rng_seed in (0, 1)
    ]
    run_all(runs[:3], tmp_path / "results.sqlite", 1)
    assert len(capsys.readouterr().out.splitlines()) == 3
    run_all(runs, tmp_path / "results.sqlite", 1)
    assert len(capsys.readouterr().out.splitlines()) == 1
    rows = read_rows(tmp_path / "results.sqlite", "tuning")
    assert sorted((row.method, row.rng_seed) for row in rows) == [("ga", 0), ("ga", 1), ("society", 0), ("society", 1)]
    assert all(row.curve[-1] == pytest.approx(row.log_mel, abs=0.05) for row in rows)
    print_tables(rows)
    assert "| society | log-mel | patches | 2 |" in capsys.readouterr().out
    draw(rows, tmp_path / "plots.png")
    assert (tmp_path / "plots.png").stat().st_size > 10_000
