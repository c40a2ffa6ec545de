"""The buttons `continue` with the real daemon: a seed goes on in performance.pd, a recording in hallu.pd."""

import shutil
from pathlib import Path

import numpy as np
import soundfile
from pd_patch import PD, needs_pd
from pd_running import plain

import models
from inference.files.wav import read_origin
from tiny_model import TINY, write_model
from tiny_sequence import write_sequence

pytestmark = needs_pd


def test_performance_continues_a_seed(serve, play, tmp_path: Path) -> None:
    model = write_model(tmp_path / "tiny.onnx", TINY)
    write_sequence(tmp_path / "tiny.sequence.onnx", model)
    pd = play(PD / "performance.pd", watch=["performance-alive", "performance-continue", "performance-4-load"])
    pd.link("performance", serve("--model", str(model)).port)
    pd.wait("performance-continue", "color #f4e8b0")
    dials = np.random.default_rng(1).integers(-128, 127, 64).tolist()
    pd.send("performance-into 1", f"performance-set {' '.join(map(str, dials))}")
    pd.send("performance-into 4", "performance-steps 3", "performance-continue bang")
    file = Path(plain(pd.wait("performance-4-load", lambda path: "continuation" in path).removeprefix("symbol ")))
    origin = read_origin(file)
    assert (origin["way"], origin["loops"], origin["continued"]) == ("continuation", 3, dials)
    assert pd.wrong() == []


def test_hallu_continues_a_recording(serve, play, tmp_path: Path) -> None:
    for name in ("techno.onnx", "techno.index.npz"):
        shutil.copy(models.PRETRAINED / name, tmp_path / name)
    write_sequence(tmp_path / "techno.sequence.onnx", tmp_path / "techno.onnx")
    bursts = np.random.default_rng(0).standard_normal((8, 11_025)) * np.exp(-np.arange(11_025) / 1500) * 0.2
    soundfile.write(tmp_path / "a bar.wav", bursts.ravel(), 44_100)
    pd = play(PD / "hallu.pd", watch=["hallu-alive", "hallu-continue", "hallu-1-loaded"])
    pd.link("hallu", serve("--model", str(tmp_path / "techno.onnx")).port)
    pd.wait("hallu-continue", "label continue")
    pd.send("hallu-bars 2", "hallu-rng 3", "hallu-into 1", f"hallu-continue-from {tmp_path / 'a bar.wav'}")
    file = Path(plain(pd.wait("hallu-1-loaded").removeprefix("symbol ")))
    origin = read_origin(file)
    assert (origin["recording"], origin["heard"], origin["rng_seed"]) == ("a bar.wav", 1, 3)
    assert soundfile.info(file).duration == 4.0
    assert pd.wrong() == []
