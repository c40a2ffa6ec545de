"""Patches that run in a Pd of their own until the test ends."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pd_patch import HEADLESS
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


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """A patch in a Pd whose files may have so many blocks (of 512 or 1024 bytes): a write beyond them fails."""
    running: list[Running] = []

    def start(path: Path, watch: list[str], blocks: int = 0) -> Running:
        limited = ["sh", "-c", f'trap "" XFSZ; ulimit -f {blocks}; exec "$@"', "sh", *HEADLESS]  # it is an error then
        running.append(Running(tmp_path, [path], watch, limited))
        return running[-1]

    yield start
    for pd in running:
        pd.close()
