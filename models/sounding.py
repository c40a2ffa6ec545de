"""A powergram as sound, where no instrument is: while a generator is trained or measured."""

import numpy as np
from numpy.typing import NDArray

from inference import constantq
from inference.description import Description
from inference.griffinlim import griffinlim
from inference.phase import kernel_built, own_kernel
from inference.powergram import magnitudes


def loop_of(image: NDArray[np.float32], description: Description) -> NDArray[np.float32]:
    """The loop [shape=(description.samples,)] of a powergram [shape=(bins, frames), 0..1], at its native rate."""
    if description.transform == "cqt":
        return constantq.loop(image, description)
    spectrum = magnitudes(image, description)
    if not kernel_built():
        return griffinlim(spectrum)
    kernel = own_kernel(description.n_fft, description.frames)
    return kernel.griffinlim(spectrum, pghi=description.start == "pghi", iterations=description.iterations)
