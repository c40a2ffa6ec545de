"""One archive of the app, with its checksum beside it: `python -m freeze.archive` packs it anew once it is signed."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from freeze.layout import APP, BUILD, archive_name


def pack(app: Path, folder: Path) -> Path:
    """Pack `app` into a file of `folder`: a tar.xz under Linux, a zip elsewhere. Writes FILE.sha256, too."""
    base = folder / archive_name()
    if sys.platform == "darwin":  # by Apple's own tool, which keeps links and signatures
        packed = base.with_name(base.name + ".zip")
        subprocess.run(["ditto", "-c", "-k", "--keepParent", app, packed], check=True)
    else:
        kind = "zip" if sys.platform == "win32" else "xztar"
        packed = Path(shutil.make_archive(str(base), kind, app.parent, app.name))
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    packed.with_name(packed.name + ".sha256").write_text(f"{digest}  {packed.name}\n", encoding="ascii")
    return packed


if __name__ == "__main__":
    print(pack(APP, BUILD))
