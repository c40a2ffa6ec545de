from checkout import ROOT
from server.commands.reference import page


def test_the_wire_is_documented_as_it_is():
    """Written anew by `python -m server.commands.reference docs/osc.md`."""
    assert (ROOT / "docs" / "osc.md").read_text(encoding="utf-8") == page()
