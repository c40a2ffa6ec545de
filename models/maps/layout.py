"""Places on a square for loops, near each other where their features are alike."""

import numpy as np
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness

from inference.arrays import Floats

NEIGHBOURS = 12  # of a loop, whose loss counts in the trustworthiness
TRUSTED = 0.85  # trustworthiness, 0..1, from which the faster way is taken
MARGIN = 0.02  # of the square, on each side


def find_places(features: Floats) -> tuple[Floats, str, float]:
    """Places [shape=(count, 2), 0..1] for features [shape=(count, n)], how they were found, and their trustworthiness.

    The two principal components are found at once; where they are not TRUSTED, t-SNE is, which takes a second for 200
    loops. Trustworthiness: Venna and Kaski, "Neighborhood preservation in nonlinear projection methods", 2001.
    """
    scaled = (features - features.mean(0)) / np.maximum(features.std(0), 1e-6)
    neighbours = min(NEIGHBOURS, (len(features) - 1) // 2)
    name, places = "PCA", PCA(2).fit_transform(scaled)
    trust = trustworthiness(scaled, places, n_neighbors=neighbours)
    if trust <= TRUSTED:
        tsne = TSNE(init="pca", random_state=0, perplexity=min(30.0, (len(features) - 1) / 3))
        name, places = "t-SNE", tsne.fit_transform(scaled)
        trust = trustworthiness(scaled, places, n_neighbors=neighbours)
    low, high = places.min(0), places.max(0)
    fitted = MARGIN + (1 - 2 * MARGIN) * (places - low) / np.maximum(high - low, 1e-9)
    return fitted.astype(np.float32), name, float(trust)
