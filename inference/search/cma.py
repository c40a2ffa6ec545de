"""CMA-ES in a box: N. Hansen, The CMA Evolution Strategy: A Tutorial, arXiv 1604.00772, with its constants."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.floating]


class CmaEs:
    """An evolution strategy with a full covariance. What it asks for lies in 0..1; beyond, it is folded back."""

    def __init__(self, mean: Numbers, step: float, rng: np.random.Generator, population: int | None = None) -> None:
        """mean : [shape=(n,)]. step : the standard deviation to begin with."""
        n = len(mean)
        self.mean, self.step, self._rng = mean.astype(np.float64), step, rng
        self.population = population or 4 + int(3 * np.log(n))
        half = self.population // 2
        weights = np.log((self.population + 1) / 2) - np.log(np.arange(1, half + 1))
        self._weights = weights / weights.sum()
        self._mass = mass = 1 / float(np.square(self._weights).sum())
        self._c_step = (mass + 2) / (n + mass + 5)
        self._damping = 1 + self._c_step + 2 * max(0, np.sqrt((mass - 1) / (n + 1)) - 1)
        self._c_path = (4 + mass / n) / (n + 4 + 2 * mass / n)
        self._c_one = 2 / ((n + 1.3) ** 2 + mass)
        self._c_mass = min(1 - self._c_one, 2 * (mass - 2 + 1 / mass) / ((n + 2) ** 2 + mass))
        self._length = np.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n**2))  # of a normal vector, on average
        self._covariance = np.eye(n)
        self._step_path, self._path = np.zeros(n), np.zeros(n)
        self._axes, self._scales = np.eye(n), np.ones(n)

    def ask(self) -> Numbers:
        """Candidates [shape=(population, n), 0..1]."""
        draws = self._rng.standard_normal((self.population, len(self.mean)))
        return fold(self.mean + self.step * (draws * self._scales) @ self._axes.T)

    def tell(self, candidates: Numbers, distances: Numbers) -> None:
        """Learn from candidates [shape=(population, n)] and their distances [shape=(population,)]."""
        best = candidates[np.argsort(distances, kind="stable")[: len(self._weights)]]
        steps = (best - self.mean) / self.step
        move = self._weights @ steps
        self.mean = self.mean + self.step * move
        whitened = self._axes @ ((self._axes.T @ move) / self._scales)
        c = self._c_step
        self._step_path = (1 - c) * self._step_path + np.sqrt(c * (2 - c) * self._mass) * whitened
        length = float(np.linalg.norm(self._step_path)) / self._length
        steady = length < 1.4 + 2 / (len(self.mean) + 1)
        c = self._c_path
        self._path = (1 - c) * self._path + steady * np.sqrt(c * (2 - c) * self._mass) * move
        self._covariance = (
            (1 - self._c_one - self._c_mass) * self._covariance
            + self._c_one * np.outer(self._path, self._path)
            + self._c_mass * (steps.T * self._weights) @ steps
        )
        self.step = min(self.step * float(np.exp(self._c_step / self._damping * (length - 1))), 0.5)
        squares, self._axes = np.linalg.eigh(self._covariance)
        self._scales = np.sqrt(np.maximum(squares, 1e-12))


def fold(positions: Numbers) -> Numbers:
    """Positions beyond 0..1, folded back at the ends."""
    return 1 - np.abs(1 - np.mod(positions, 2))
