"""The pictures of Max patches: what is drawn where, and which text is told not to fit."""

from pathlib import Path

import pytest
from max_fixture import box, dial, patch, write
from PIL import Image

from tools.max_drawing import format_value
from tools.max_sheet import ACCENT, GROUND, SCALE, WRONG
from tools.max_view import draw, in_rows, main


def has(image: Image.Image, ink: str) -> bool:
    wanted = tuple(bytes.fromhex(ink[1:]))
    return any(colour == wanted for _, colour in image.getcolors(maxcolors=2**24) or [])


def test_a_device_is_as_large_as_live_shows_it(tmp_path: Path):
    path = write(tmp_path / "d.amxd", patch([dial()], [], devicewidth=200.0))
    image, wrong = draw(path)
    assert image.size == (200 * SCALE, 169 * SCALE)
    assert wrong == []
    assert has(image, ACCENT)  # the dial's arc
    assert image.getpixel((199 * SCALE, 168 * SCALE)) == tuple(bytes.fromhex(GROUND[1:]))


LONG = {
    "a name": dial(parameter_shortname="Much too long a name"),
    "a value at the end of the range": dial(parameter_mmin=-1e9),
    "a choice of a tab": box("tab", ":live.tab", (1, 3), presentation=1, presentation_rect=[0, 0, 60, 18],
        saved_attribute_attributes={"valueof": {"parameter_enum": ["on", "unreasonably"]}}),
    "a choice of a menu that is not shown first": box("menu", ":live.menu", (1, 3), presentation=1,
        presentation_rect=[0, 0, 60, 18],
        saved_attribute_attributes={"valueof": {"parameter_enum": ["on", "unreasonably"]}}),
    "the word of a button": box("go", ":live.text Generate everything", (1, 2), presentation=1,
        presentation_rect=[0, 0, 40, 18]),
    "a comment of too many lines": box("say", ":comment one two three four five", (1, 0), presentation=1,
        presentation_rect=[0, 0, 40, 20]),
}  # fmt: skip


@pytest.mark.parametrize("boxed", LONG.values(), ids=LONG)
def test_text_that_does_not_fit_is_red_and_told(tmp_path: Path, boxed: dict):
    path = write(tmp_path / "d.amxd", patch([boxed], [], devicewidth=200.0))
    image, wrong = draw(path)
    assert len(wrong) >= 1
    assert "needs" in wrong[0]
    assert has(image, WRONG)
    assert main([str(path), str(tmp_path / "d.png")]) == 0
    assert main([str(path), str(tmp_path / "d.png"), "--check"]) == 1
    assert Image.open(tmp_path / "d.png").size == image.size


def test_a_part_is_drawn_in_its_window(tmp_path: Path):
    write(tmp_path / "ls.part.maxpat", patch([dial(at=(0, 0)), dial("b", at=(100, 0))], []))
    window = box("part", ":bpatcher", (0, 0), name="ls.part.maxpat", presentation=1,
                 presentation_rect=[50.0, 50.0, 44.0, 48.0])  # fmt: skip
    image, wrong = draw(write(tmp_path / "d.amxd", patch([window], [], devicewidth=200.0)))
    assert wrong == []
    inside = image.crop((50 * SCALE, 50 * SCALE, 94 * SCALE, 98 * SCALE))
    assert has(inside, ACCENT)
    image.paste(GROUND, (50 * SCALE, 50 * SCALE, 94 * SCALE, 98 * SCALE))
    assert not has(image, ACCENT)  # the second dial lies outside of the window


def test_a_part_that_is_not_there_is_told(tmp_path: Path):
    window = box("part", ":bpatcher", (0, 0), name="none.maxpat", presentation=1,
                 presentation_rect=[0.0, 0.0, 44.0, 48.0])  # fmt: skip
    _, wrong = draw(write(tmp_path / "d.amxd", patch([window], [], devicewidth=200.0)))
    assert wrong == ["d.amxd: part [bpatcher] shows none.maxpat, which is not in the package"]


def test_what_lies_in_the_background_is_covered(tmp_path: Path):
    under = box("panel", ":panel", (1, 0), presentation=1, presentation_rect=[0.0, 0.0, 90.0, 90.0], background=1)
    image, _ = draw(write(tmp_path / "d.amxd", patch([under, dial()], [], devicewidth=200.0)))
    assert has(image, ACCENT)


def test_the_patching_view_shows_cords(tmp_path: Path):
    boxes = [box("a", "t b b", (1, 2), (20, 20)), box("b", ":message go", (2, 1), (20, 120))]
    path = write(tmp_path / "p.maxpat", patch(boxes, [("a", 0, "b", 0)]))
    image, wrong = draw(path, patching=True)
    assert wrong == []
    assert image.getpixel((27 * SCALE, 80 * SCALE)) != image.getpixel((60 * SCALE, 80 * SCALE))


def test_a_file_that_is_no_patch_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "no.maxpat"
    path.write_text("{}")
    assert main([str(path), str(tmp_path / "no.png")]) == 2
    assert "no.maxpat is not a Max patch" in capsys.readouterr().err
    assert not (tmp_path / "no.png").exists()


@pytest.mark.parametrize(
    ("style", "value", "wanted"),
    [(0, 7.6, "8"), (1, 0.5, "0.50"), (2, 20, "20.0 ms"), (2, 5000, "5.00 s"), (3, 18000, "18.0 kHz"),
     (4, -70, "-70.0 dB"), (5, 100, "100 %"), (6, 0, "C"), (6, -50, "50L"), (6, 50, "50R"),
     (7, 12, "12 st"), (8, 60, "C3")],
)  # fmt: skip
def test_values_are_written_as_live_writes_them(style: int, value: float, wanted: str):
    assert format_value({"parameter_unitstyle": style}, value) == wanted
    assert format_value({"parameter_unitstyle": 9, "parameter_units": "%d bars"}, value) == f"{int(value)} bars"


def test_a_wide_device_is_drawn_in_rows_cut_at_its_lines(tmp_path: Path):
    lines = [box(f"l{x}", ":live.line", (1, 0), presentation=1, presentation_rect=[float(x), 8.0, 5.0, 153.0])
             for x in (300, 900, 1400)]  # fmt: skip
    path = write(tmp_path / "d.amxd", patch([*lines, dial(at=(1900, 4))], [], devicewidth=2000.0))
    image = in_rows(draw(path)[0], path)
    assert image.size == (round((2000 - 902.5) * SCALE), 2 * 169 * SCALE)
    assert has(image.crop((0, 169 * SCALE, *image.size)), ACCENT)
    assert not has(image.crop((0, 0, image.width, 169 * SCALE)), ACCENT)
    assert main([str(path), str(tmp_path / "d.png")]) == 0
    assert Image.open(tmp_path / "d.png").size == image.size
