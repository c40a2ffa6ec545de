"""No box lies on another in the patching view, and cords that ran down still do."""

from typing import Any

GAP = 4.0  # pixels between two boxes, one above the other


def spread(boxes: list[dict[str, Any]], cords: list[dict[str, Any]]) -> None:
    """Moves boxes down, from the top of the patch on, until each has its place; what lies left or right stays so."""
    above: dict[str, list[str]] = {}
    first = {raw["id"]: raw["patching_rect"][1] for raw in boxes}
    for cord in cords:
        (source, _), (target, _) = cord["patchline"]["source"], cord["patchline"]["destination"]
        if first[source] < first[target]:
            above.setdefault(target, []).append(source)
    placed: dict[str, list[float]] = {}
    for raw in sorted(boxes, key=lambda raw: (raw["patching_rect"][1], raw["patching_rect"][0])):
        if raw["maxclass"] == "live.line":  # only seen on the face
            continue
        rect = raw["patching_rect"]
        floors = [placed[source][1] + placed[source][3] + GAP for source in above.get(raw["id"], [])]
        rect[1] = max([rect[1], *floors])
        while under := [each for each in placed.values() if _overlap(each, rect)]:
            rect[1] = max(each[1] + each[3] for each in under) + GAP
        placed[raw["id"]] = rect


def _overlap(one: list[float], other: list[float]) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
