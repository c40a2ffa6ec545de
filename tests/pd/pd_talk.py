"""A Pd for tests in other languages: `python pd_talk.py PATCH RECEIVER ...`.

Each line of the standard input is sent to Pd; what the receivers get is printed, as `RECEIVER: words`, in Pd's order.
At the end of the input Pd ends, and what it complained about is printed as `wrong: line`.
"""

import sys
import tempfile
from pathlib import Path

from pd_patch import PD
from pd_running import Running


class Talking(Running):
    """A Pd that prints what its receivers get, from one thread: lines of two threads would run into each other."""

    def take(self, name: str, words: str) -> None:
        print(f"{name}: {words}", flush=True)


def main(patch: str, *receivers: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pd = Talking(Path(folder), [PD / patch], receivers)
        for line in sys.stdin:
            pd.send(line.rstrip("\n"))
        pd.close()
    for line in pd.wrong():
        print(f"wrong: {line}")


if __name__ == "__main__":
    main(*sys.argv[1:])
