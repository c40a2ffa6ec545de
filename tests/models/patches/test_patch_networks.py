"""The networks that estimate patches: kinds, training, and the file that a search reads."""

import numpy as np
import pytest
import soundfile

import loopseed
from inference.search.patch import society
from inference.search.patch.estimator import BANDS, FRAMES, SAMPLES, estimate_patches, is_own_estimator
from inference.search.patch.target import Target
from inference.search.synth.parameters import NAMES, draw_positions
from inference.search.synth.synth import Note, render_patches
from models.patches.dataset import PatchSet
from models.patches.networks import NETWORKS, build
from models.patches.training import save, train


def draw_set(tones: int) -> PatchSet:
    """Tones whose first parameter is how loud they are."""
    rng = np.random.default_rng(0)
    positions = draw_positions(rng, tones)
    levels = np.repeat(np.repeat(positions[:, :1, None], FRAMES, axis=1), BANDS, axis=2)
    return PatchSet(levels, np.zeros((tones, 2), np.float32), positions)


@pytest.mark.parametrize("name", NETWORKS)
def test_each_kind_of_network_gives_positions(name: str) -> None:
    data = draw_set(4)
    model = build(name, len(NAMES))
    found = np.array(model([data.levels, data.notes], training=True))
    assert found.shape == (4, len(NAMES))
    assert ((found > 0) & (found < 1)).all()
    assert len(model.losses) == {"ae": 1, "vae": 2, "vae-flow": 2}.get(name, 0)


def test_an_estimator_learns_and_is_read_by_the_search(tmp_path) -> None:
    data = draw_set(200)
    trained = train("mlp", data, tmp_path / "backup", epochs=8)
    assert trained.error < 0.26  # of uniform positions: 0.25 for a guess of the middle
    assert not list(tmp_path.glob("backup/*"))
    file = tmp_path / "mlp.onnx"
    save(file, trained)
    assert is_own_estimator(file)
    note = Note(0.5, 60.0)
    sound = render_patches(data.positions[:1], note, SAMPLES)[0]
    target = Target(sound, note, 0.0, True)
    found = estimate_patches(file, target, np.random.default_rng(0), 6)
    assert found.shape == (6, len(NAMES))
    assert found.min() >= 0
    assert found.max() <= 1
    assert np.ptp(found, axis=0).min() > 0


def test_a_foreign_file_is_no_estimator(tmp_path) -> None:
    (tmp_path / "song.onnx").write_text("la la la")
    assert not is_own_estimator(tmp_path / "song.onnx")


def test_half_of_the_first_patches_come_from_a_network(tmp_path, monkeypatch, capsys) -> None:
    save(tmp_path / "mlp.onnx", train("mlp", draw_set(40), tmp_path / "backup", epochs=1))
    soundfile.write(tmp_path / "tone.wav", np.sin(np.arange(11025) * 0.06), 22050)
    asked = []
    monkeypatch.setattr(society, "estimate_patches", lambda *given: asked.append(given) or estimate_patches(*given))
    command = ["match-patch", str(tmp_path / "tone.wav"), "--out", str(tmp_path / "out"), "--renders", "100"]
    assert loopseed.main([*command, "--network", str(tmp_path / "mlp.onnx")]) == 0
    assert [(given[0], given[3]) for given in asked] == [(tmp_path / "mlp.onnx", society.STARTS // 2)]
    with pytest.raises(SystemExit):
        loopseed.main([*command, "--network", str(tmp_path / "tone.wav")])
    assert "tone.wav is no network of tools.patch_estimator" in capsys.readouterr().err
