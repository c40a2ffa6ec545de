"""Command-line tools: python -m tools.NAME. Python runs this file first, whichever tool is started."""

import io
import sys
from types import TracebackType

from inference.extras import how_to_get


def _report_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in one sentence what ends a tool before it can: a missing library of the extra train, or Ctrl-C."""
    if isinstance(error, ModuleNotFoundError) and error.name == "tqdm":  # the only one that is imported at once
        print(f"tqdm is not installed: {how_to_get('train')}.", file=sys.stderr)
    elif isinstance(error, KeyboardInterrupt):
        print("stopped by Ctrl-C.", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _report_end
if isinstance(sys.stdout, io.TextIOWrapper):
    sys.stdout.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show ends no work
