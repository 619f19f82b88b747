"""Measures the quality of pictures, as an independent implementation of its definition: quality.py FOLDER.

Each NAME.png gets a NAME.txt with sharpness, brightness, contrast, clipped_dark, clipped_light, background_white, fill
and shorter_side.
"""
import glob
import os
import sys

import numpy as np
from PIL import Image


def on_white(path):
    pixels = np.asarray(Image.open(path).convert('RGBA')).astype(float)
    alpha = pixels[:, :, 3:] / 255
    return pixels[:, :, :3] * alpha + 255 * (1 - alpha)


def laplacian(grey):
    out = np.full(grey.shape, np.nan)
    out[1:-1, 1:-1] = (4 * grey[1:-1, 1:-1] - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:])
    return out


def extent(mask):
    """The share of the rows from the first to the last one of the product."""
    rows = np.flatnonzero(mask.any(axis=1) & (mask.mean(axis=1) >= 0.005))
    return 0 if rows.size == 0 else (rows[-1] - rows[0] + 1) / mask.shape[0]


def measure(path):
    colours = on_white(path)
    height, width = colours.shape[:2]
    grey = np.rint(colours @ (0.299, 0.587, 0.114))
    step = -(-max(width, height) // 800)
    edge = max(1, min(width, height) // 32)
    is_edge = np.ones((height, width), bool)
    is_edge[edge:height - edge, edge:width - edge] = False

    grid = (slice(None, None, step), slice(None, None, step))
    levels = grey[grid]
    along = colours[grid][is_edge[grid]]
    product = (np.abs(colours[grid] - np.median(along, axis=0)) > 24).any(axis=2)
    return (
        np.nanvar(laplacian(grey)[grid]),
        levels.mean() / 255,
        levels.std() / 127.5,
        (levels <= 2).mean(),
        (levels >= 253).mean(),
        (along >= 250).all(axis=1).mean(),
        max(extent(product), extent(product.T)),
        min(width, height),
    )


for name in glob.glob(os.path.join(sys.argv[1], '*.png')):
    with open(name[:-4] + '.txt', 'w') as out:
        out.write(' '.join(repr(float(value)) for value in measure(name)))
