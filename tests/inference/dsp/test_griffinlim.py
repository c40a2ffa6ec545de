import numpy as np
import pytest

from inference.description import Description
from inference.dsp.griffinlim import griffinlim
from inference.dsp.powergram import powergram, powergram_to_magnitudes
from inference.dsp.stft import hann, istft, stft
from reference_transforms import reference_griffinlim, reference_stft


@pytest.fixture
def loop() -> np.ndarray:
    """Four decaying beats over noise."""
    time = np.arange(8192)
    beat = np.sin(2 * np.pi * time * 8 / 512) * np.exp(-(time % 2048) / 300)
    return (0.5 * beat + 0.02 * np.random.default_rng(0).standard_normal(8192)).astype(np.float32)


def test_stft_equals_the_reference(loop: np.ndarray):
    spectra = stft(loop, hann(512))
    assert spectra.dtype == np.complex64
    np.testing.assert_allclose(spectra, reference_stft(loop, 512), atol=2e-5)


def test_istft_inverts(loop: np.ndarray):
    back = istft(stft(loop, hann(512)), hann(512))
    assert back.dtype == np.float32
    np.testing.assert_allclose(back, loop, atol=1e-6)


def test_a_shifted_loop_has_shifted_frames(loop: np.ndarray):
    shifted = stft(np.roll(loop, 3 * 128), hann(512))
    np.testing.assert_allclose(shifted, np.roll(stft(loop, hann(512)), 3, axis=0), atol=1e-5)


def test_a_length_that_is_no_multiple_is_refused(loop: np.ndarray):
    with pytest.raises(ValueError, match="hop"):
        stft(loop[:-1], hann(512))


def test_griffinlim_equals_the_reference(loop: np.ndarray):
    spectrum = np.abs(stft(loop, hann(512))).T
    fast = griffinlim(spectrum, iterations=8)
    slow = reference_griffinlim(spectrum, 8, 0.99)
    assert len(fast) == 8192
    # Float32 noise is carried on by the iterations; the sound is the same.
    assert np.linalg.norm(fast - slow) < 1e-3 * np.linalg.norm(slow)


def test_griffinlim_comes_close(loop: np.ndarray):
    spectrum = np.abs(stft(loop, hann(512))).T
    again = np.abs(stft(griffinlim(spectrum), hann(512))).T
    convergence = np.linalg.norm(again - spectrum) / np.linalg.norm(spectrum)
    assert 20 * np.log10(convergence) < -20  # decibels


def test_silence_stays_silent():
    assert not griffinlim(np.zeros((257, 64), np.float32)).any()


def test_powergram_and_back():
    description = Description(bins=256, frames=64, n_fft=512, hop_length=128, peak=128.0)
    time = np.arange(description.samples)
    sine = np.sin(2 * np.pi * time * 16 / 512).astype(np.float32)
    image = powergram(sine, description)
    assert image.shape == (256, 64)
    assert image.argmax(axis=0).tolist() == [16] * 64
    assert image.max() == pytest.approx(1)  # a sine at full scale, as the description says
    np.testing.assert_allclose(powergram_to_magnitudes(image, description), np.abs(stft(sine, hann(512))).T, atol=2e-3)
