"""Types of arrays; the docstring of a function gives the shape of each."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Complexes = NDArray[np.complexfloating]  # complex64, which numpy 2 keeps although its type stubs say complex128
