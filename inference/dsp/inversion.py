"""From a powergram to sound, at the model's own rate and tempo: the inverse transform, its phases by a phase method."""

from inference.arrays import Complexes, Floats
from inference.description import Description
from inference.dsp import constantq
from inference.dsp.griffinlim import griffinlim
from inference.dsp.phase_kernel import kernel_built, thread_kernel
from inference.dsp.phase_methods import PHASE_METHODS
from inference.dsp.powergram import powergram_to_magnitudes


def powergram_to_loop(
    image: Floats, description: Description, phases: Complexes | None = None, *, plain: bool = False
) -> Floats:
    """The loop [shape=(description.samples,)] of a powergram [shape=(bins, frames), 0..1]; may exceed full scale, +-1.

    phases : as of magnitudes_to_loop; a constant-Q description has none. `plain` uses numpy instead of the C kernel.
    Raises NoLibrosaError for a constant-Q description without librosa.
    """
    if description.transform == "cqt":
        return constantq.image_to_loop(image, description)
    return magnitudes_to_loop(powergram_to_magnitudes(image, description), description, phases, plain=plain)


def magnitudes_to_loop(
    magnitudes: Floats,
    description: Description,
    phases: Complexes | None = None,
    iterations: int | None = None,
    *,
    plain: bool = False,
) -> Floats:
    """The loop [shape=(frames * hop_length,)] of magnitudes [shape=(n_fft // 2 + 1, frames), non-negative].

    Griffin-Lim starts from the description's phase method, or from `phases` [the same shape, complex, modulus 1], and
    takes the description's iterations, or `iterations`. `plain` uses numpy instead of the C kernel.
    """
    method = PHASE_METHODS[description.start]
    count = description.iterations if iterations is None else iterations
    if plain or not kernel_built():
        if phases is None:
            phases = method.phases(magnitudes)
            count = count if method.numpy_iterations is None else method.numpy_iterations
        return griffinlim(magnitudes, phases, count)
    kernel = thread_kernel(description.n_fft, magnitudes.shape[1])
    if phases is None:
        start = method.phases(magnitudes) if method.kernel_start is None else method.kernel_start
        return kernel.griffinlim(magnitudes, start, count)
    return kernel.griffinlim(magnitudes, phases, count)
