"""The shaping of hits in C and in numpy against float64."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from checkout import ROOT
from inference.dsp import phase_kernel, transient_kernel
from inference.dsp.transient_kernel import Shaping
from inference.parts import transients
from inference.parts.bands import BANDS, WINDOW, band_masks, measure_levels
from reference_transforms import reference_shape, reference_split

needs_kernel = pytest.mark.skipif(not phase_kernel.kernel_built(), reason="the C code is not built here")
PATHS = [pytest.param(False, marks=needs_kernel, id="C"), pytest.param(True, id="numpy")]
SAMPLE_RATE = 34952  # Hz
SAMPLES = 16384
STEPS = 256


def beats(smear: float, samples: int = SAMPLES) -> np.ndarray:
    """Three beats of noise in all bands, with full scale as their peak and with onsets that take `smear` samples."""
    noise = np.random.default_rng(1).standard_normal(samples)
    envelope = np.full(samples, 1e-3)
    for hit in (round(share * samples) for share in (0.03, 0.4, 0.7)):
        distance = (np.arange(samples) - hit + samples // 4) % samples - samples // 4
        envelope += np.exp(np.where(distance < 0, distance / max(smear, 1e-3), -distance / 1500))
    loop = noise * envelope
    return (loop / np.abs(loop).max()).astype(np.float32)


def reference(loop: np.ndarray, levels: np.ndarray, strength: float) -> np.ndarray:
    """The shaped loop in float64."""
    bands = reference_split(loop, band_masks(WINDOW, SAMPLE_RATE).astype(float))
    shaped = bands.copy()
    step = len(loop) / levels.shape[1]
    region, fade_in, fade_out = (x * SAMPLE_RATE for x in (transients.REGION, transients.FADE_IN, transients.FADE_OUT))
    shaping = Shaping(round(step), round(region), fade_in, fade_out, transients.MAX_GAIN, strength)
    for number, hits in enumerate(transients.find_hits(levels)):
        if hits.any():
            starts = [round(step * hit) for hit in np.nonzero(hits)[0]]
            points = transients._place_points(levels[number])
            shaped[number] = reference_shape(bands[number], points, starts, shaping)
    return loop + (shaped - bands).sum(axis=0)


@pytest.mark.parametrize("plain", PATHS)
@pytest.mark.parametrize(("samples", "strength"), [(SAMPLES, 1.0), (SAMPLES, 0.6), (13824, 1.0)])
def test_the_result_is_that_of_float64(samples: int, strength: float, plain: bool):
    """Also where a step is not a whole number of samples: 13,824 samples in 256 steps."""
    loop, levels = beats(200, samples), measure_levels(beats(0), SAMPLE_RATE, STEPS)
    assert transients.find_hits(levels).any(axis=1).all()
    shaped = transients.shape_transients(loop, levels, SAMPLE_RATE, strength, plain=plain)
    expected = reference(loop, levels, strength)
    assert np.abs(expected - loop).max() > 0.1
    np.testing.assert_allclose(shaped, expected, atol=1e-4)
    assert shaped.dtype == np.float32


@pytest.mark.parametrize(
    "shape_band", [pytest.param(transient_kernel.shape_band, marks=needs_kernel), transients._shape_band]
)
@pytest.mark.parametrize("hits", [[0], [511], [0, 1], [3, 250, 500], [128, 384]])
@pytest.mark.parametrize(("window", "region"), [(1, 1), (7, 40), (64, 256), (512, 300), (13, 2000)])
def test_the_seam_and_the_regions_of_near_hits(shape_band, hits: list[int], window: int, region: int):
    """Regions that reach over the seam and over other hits, and a window as long as the band."""
    rng = np.random.default_rng(2)
    band, points = rng.standard_normal(512).astype(np.float32), rng.random(37).astype(np.float32)
    shaping = Shaping(window, region, region / 4, region / 2.5, 4, 0.8)
    loop = band.copy()
    shape_band(band, points, np.array(hits, np.int32), shaping, loop)
    np.testing.assert_allclose(loop, reference_shape(band, points, hits, shaping), atol=2e-5)


@needs_kernel
@pytest.mark.parametrize(
    ("hits", "window", "region"),
    [([5, 5], 8, 8), ([9, 3], 8, 8), ([-1], 8, 8), ([64], 8, 8), ([1], 0, 8), ([1], 65, 8), ([1], 8, 0)],
)
def test_impossible_sizes_are_refused(hits: list[int], window: int, region: int):
    band, loop = np.ones(64, np.float32), np.ones(64, np.float32)
    with pytest.raises(ValueError, match="64 samples"):
        transient_kernel.shape_band(band, band, np.array(hits), Shaping(window, region, 1, 1, 4, 1), loop)
    assert np.array_equal(loop, band)


@needs_kernel
def test_threads_give_what_one_gives():
    loop, levels = beats(200), measure_levels(beats(0), SAMPLE_RATE, STEPS)
    alone = transients.shape_transients(loop, levels, SAMPLE_RATE)
    with ThreadPoolExecutor(2) as threads:
        for shaped in threads.map(lambda _: transients.shape_transients(loop, levels, SAMPLE_RATE), range(8)):
            assert np.array_equal(shaped, alone)


def test_a_length_that_the_kernel_cannot_split_goes_through_numpy():
    loop, levels = beats(200, 16383), measure_levels(beats(0), SAMPLE_RATE, STEPS)
    shaped = transients.shape_transients(loop, levels, SAMPLE_RATE)
    np.testing.assert_allclose(shaped, transients.shape_transients(loop, levels, SAMPLE_RATE, plain=True), atol=1e-4)
    assert np.abs(shaped - loop).max() > 0.1


@pytest.mark.parametrize("plain", PATHS)
def test_a_hit_in_the_last_step_of_a_short_loop(plain: bool):
    """Steps of less than a sample: rounded, a hit lies at the end, which is the beginning; two fall together."""
    levels = np.full((BANDS, 1024), 0.01, np.float32)
    levels[:, 1023], levels[:, 0] = 0.9, 0.6
    levels[:, 500], levels[:, 508] = 0.5, 0.9
    loop = beats(0, 512)[:480]
    shaped = transients.shape_transients(loop, levels, 8000, plain=plain)
    assert shaped.shape == loop.shape
    assert np.isfinite(shaped).all()


def test_there_are_as_many_bands_in_c():
    header = (ROOT / "inference" / "dsp" / "phase.h").read_text(encoding="utf-8")
    assert phase_kernel.BANDS == BANDS
    assert f"LOOPSEED_BANDS = {BANDS} " in header
