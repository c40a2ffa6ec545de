"""Train the network that estimates the patch of a tone, for the first starts of the patch search.

    python -m tools.patch_estimator data/patches --network cnn --out cnn.onnx

It renders random patches into the folder (20,000, about two minutes of one core), trains the network on nine tenths of
them and says how well it estimates the rest. What was interrupted goes on with the same command.
"""

import argparse
from pathlib import Path

from inference.arguments import between
from inference.files.atomic_file import check_target
from inference.search.patch.estimator import is_own_estimator
from models.patches.dataset import PART, make_set
from models.patches.networks import NETWORKS
from tools.command_line import report_end

COUNT = 20_000


def main() -> None:
    """Read the command line, make the set, train."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.patch_estimator", description="Train an estimator of patches."
    )
    parser.add_argument("folder", type=Path, metavar="SET", help="the folder of the patches that it learns from")
    parser.add_argument("--network", choices=NETWORKS, default="cnn", help="the kind of network (default: %(default)s)")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.onnx", help="the network")
    text = "how many patches (default: %(default)s)"
    parser.add_argument("--count", type=between(PART, 1_000_000, int), default=COUNT, metavar="N", help=text)
    given = parser.parse_args()
    with report_end("patch_estimator", OSError):
        check_target(given.out, is_own_estimator)
        data = make_set(given.folder, given.count)
        from models.patches.training import save, train

        trained = train(given.network, data, given.folder / f"training-{given.network}")
        save(given.out, trained)
        print(f"{given.out}: {len(trained.data):,} bytes; its parameters miss by {trained.error:.3f} of their range.")


if __name__ == "__main__":
    main()
