"""How fast a training goes, and how long its steps will still take."""

from collections import deque

STEPS = 32  # the last ones, of which the speed is the mean: some recipes do more in every few steps


class Pace:
    """The seconds of the last steps of a phase, without its first one, which compiles and so says nothing."""

    def __init__(self) -> None:
        self._phase = ""
        self._seconds: deque[float] = deque(maxlen=STEPS)

    def add(self, phase: str, seconds: float) -> None:
        """Note how long a step of a phase took, evaluations and previews not counted."""
        if phase == self._phase:
            self._seconds.append(seconds)
        else:
            self._phase = phase
            self._seconds.clear()

    def find_step(self) -> float | None:
        """The mean seconds of a step; None in the first step of a phase."""
        return sum(self._seconds) / len(self._seconds) if self._seconds else None
