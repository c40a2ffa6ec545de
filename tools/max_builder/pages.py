"""Pages: several boxes at one place of the face, of which a tab shows one."""

from tools.max_builder.parameter import choice
from tools.max_builder.patch import Box, Patch, Rect


def add_pages(
    patch: Patch, name: str, pages: dict[str, Box], x: float, y: float, show: Rect, lines: int = 1, hint: str = ""
) -> Box:
    """The tab, in so many lines. pages: the word on it, and the box that it shows; the first is seen.

    hint: of a tab that chooses more than what is seen; Live can automate such a one.
    """
    names = {word: f"{name.lower().replace(' ', '-')}-{place}" for place, word in enumerate(pages, 1)}
    for place, (word, box) in enumerate(pages.items()):
        box.raw |= {"varname": names[word]} | ({"hidden": 1} if place else {})
    looks = {"num_lines_patching": 1, "num_lines_presentation": lines}
    parameter = choice(name, name, list(pages), 0, hint or "Which page the face shows.", hidden=not hint)
    tab = patch.ui("live.tab", x, y, show, **looks, **parameter)
    which = patch.cord(tab, 0, patch.box(f"sel {' '.join(map(str, range(len(pages))))}", x, y + 40))
    here = patch.box("thispatcher", x, y + 70 + 26 * len(pages))
    for place, word in enumerate(pages):
        hide = ", ".join(f"script hide {each}" for each in names.values() if each != names[word])
        patch.chain(which, patch.message(f"{hide}, script show {names[word]}", x, y + 70, 200), here, outlet=place)
    return tab
