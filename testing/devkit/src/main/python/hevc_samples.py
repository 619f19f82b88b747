"""Writes the coded pictures of Heics: hevc_samples.py FOLDER (needs pillow-heif and numpy).

Each is a gradient with a red rectangle: its configuration (the property hvcC) and its data, without x265's metadata.
"""
import io
import struct
import sys

import numpy as np
import pillow_heif
from PIL import Image

LAST_PARAMETER_SET = 34


def boxes(data, at, end):
    while at + 8 <= end:
        length, name = struct.unpack('>I4s', data[at:at + 8])
        yield name, at + 8, at + length
        at += length


def find(data, *path):
    at, end = 0, len(data)
    for wanted in path:
        at, end = next((start, stop) for name, start, stop in boxes(data, at, end) if name == wanted)
        at += 4 if wanted == b'meta' else 0
    return data[at:end]


def without_metadata(data):
    kept, at = b'', 0
    while at < len(data):
        end = at + 4 + struct.unpack('>I', data[at:at + 4])[0]
        kept += data[at:end] if data[at + 4] >> 1 & 63 <= LAST_PARAMETER_SET else b''
        at = end
    return kept


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width]
    pixels = np.stack([x * 255 // width, y * 255 // height, 255 - (x + y) * 255 // (width + height)], -1)
    pixels[height // 4:height // 2, width // 4:width // 2] = 200, 30, 40
    file = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(file, 'HEIF', quality=35, chroma=420)
    return file.getvalue()


pillow_heif.register_heif_opener()
for width, height in ((640, 480), (512, 512)):
    file = picture(width, height)
    name = f'{sys.argv[1]}/{width}x{height}'
    with open(name + '.hvcC', 'wb') as out:
        out.write(find(file, b'meta', b'iprp', b'ipco', b'hvcC'))
    with open(name + '.hevc', 'wb') as out:
        out.write(without_metadata(find(file, b'mdat')))
