"""One training on two workers of one machine, and devices that are not there."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from checkout import ROOT
from osc_client import free_port
from tiny_set import tiny_settings, write_set

pytest.importorskip("tensorflow")

WORKER = ROOT / "tests" / "train_worker.py"
TIMEOUT = 900  # s: two starts of TensorFlow on a busy machine


def start(data: Path, run: Path, config: dict) -> subprocess.Popen:
    environment = {**os.environ, "KERAS_BACKEND": "tensorflow", "TF_CPP_MIN_LOG_LEVEL": "3"}
    environment["PYTHONPATH"] = str(WORKER.parents[1])
    environment["TF_CONFIG"] = json.dumps(config)
    command = [sys.executable, str(WORKER), str(data), str(run)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.mark.skipif(os.environ.get("KERAS_BACKEND", "tensorflow") != "tensorflow", reason="the workers run TensorFlow")
@pytest.mark.usefixtures("eager_steps")
def test_two_workers_train_as_one(tmp_path) -> None:
    """The same batch, split over two workers: the same losses and, after all phases, the same weights as here."""
    from models.training.loop import train
    from train_worker import SETTINGS

    data = write_set(tmp_path / "set")
    cluster = {"worker": [f"localhost:{free_port(socket.SOCK_STREAM)}" for _ in range(2)]}
    configs = [{"cluster": cluster, "task": {"type": "worker", "index": index}} for index in (0, 1)]
    for process in [start(data, tmp_path / "two", config) for config in configs]:
        _, errors = process.communicate(timeout=TIMEOUT)
        assert process.returncode == 0, errors.decode()[-2000:]
    train(data, tmp_path / "one", SETTINGS)
    one, two = ((tmp_path / run / "history.jsonl").read_text().splitlines() for run in ("one", "two"))
    for alone, shared in zip(map(json.loads, one), map(json.loads, two), strict=True):
        del alone["time"], shared["time"]
        assert shared == pytest.approx(alone, rel=1e-3, abs=1e-3)
    with (
        np.load(tmp_path / "one" / "checkpoint_0000005.npz") as one,
        np.load(tmp_path / "two" / "checkpoint_0000005.npz") as two,
    ):
        assert one.files == two.files
        assert all(np.allclose(one[name], two[name], rtol=1e-2, atol=1e-3) for name in one.files)


@pytest.mark.parametrize(
    ("roles", "role", "chief"),
    [
        (["worker"], ("worker", 0), True),
        (["worker"], ("worker", 1), False),
        (["chief", "worker"], ("chief", 0), True),
        (["chief", "worker"], ("worker", 0), False),
    ],
)
def test_one_process_of_several_writes(roles, role, chief, monkeypatch) -> None:
    from models.training.devices import is_chief

    config = {"cluster": {name: [] for name in roles}, "task": dict(zip(("type", "index"), role, strict=True))}
    monkeypatch.setenv("TF_CONFIG", json.dumps(config))
    assert is_chief() is chief


def test_a_gpu_that_is_not_there(tmp_path) -> None:
    from models.training.loop import devices, train

    there = devices.count_gpus()
    with pytest.raises(devices.NoGpuError, match=f"{there + 1} GPUs were asked for, but Keras on .* sees {there};"):
        train(write_set(tmp_path / "set"), tmp_path / "run", tiny_settings(), gpus=there + 1)
    assert not (tmp_path / "run").exists()
