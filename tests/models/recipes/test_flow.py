"""The flow: it can be inverted, its determinant is the true one, and it learns a distribution that is not normal."""

import numpy as np
import pytest

keras = pytest.importorskip("keras")

SIZE = 5  # odd: a coupling keeps two numbers and changes three


def make_flow(scale: float = 0.3):
    """A flow of three couplings whose weights are random."""
    from models.recipes.flow import Flow

    flow = Flow((8, 8, 8))
    flow(np.zeros((1, SIZE), np.float32))
    rng = np.random.default_rng(0)
    for variable in flow.variables:
        variable.assign(scale * rng.standard_normal(variable.shape).astype(np.float32))
    return flow


def test_it_changes_nothing_but_the_order_before_it_is_trained() -> None:
    from models.recipes.flow import Flow

    x = np.arange(2 * SIZE, dtype=np.float32).reshape(2, SIZE)
    codes = keras.ops.convert_to_numpy(Flow((8, 8, 8))(x))
    assert np.sort(codes, axis=1) == pytest.approx(x)


def test_codes_go_back_to_their_latents() -> None:
    flow = make_flow()
    x = np.random.default_rng(1).standard_normal((16, SIZE)).astype(np.float32)
    codes = flow(x)
    assert np.abs(keras.ops.convert_to_numpy(codes) - x).max() > 0.1
    assert keras.ops.convert_to_numpy(flow.invert(codes)[0]) == pytest.approx(x, abs=1e-4)


def test_the_determinant_is_that_of_the_jacobian_matrix() -> None:
    flow = make_flow()
    code, step = np.random.default_rng(2).standard_normal(SIZE), 1e-2
    ends = np.array([code + sign * step * axis for axis in np.eye(SIZE) for sign in (1, -1)], np.float32)
    latents = keras.ops.convert_to_numpy(flow.invert(ends)[0]).astype(float)
    jacobian = (latents[::2] - latents[1::2]) / (2 * step)
    found = keras.ops.convert_to_numpy(flow.invert(code[None].astype(np.float32))[1])
    assert found[0] == pytest.approx(np.log(abs(np.linalg.det(jacobian))), abs=1e-3)


def test_the_divergence_of_a_gaussian_from_itself_is_zero_and_from_another_the_known_one() -> None:
    """KL(N(m, s^2) || N(0, 1)) = (m^2 + s^2 - 1) / 2 - ln s for each number (Kingma and Welling 2014, appendix B)."""
    from models.recipes.losses import divergence

    noise = np.random.default_rng(3).standard_normal((200_000, 2)).astype(np.float32)
    for mean, deviation in ((0.0, 1.0), (1.5, 0.5)):
        codes = mean + deviation * noise
        log_variance = np.full_like(codes, 2 * np.log(deviation))
        found = float(divergence(codes, np.zeros(len(codes), np.float32), noise, log_variance))
        assert found == pytest.approx(2 * ((mean**2 + deviation**2 - 1) / 2 - np.log(deviation)), abs=0.02)


def test_it_learns_where_the_codes_are() -> None:
    """Codes on a parabola, which no linear map makes of a normal distribution."""
    from models.gradients import make_step
    from models.recipes.flow import Flow

    keras.utils.set_random_seed(0)
    flow, rng = Flow((32,) * 4), np.random.default_rng(0)
    flow(np.zeros((1, 2), np.float32))

    def loss(codes):
        latents, log_determinant = flow.invert(codes)
        value = keras.ops.mean(keras.ops.sum(latents**2, axis=-1) / 2 - log_determinant)
        return value, {"loss": value}

    step = make_step(loss, keras.optimizers.Adam(3e-3), flow.trainable_weights, [], lambda: None)
    for _ in range(300):
        x, noise = rng.standard_normal((2, 128))
        step(np.stack([x, x**2 - 1 + 0.2 * noise], axis=1).astype(np.float32))
    codes = keras.ops.convert_to_numpy(flow(rng.standard_normal((2000, 2)).astype(np.float32)))
    distance = codes[:, 1] - (codes[:, 0] ** 2 - 1)
    assert np.median(np.abs(distance)) < 0.4  # 1.3 before; 0.13 in the codes themselves
