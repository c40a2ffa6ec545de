"""A plugin that is matched: how near it comes, what stays as it was, and what a user is told."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

import loopseed
from inference.search.patch.target import prepare
from inference.search.plugin.health import check
from inference.search.plugin.match import PluginObjective, list_answers, search
from inference.search.plugin.plugin import Plugin
from inference.search.synth.synth import SAMPLE_RATE

PITCH, DECAY, DRIFT, LEVEL = 1, 2, 3, 4


def make_tone(hertz: float = 330.0) -> np.ndarray:
    """A sine that decays as the fake synthesiser's does, at a pitch between two of its notes [shape=(samples,)]."""
    time = np.arange(SAMPLE_RATE // 2) / SAMPLE_RATE
    return (np.exp(-time / 0.15) * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


@pytest.fixture
def tone(tmp_path: Path) -> Path:
    soundfile.write(path := tmp_path / "tone.wav", make_tone(), SAMPLE_RATE)
    return path


def run(*arguments: object) -> int:
    return loopseed.main([str(argument) for argument in arguments])


def test_a_search_finds_the_patch_and_leaves_the_rest(fake):
    with Plugin(fake("sound")) as plugin:
        before = [parameter.position for parameter in plugin.parameters]
        objective = PluginObjective(prepare(make_tone(), SAMPLE_RATE), 400, plugin, [PITCH, DECAY], 0.0)
        start = float(objective.compare(objective.best.position[None])[0])
        courses = list(search(objective, np.random.default_rng(0)))
        answers = list_answers(objective)
        after = [parameter.position for parameter in plugin.set({})]
    assert objective.renders == 400
    assert answers[0].distance < 0.1 * start
    assert [progress.best.distance for progress in courses] == sorted(
        (progress.best.distance for progress in courses), reverse=True
    )
    assert [answer.distance for answer in answers] == sorted(answer.distance for answer in answers)
    changed = [number for number in range(len(before)) if before[number] != after[number]]
    assert set(changed) <= {PITCH, DECAY}


def test_a_plugin_that_repeats_itself_is_healthy(fake):
    with Plugin(fake("sound")) as plugin:
        objective = PluginObjective(prepare(make_tone(), SAMPLE_RATE), 1, plugin, [PITCH, DECAY, LEVEL], 0.0)
        health = check(objective, plugin, np.random.default_rng(0))
        assert health
        assert health.describe("It") == "It repeats itself: the same patch differs from itself by 0.00 dB."
        objective = PluginObjective(objective.target, 1, plugin, [PITCH, DECAY, DRIFT, LEVEL], 0.0)
        health = check(objective, plugin, np.random.default_rng(0))
    assert health
    assert health.to_lock == ["Drift"]
    assert "It does not repeat itself" in health.describe("It")
    assert "; lock Drift in a profile" in health.describe("It")


def test_a_sound_becomes_a_preset(fake, tone: Path, capsys: pytest.CaptureFixture[str]):
    plugin, out = fake("sound"), tone.parent / "out"
    (profile := tone.parent / "my.toml").write_text('settle = 0\nlock = ["Level"]\n[values]\nDrift = 0.0\n')
    arguments = ["match-patch", tone, "--synth", plugin, "--profile", profile, "--out", out, "--renders", 100]
    assert run(*arguments) == 0
    output = capsys.readouterr().out
    assert "2 of 6 parameters are free; 2 are no knobs and left alone" in output
    assert "repeats itself" in output
    assert f"{out / 'tone-1.fxp'}  {out / 'tone-1.json'}" in output
    for name, sound in (("tone-1.fxp", "a.wav"), ("tone-1.json", "b.wav")):
        assert run("play-patch", out / name, tone.parent / sound, "--synth", plugin, "--note", 60) == 0
    first, second = (soundfile.read(tone.parent / name)[0][:11025] for name in ("a.wav", "b.wav"))
    assert np.abs(first).max() > 0.5
    np.testing.assert_allclose(first, second, atol=1e-5)
    soundfile.write(tone, make_tone(440.0), SAMPLE_RATE)
    assert run(*arguments) == 1
    assert "tone-1.json is the patch of another sound; name another folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("mode", "more", "sentence"),
    [
        ("effect", [], "fake.so plays no note of MIDI: it has audio inputs, as effects have; name a synthesiser."),
        ("hum", [], "fake.so plays no note of MIDI: it has audio inputs, as effects have; name a synthesiser."),
        ("hiss", [], "fake.so plays no note of MIDI: it has audio inputs, as effects have; name a synthesiser."),
        ("several", [], "fake.so holds 2 plugins, and the first, Fake Echo, which alone can be opened, plays no note"),
        ("crash", [], "fake.so crashed while it played a note"),
        ("sound", ["--lock", "noise=-48"], "--lock is for the built-in synthesiser"),
        ("sound", ["--profile", "massive"], "There is no profile massive"),
    ],
)
def test_what_goes_wrong_is_one_sentence(fake, tone: Path, mode: str, more, sentence: str, capsys):
    """And nothing is said of a plugin that is refused, and no folder stays."""
    out = tone.parent / "out"
    assert run("match-patch", tone, "--synth", fake(mode), "--out", out, "--renders", 10, *more) == 1
    said, error = capsys.readouterr()
    assert not said
    assert error.startswith(f"loopseed: {sentence}")
    assert error.count("\n") == 1
    assert not out.exists()


def test_ctrl_c_writes_the_best_so_far(fake, tone: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    """The process that played is in the middle of a note then: others write."""
    describe = PluginObjective.describe

    def stop(objective: PluginObjective, positions: np.ndarray):
        if objective.renders:
            objective.plugin._process.stdin.write(b'{"task": "set", "numbers": [], "bytes": 0}\n')  # type: ignore
            raise KeyboardInterrupt
        return describe(objective, positions)

    monkeypatch.setattr(PluginObjective, "describe", stop)
    plugin, out = fake("sound"), tone.parent / "out"
    assert run("match-patch", tone, "--synth", plugin, "--out", out, "--renders", 200) == 130
    said = capsys.readouterr()
    assert "stopped by Ctrl-C; these are the best so far." in said.err
    assert said.out.count(".fxp") == 5
    note = json.loads((out / "tone-5.json").read_text())["note"]
    assert note == {"pitch": 64, "velocity": 100, "length": pytest.approx(0.5, abs=0.2)}
    assert run("play-patch", out / "tone-1.json", tone.parent / "a.wav", "--synth", plugin) == 0
    assert f"MIDI note 64, held for {note['length']:g} s" in capsys.readouterr().out


def test_a_pattern_that_fits_nothing_is_said(fake, tone: Path, capsys):
    """As one with a typing error does."""
    (profile := tone.parent / "my.toml").write_text('lock = ["lev*", "drfit*"]\nsettle = 0\n')
    out = tone.parent / "out"
    assert run("match-patch", tone, "--synth", fake("sound"), "--profile", profile, "--out", out, "--renders", 1) == 0
    assert "The profile names drfit*, which fits no parameter." in capsys.readouterr().out


def test_a_profile_without_a_plugin_is_one_sentence(tone: Path, capsys):
    assert run("match-patch", tone, "--profile", "diva", "--out", tone.parent) == 1
    assert capsys.readouterr().err.startswith("loopseed: --profile is for a plugin: name it with --synth")
