"""Bake frequency weighting and common-component removal into word vectors.

The mean of the baked vectors of a text's words is its smoothed-inverse-frequency embedding
(Arora et al., 2017): sum of a/(a+p(w))·v(w), minus the mean and the first principal components.
All steps are linear, so they can be applied to each word once instead of to each text.
"""

from collections.abc import Sequence

import numpy as np

SMOOTHING = 3e-4
COMPONENTS = 3


def bake(
    vectors: np.ndarray,
    counts: np.ndarray,
    sentences: Sequence[Sequence[int]],
    dimension: int,
) -> np.ndarray:
    """Return baked vectors of shape (words, dimension), float32.

    ``vectors`` (words, d) are skip-gram vectors, ``counts`` (words,) corpus frequencies,
    ``sentences`` rows of word numbers from which the common components are estimated.
    """
    probability = counts / counts.sum()
    weighted = vectors * (SMOOTHING / (SMOOTHING + probability))[:, None]
    texts = np.stack([weighted[list(s)].mean(axis=0) for s in sentences if len(s)])
    mean = texts.mean(axis=0)
    _, _, axes = np.linalg.svd(texts - mean, full_matrices=False)
    kept = axes[COMPONENTS : COMPONENTS + dimension]
    baked = (weighted - mean) @ kept.T
    return np.asarray(baked / np.linalg.norm(baked, axis=1).mean(), dtype=np.float32)
