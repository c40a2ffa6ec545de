"""Measure how sequence models continue held-out songs, beside the songs themselves and simple baselines.

    python -m tools.continuation_bench make SONGS
    python -m tools.continuation_bench measure SONGS --picture continue.png

`make` plays songs with FluidSynth and cuts them into bars. `measure` takes folders of bars: such a one, or one of
`tools.demo_loops --bars 24`. Of each song, the model hears 8 bars and continues with 16; each folder has its own table.
"""

import argparse
import json
from pathlib import Path

from inference.arguments import between, file_name
from inference.continuation.latent_model import MAX_TEMPERATURE
from inference.continuation.sequence_file import SequenceError, sequence_path
from inference.directions.table_file import TableError
from inference.files.atomic_file import atomic_write, check_target
from inference.files.png import is_own_png
from inference.model.generator import Generator, ModelError
from inference.search.measure import MeasureError
from models import PRETRAINED
from models.settings import SettingsError
from tools.command_line import check_new, report_end
from tools.continuation_bench.blocks_way import BlocksWay
from tools.continuation_bench.latent_way import LatentWay
from tools.continuation_bench.making import make_songs
from tools.continuation_bench.picture import Strips, draw_songs
from tools.continuation_bench.songs import read_songs
from tools.continuation_bench.trial import Trial
from tools.continuation_bench.ways import Way
from tools.processes import MAX_PROCESSES
from tools.slices import SliceError

BPM = 128.0  # of the songs by FluidSynth: the tempo of `techno`
MAX_SONGS = 1000
DRAWN = 2  # songs of each folder in the picture


def main() -> None:
    """Read the command line and do one of the two."""
    given = _read_arguments()
    mistakes = OSError, SliceError, ModelError, SequenceError, MeasureError, TableError, SettingsError
    with report_end("continuation_bench", *mistakes):
        if given.command == "make":
            print(make_songs(given.folder, given.songs, BPM, given.processes))
        else:
            _measure(given)


def _measure(given: argparse.Namespace) -> None:
    """Print a table for each folder, and write all of them as JSON, and the picture."""
    model, json_file, picture = given.model, given.json, given.picture
    if json_file:
        check_new(json_file)
    if picture:
        check_target(picture, is_own_png)
    generator = Generator(model)
    found: dict[str, type[LatentWay] | type[BlocksWay]] = {"latent": LatentWay, "blocks": BlocksWay}
    ways: dict[str, Way] = {name: way(generator) for name, way in found.items() if sequence_path(model, name).exists()}
    if given.experiment:  # Keras takes seconds to load
        from tools.continuation_bench.experimental_way import ExperimentalWay

        ways |= {run.name: ExperimentalWay(run, generator.description) for run in given.experiment}
    reports, strips = {}, []
    for folder in given.folders:
        trial = Trial(read_songs(folder, generator.description), generator.description, given.temperature)
        reports[folder.name], plays = trial.run(ways, given.brief)
        print(f"{folder.name}\n{reports[folder.name].text()}\n", flush=True)
        strips += [Strips.of(trial, plays, number) for number in range(DRAWN)]
    if json_file:
        with atomic_write(json_file) as temporary:
            fields = {name: report.to_fields() for name, report in reports.items()}
            temporary.write_text(json.dumps(fields, indent=2) + "\n", encoding="utf-8")
    if picture:
        draw_songs(strips, picture)


def _read_arguments() -> argparse.Namespace:
    about = "Measure how sequence models continue songs."
    parser = argparse.ArgumentParser(prog="python -m tools.continuation_bench", description=about)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="play songs with FluidSynth, and cut them into bars")
    make.add_argument("folder", type=Path, metavar="SONGS", help="the folder to write")
    text = "how many (default: %(default)s)"
    make.add_argument("--songs", type=between(1, MAX_SONGS, int), default=20, metavar="N", help=text)
    text = "number of processes that share the work (default: %(default)s)"
    make.add_argument("--processes", type=between(1, MAX_PROCESSES, int), default=2, metavar="N", help=text)
    measure = commands.add_parser("measure", help="print how each way continues the songs of folders")
    measure.add_argument("folders", type=Path, nargs="+", metavar="SONGS", help="a folder with a file for each bar")
    text = "the generator, beside which its sequence models lie (default: techno)"
    measure.add_argument("--model", type=Path, default=PRETRAINED / "techno.onnx", metavar="FILE.onnx", help=text)
    text = "also measure experimental models: runs of raw-sequence or recurrent-gan"
    measure.add_argument("--experiment", type=Path, nargs="+", default=[], metavar="RUN", help=text)
    text = "leave out the lines that need many more bars: next bar, temperatures, same bytes"
    measure.add_argument("--brief", action="store_true", help=text)
    text = "temperature of the continuations (default: %(default)s)"
    measure.add_argument("--temperature", type=between(0, MAX_TEMPERATURE), default=1.0, metavar="T", help=text)
    measure.add_argument("--json", type=file_name(".json"), metavar="FILE.json", help="also write the tables")
    text = "also draw real, continued and repeated bars"
    measure.add_argument("--picture", type=file_name(".png"), metavar="FILE.png", help=text)
    return parser.parse_args()


if __name__ == "__main__":
    main()
