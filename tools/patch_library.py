"""Write the library of the patch search anew, after the synthesiser or its table of parameters has changed.

    python -m tools.patch_library

It renders 12,000 patches, which takes about half a minute of one core.
"""

import numpy as np

from inference.search.patch.library import FILE, describe_library


def main() -> None:
    """Describe all patches and write the file."""
    np.savez_compressed(FILE, descriptions=describe_library())
    print(f"{FILE} holds {FILE.stat().st_size:,} bytes.")


if __name__ == "__main__":
    main()
