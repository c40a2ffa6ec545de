"""Names for the arrays that signatures speak of; what shape each has, its docstring says."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Complexes = NDArray[np.complexfloating]  # complex64, which numpy 2 keeps where the stubs say complex128
