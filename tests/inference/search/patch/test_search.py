"""The search: CMA-ES on known functions, steps downhill, the society, what is locked, and the files of an answer."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from checkout import ROOT
from inference.files.wav import is_own_sound, read_origin
from inference.search.cma import CmaEs, fold
from inference.search.patch.descent import descend
from inference.search.patch.estimator import ESTIMATOR, estimate_patches
from inference.search.patch.fitness import FITNESS, LogMel, measure_mel_powers
from inference.search.patch.library import BANDS, PATCHES, describe_coarsely, draw_library, find_nearest
from inference.search.patch.match import Match, name_files
from inference.search.patch.objective import Answer, Objective, SpentError
from inference.search.patch.society import APART, STARTS
from inference.search.patch.target import Target, prepare, read_target
from inference.search.synth.parameters import CHOICE, INDEX, PARAMETERS, draw_positions
from inference.search.synth.patches import PatchError, read_patch, to_parameters
from inference.search.synth.synth import SAMPLE_RATE, Note, render_patches

SAMPLES = 8000


@pytest.fixture(scope="module")
def known() -> tuple[np.ndarray, Target]:
    """A patch, and its sound as a target."""
    position = draw_library()[4]
    sound = render_patches(position[None], Note(0.25, 57), SAMPLES)[0]
    return position, Target(sound, Note(0.25, 57), 0.0, True)


@pytest.mark.parametrize("n", [3, 8])
def test_cma_es_finds_the_bottom_of_a_bent_valley(n):
    rng = np.random.default_rng(0)
    scales = 10.0 ** np.linspace(0, 2, n)
    turn, _ = np.linalg.qr(rng.standard_normal((n, n)))
    goal = rng.uniform(0.3, 0.7, n)

    def distance(x):
        return np.square((x - goal) @ turn * scales).sum(axis=1)

    search = CmaEs(np.full(n, 0.5), 0.2, rng)
    for _ in range(250):
        asked = search.ask()
        assert asked.min() >= 0
        assert asked.max() <= 1
        search.tell(asked, distance(asked))
    assert distance(search.mean[None])[0] < 1e-6


def test_positions_beyond_the_box_are_folded_back():
    assert fold(np.array([-0.2, 0.3, 1.1, 2.3])) == pytest.approx([0.2, 0.3, 0.9, 0.3])


@pytest.mark.parametrize("name", FITNESS)
def test_a_sound_is_nearest_to_itself_at_any_level(name, known):
    _, target = known
    fitness = FITNESS[name](target.sound)
    others = render_patches(draw_positions(np.random.default_rng(2), 6), target.note, SAMPLES)
    same, *rest = fitness.compare(fitness.describe(np.concatenate([0.1 * target.sound[None], others])))
    assert same < 1e-3 * min(rest)


def test_a_sound_that_is_six_db_softer_in_one_half_is_three_db_away():
    """At one level, a drop of 12 dB in the second half is 12 dB between the halves, shared out by the RMS."""
    rng = np.random.default_rng(0)
    noise = rng.standard_normal(44100).astype(np.float32)
    softer = noise.copy()
    softer[22050:] *= 10 ** (-12 / 20)
    gain = 10 * np.log10(2 / (1 + 10**-1.2))
    fitness = LogMel(noise)
    expected = (gain + 12 - gain) / 2  # the first half is `gain` louder, the second one 12 - gain softer
    assert fitness.compare(fitness.describe(softer[None]))[0] == pytest.approx(expected, abs=0.1)


def test_the_mel_bands_keep_the_power_between_the_edges():
    tone = np.sin(2 * np.pi * 1000 * np.arange(SAMPLE_RATE) / SAMPLE_RATE).astype(np.float32)
    powers = measure_mel_powers(tone[None], 2048, 512, 64)[0]
    whole = np.square(np.abs(np.fft.rfft(np.sqrt(2) * tone[4096:6144] * np.hanning(2048)))).sum()
    assert powers[10].sum() == pytest.approx(whole, rel=0.02)
    mel = 2595 * np.log10(1 + np.array([30, 1000, 11000]) / 700)
    assert powers[10].argmax() == pytest.approx((mel[1] - mel[0]) / (mel[2] - mel[0]) * 65 - 1, abs=1)


def test_steps_go_downhill_to_a_patch_that_is_near(known):
    position, target = known
    objective = Objective(target, 600)
    moved = position + 0.04 * np.random.default_rng(1).uniform(-1, 1, len(position)).astype(np.float32)
    start = np.where([parameter.law == CHOICE for parameter in PARAMETERS], position, np.clip(moved, 0, 1))
    best = Answer(start.astype(np.float32), float(objective.measure(start[None])[0]))
    assert descend(objective, best, 8).distance < 0.5 * best.distance


def test_the_library_finds_its_own_patches_at_another_pitch():
    positions = draw_library()
    assert len(positions) == PATCHES
    hits = 0
    for number in (10, 200, 3000, 7001, 11111):
        note = Note(0.6, 64)
        moved = positions[number].copy()
        cutoff = PARAMETERS[INDEX["cutoff"]]
        moved[INDEX["cutoff"]] += 4 / 12 / np.log2(cutoff.high / cutoff.low)
        sound = render_patches(np.clip(moved, 0, 1)[None], note, SAMPLE_RATE)[0]
        found = find_nearest(sound, note, 0.0, 10)
        hits += bool((np.abs(found - np.clip(moved, 0, 1)).max(axis=1) < 1e-5).any())
    assert hits >= 4


def test_the_library_file_is_that_of_the_synthesiser_of_today():
    """Otherwise: python -m tools.patch_library"""
    with np.load(ROOT / "inference/search/patch/library.npz") as file:
        rows = file["descriptions"]
    assert rows.shape == (PATCHES, 10 * BANDS)
    chosen = [0, 1, 500, 11999]
    sounds = render_patches(draw_library()[chosen], Note(0.6, 60), SAMPLE_RATE)
    for number, sound in zip(chosen, sounds, strict=True):
        row, _ = describe_coarsely(sound, Note(0.6, 60), 0.0)
        assert np.abs(rows[number] * (60 / 255) - row).mean() < 0.5


def test_the_network_is_that_of_the_synthesiser_of_today():
    """Otherwise, where SET is a new folder: python -m tools.patch_estimator SET --network ae --out (the file)"""
    rng, note = np.random.default_rng(3), Note(0.25, 57)
    estimated, drawn = [], []
    for position in draw_positions(rng, 12):
        target = Target(render_patches(position[None], note, SAMPLES)[0], note, 0.0, True)
        objective = Objective(target, 5)
        estimated.append(objective.measure(estimate_patches(ESTIMATOR, target, rng, 1))[0])
        drawn.append(objective.measure(draw_positions(rng, 4)).mean())
    assert np.mean(estimated) < 0.65 * np.mean(drawn)


def test_the_search_comes_nearer_and_stops_at_its_budget(known):
    _, target = known
    match = Match(target, 600)
    seen = list(match.run())
    assert seen[0].renders == STARTS
    assert seen[-1].renders == 600
    distances = [progress.best.distance for progress in seen]
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] < 0.7 * distances[0]
    assert all(progress.diversity >= 0 for progress in seen)
    again = list(Match(target, 600).run())
    assert [progress.best.distance for progress in again] == distances
    other = list(Match(target, 600, rng_seed=1).run())
    assert [progress.diversity for progress in other] != [progress.diversity for progress in seen]


def test_the_answers_differ_and_are_sorted(known):
    _, target = known
    match = Match(target, 400)
    list(match.run())
    answers = match.list_answers()
    assert len(answers) == 5
    assert [answer.distance for answer in answers] == sorted(answer.distance for answer in answers)
    for number, answer in enumerate(answers):
        for other in answers[:number]:
            assert np.abs(answer.position - other.position).mean() > APART
        sound = render_patches(answer.position[None], target.note, SAMPLES)
        fitness = LogMel(target.sound)
        assert fitness.compare(fitness.describe(sound))[0] == pytest.approx(answer.distance, abs=0.05)


def test_a_search_that_is_closed_keeps_what_it_found(known):
    _, target = known
    match = Match(target, 2000)
    running = match.run()
    first = next(running)
    running.close()
    assert match.list_answers()[0].distance == first.best.distance


@pytest.mark.parametrize("renders", [1, 7, 110, 150])
def test_any_budget_is_used_up_and_no_more(known, renders):
    _, target = known
    objective = Objective(target, renders)
    match = Match(target, renders)
    assert list(match.run())[-1].renders == renders
    assert match.list_answers()
    objective.measure(np.full((renders, len(PARAMETERS)), 0.5))
    with pytest.raises(SpentError):
        objective.measure(np.full((1, len(PARAMETERS)), 0.5))


def test_locked_parameters_stay_untouched(known):
    _, target = known
    locked = {"noise": -48.0, "cutoff": 1000.0, "osc2_ratio": 3.0, "tune": 0.0}
    locked |= {parameter.name: parameter.low for parameter in PARAMETERS if parameter.group == "modulation"}
    match = Match(target, 400, locked)
    list(match.run())
    positions = match._objective.positions
    for name, value in locked.items():
        column = PARAMETERS[INDEX[name]].value(positions[:, INDEX[name]])
        assert column == pytest.approx(value, rel=1e-4), name


def test_a_patch_that_is_locked_as_a_whole_is_its_own_answer(known):
    position, target = known
    values = to_parameters(position)
    match = Match(target, 300, values)
    assert list(match.run())
    assert match.list_answers()[0].distance < 0.1


def test_a_wrong_lock_is_one_sentence(known):
    with pytest.raises(ValueError, match="has no parameter wobble"):
        Match(known[1], 10, {"wobble": 1})
    with pytest.raises(ValueError, match="cutoff is 1, and can be 40 to 10000 Hz"):
        Match(known[1], 10, {"cutoff": 1})


def test_leading_silence_gives_the_same_patch(known):
    position, _ = known
    sound = render_patches(position[None], Note(0.25, 57), SAMPLES)[0]
    found = []
    for lead in (0.0, 0.7, 2.0):
        silence = np.zeros(round(lead * SAMPLE_RATE), np.float32)
        match = Match(prepare(np.concatenate([silence, sound]), SAMPLE_RATE), 150)
        list(match.run())
        found.append(match.list_answers()[0].position)
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[0], found[2])


def test_an_answer_is_written_and_read_back(known, tmp_path):
    _, target = known
    match = Match(target, 120)
    list(match.run())
    answer = match.list_answers()[0]
    files = name_files(tmp_path, "tone", 1, target)
    files.check()
    files.write(answer, target.note, target.seconds)
    files.check()  # they may be replaced
    assert np.abs(read_patch(files.patch) - answer.position).max() < 0.2  # a choice has the middle of its share
    assert is_own_sound(files.sound)
    again = read_target(files.sound)
    fitness = LogMel(target.sound)
    heard = np.pad(again.sound, (0, SAMPLES))[:SAMPLES]
    assert fitness.compare(fitness.describe(heard[None]))[0] == pytest.approx(answer.distance, abs=1.0)
    origin = read_origin(files.sound)
    assert origin["parameters"] == json.loads(files.patch.read_text())["parameters"]
    assert origin["distance_db"] == pytest.approx(answer.distance, abs=0.001)
    files.patch.write_text("mine")
    with pytest.raises(FileExistsError, match=r"tone-1\.json is there already"):
        files.check()


class Network:
    """A session of onnxruntime's that gives what it was told to."""

    def __init__(self, output: object) -> None:
        self.output = output

    def run(self, names: None, inputs: dict, options: object) -> list:
        if isinstance(self.output, Exception):
            raise self.output
        return [self.output]


