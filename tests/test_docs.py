from pathlib import Path

from server.docs import page

ROOT = Path(__file__).parent.parent


def test_the_wire_is_documented_as_it_is():
    """Written anew by `python -m server.docs > docs/osc.md`."""
    assert (ROOT / "docs" / "osc.md").read_text(encoding="utf-8") == page()
