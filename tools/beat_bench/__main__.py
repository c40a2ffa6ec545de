"""Make songs of known tempo and downbeat, and measure how many of them tools.beats finds.

    python -m tools.beat_bench make held-out SONGS --loops /usr/share
    python -m tools.beat_bench measure SONGS

`make` writes 240 songs of the development set or 100 of the held-out set, and the real loops that it finds below
`--loops`. It needs FluidSynth, a soundfont and, for the real loops, the Debian packages lmms-common and
sonic-pi-samples. `fit` prints the coefficients that fit a folder of songs best, as they stand in
tools/beats/coefficients.py.
"""

import argparse
from functools import partial
from pathlib import Path

from tqdm import tqdm

from tools.beat_bench.fitting import Example, fit, measure_song
from tools.beat_bench.making import SETS, Truth, make_songs, read_truth
from tools.beat_bench.measuring import measure, report
from tools.beats.coefficients import write_table
from tools.beats.onsets import measure_onsets
from tools.command_line import report_end
from tools.processes import share_work
from tools.recording import open_recording
from tools.slices import SliceError


def main() -> None:
    """Read the command line and do one of the three."""
    given = _read_arguments()
    with report_end("beat_bench", SliceError, OSError):
        if given.command == "make":
            truth = make_songs(given.set, given.folder, given.loops, given.soundfont, given.processes)
            print(f"{given.folder} holds {len(truth)} songs.")
            return
        truth = read_truth(given.folder)
        names = sorted(truth)
        if given.command == "measure":
            work = partial(measure, folder=given.folder, truth=truth)
            with share_work(work, names, given.processes) as found:
                print(report(list(tqdm(found, total=len(truth), unit="song"))))
        else:
            fitting = partial(_measure_example, folder=given.folder, truth=truth)
            with share_work(fitting, names, given.processes) as examples:
                print(write_table(*fit(list(tqdm(examples, total=len(truth), unit="song")))))


def _measure_example(name: str, folder: Path, truth: Truth) -> Example:
    """Measure all candidates of a song."""
    recording = open_recording(folder / name)
    return measure_song(measure_onsets(recording.read_mid(), recording.sample_rate), truth[name])


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.beat_bench", description="Measure the tempo estimate.")
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="write the songs of a set")
    make.add_argument("set", choices=SETS, help="which set")
    make.add_argument("--loops", type=Path, metavar="FOLDER", help="a folder in which the real loops are, at any depth")
    make.add_argument("--soundfont", type=Path, metavar="FILE.sf2", help="of FluidSynth (default: the first installed)")
    others = [
        commands.add_parser("measure", help="print how many tempos and downbeats are found"),
        commands.add_parser("fit", help="print the coefficients that fit the songs best"),
    ]
    for command in (make, *others):
        command.add_argument("folder", type=Path, metavar="SONGS", help="the folder of the songs")
        command.add_argument("--processes", type=int, default=2, metavar="N", help="that share the work (default: 2)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