@pytest.mark.parametrize(
    "output",
    [np.full((1, 31), np.nan, np.float32), np.zeros((1, 30), np.float32), np.zeros(31), RuntimeError("an end")],
)
def test_a_network_that_gives_no_patch_is_one_sentence(known, monkeypatch, output):
    """A network of somebody else's, or one that was ended since it takes too long: there was a traceback."""
    deviation = np.zeros(31, np.float32)
    monkeypatch.setattr("inference.search.patch.estimator._open", lambda network: (Network(output), deviation))
    with pytest.raises(PatchError, match=r"^own\.onnx gives no patch of the synthesiser; train one with tools\.patch"):
        estimate_patches(Path("own.onnx"), known[1], np.random.default_rng(0), 2)


def test_no_file_is_opened_while_a_search_runs(known):
    """The comparison is in memory. The hook cannot be taken off, so it is in a process of its own."""
    code = """
import sys
import numpy as np
from inference.search.patch.match import Match
from inference.search.patch.target import prepare
time = np.arange(8000) / 22050
target = prepare((np.sin(2 * np.pi * 220 * time) * np.exp(-5 * time)).astype(np.float32), 22050)
match = Match(target, 400)
running = match.run()
next(running)  # the library is read once
opened = []
sys.addaudithook(lambda event, arguments: opened.append(arguments) if event in ("open", "os.open") else None)
for progress in running:
    pass
open("/dev/null").close()
print(progress.renders, len(opened))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "400 1\n", done.stderr
