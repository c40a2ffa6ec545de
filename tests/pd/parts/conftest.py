"""Patches that run in a Pd of their own until the test ends."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pd_running import Running


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Open patches; `watch` names the receivers that are listened to."""
    running: list[Running] = []

    def start(*patches: Path, watch: list[str]) -> Running:
        running.append(Running(tmp_path, patches, watch))
        return running[-1]

    yield start
    for pd in running:
        pd.close()
