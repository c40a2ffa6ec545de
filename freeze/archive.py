"""Pack the app into one archive with a checksum file. `python -m freeze.archive` packs it again after it is signed."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from freeze.layout import APP, BUILD, archive_name


def pack(app: Path, folder: Path) -> Path:
    """Pack `app` into `folder`, as a tar.xz under Linux, else as a zip; write FILE.sha256, too. Return the archive."""
    base = folder / archive_name()
    if sys.platform == "darwin":  # Apple's own tool keeps links and signatures
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
