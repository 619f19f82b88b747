"""Writes HEIC files and their pixels as pillow-heif decodes them: heic_corpus.py FOLDER.

Each file NAME.heic has a NAME.txt with its width and height as shown, and a NAME.rgba with its pixels in sRGB.
"""
import ctypes
import glob
import io
import itertools
import os
import sys

import numpy as np
import pillow_heif
from PIL import Image, ImageCms

FOLDER = sys.argv[1] if __name__ == '__main__' else ''
SRGB = ImageCms.createProfile('sRGB')


def picture(width, height, channels=3):
    """A picture of smooth colours and hard edges."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    planes = [128 + 100 * np.sin((x * (i + 1) + y * (3 - i)) / 40 + i) for i in range(channels)]
    pixels = np.stack(planes, -1)
    pixels[height // 3:height // 2, width // 4:width // 2, :3] = (230, 40, 20)[:min(3, channels)]
    return pixels.clip(0, 255).astype(np.uint8)


def write(name, file):
    with open(os.path.join(FOLDER, name + '.heic'), 'wb') as out:
        out.write(file)
    heif = pillow_heif.open_heif(io.BytesIO(file), convert_hdr_to_8bit=True)
    image = heif.to_pillow()
    profile = heif.info.get('icc_profile')
    if profile:
        image = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), SRGB, 1)
    if image.mode == 'RGBa':
        image = image.convert('RGBA')
    with open(os.path.join(FOLDER, name + '.rgba'), 'wb') as out:
        out.write(image.convert('RGBA').tobytes())
    with open(os.path.join(FOLDER, name + '.txt'), 'w') as out:
        out.write('%d %d' % image.size)


def encode(image, **options):
    file = io.BytesIO()
    image.save(file, 'HEIF', **{'quality': 90, **options})
    return file.getvalue()


def sizes_and_chroma():
    for (width, height), chroma in itertools.product(((640, 480), (101, 77), (64, 400)), (420, 422, 444)):
        write(f'{width}x{height}-{chroma}', encode(Image.fromarray(picture(width, height)), chroma=chroma))
    write('large', encode(Image.fromarray(picture(2500, 1400)), quality=70))
    write('lossless', encode(Image.fromarray(picture(200, 150)), quality=-1, chroma=444, matrix_coefficients=0))


def depths():
    for bits, hdr12 in ((10, False), (12, True)):
        pillow_heif.options.SAVE_HDR_TO_12_BIT = hdr12
        pixels = picture(320, 240).astype(np.uint16) * 257
        heif = pillow_heif.from_bytes('RGB;16', (320, 240), pixels.tobytes())
        file = io.BytesIO()
        heif.save(file, quality=90)
        write(f'{bits}-bits', file.getvalue())
    pillow_heif.options.SAVE_HDR_TO_12_BIT = False


def alpha_and_grey():
    write('alpha', encode(Image.fromarray(picture(320, 240, 4), 'RGBA')))
    write('grey', encode(Image.fromarray(picture(320, 240)).convert('L')))


def profiles():
    write('p3', encode(Image.fromarray(picture(320, 240)), icc_profile=display_p3(), chroma=444))
    for matrix, full in ((1, True), (1, False), (6, False), (9, True)):
        write(f'matrix-{matrix}-{"full" if full else "limited"}',
              encode(Image.fromarray(picture(320, 240)), matrix_coefficients=matrix, full_range_flag=int(full)))


def display_p3():
    """A profile of Display P3: the primaries in XYZ for D50, and a curve near that of sRGB."""
    import struct
    def tag(kind, body):
        return kind + b'\0\0\0\0' + body
    def xyz(*numbers):
        return tag(b'XYZ ', b''.join(struct.pack('>i', round(n * 65536)) for n in numbers))
    curve = tag(b'para', struct.pack('>HH', 3, 0) + b''.join(
        struct.pack('>i', round(n * 65536)) for n in (2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045)))
    text = tag(b'mluc', struct.pack('>IIHHII', 1, 12, 0x656e, 0x5553, 4, 28) + 'P3'.encode('utf-16-be'))
    tags = [(b'desc', text), (b'cprt', text), (b'wtpt', xyz(.9642, 1, .8249)), (b'rXYZ', xyz(.5151, .2412, -.0011)),
            (b'gXYZ', xyz(.2920, .6922, .0419)), (b'bXYZ', xyz(.1571, .0666, .7841)),
            (b'rTRC', curve), (b'gTRC', curve), (b'bTRC', curve)]
    at, table, data = 128 + 4 + 12 * len(tags), struct.pack('>I', len(tags)), b''
    for name, body in tags:
        body += b'\0' * (-len(body) % 4)
        table += struct.pack('>4sII', name, at + len(data), len(body))
        data += body
    header = struct.pack('>I4sI4s4s4s', at + len(data), b'\0' * 4, 0x04200000, b'mntr', b'RGB ', b'XYZ ')
    header += b'\0' * 12 + b'acsp' + b'\0' * 28 + b''.join(struct.pack('>i', round(n * 65536)) for n in (.9642, 1, .8249))
    return header.ljust(128, b'\0') + table + data


class Error(ctypes.Structure):
    _fields_ = [('code', ctypes.c_int), ('sub', ctypes.c_int), ('message', ctypes.c_char_p)]


class LibHeif:
    """The C API of the libheif in the wheel of pillow-heif, for what pillow-heif cannot write: grids."""
    def __init__(self):
        folder = os.path.dirname(os.path.dirname(pillow_heif.__file__)) + '/pillow_heif.libs/*'
        for name in ('x265', 'libde265', 'libheif'):
            self.library = ctypes.CDLL(glob.glob(folder + name + '*')[0], mode=ctypes.RTLD_GLOBAL)
        self.check('heif_init', None)

    def call(self, name, *arguments, result=ctypes.c_void_p):
        function = getattr(self.library, name)
        function.restype = result
        return function(*[ctypes.c_void_p(a) if isinstance(a, int) and a > 1 << 31 else a for a in arguments])

    def check(self, name, *arguments):
        error = self.call(name, *arguments, result=Error)
        assert error.code == 0, (name, error.message)

    def image(self, pixels):
        image = ctypes.c_void_p()
        height, width = pixels.shape[:2]
        self.check('heif_image_create', width, height, 1, 10, ctypes.byref(image))
        self.check('heif_image_add_plane', image, 10, width, height, 8)
        stride = ctypes.c_int()
        plane = self.call('heif_image_get_plane', image, 10, ctypes.byref(stride))
        for row in range(height):
            ctypes.memmove(plane + row * stride.value, np.ascontiguousarray(pixels[row]).ctypes.data, 3 * width)
        return image

    def grid(self, path, pixels, tile, orientation=1, quality=90):
        height, width = pixels.shape[:2]
        columns, rows = -(-width // tile), -(-height // tile)
        padded = np.pad(pixels, ((0, rows * tile - height), (0, columns * tile - width), (0, 0)), mode='edge')
        context = self.call('heif_context_alloc')
        encoder = ctypes.c_void_p()
        self.check('heif_context_get_encoder_for_format', context, 1, ctypes.byref(encoder))
        self.check('heif_encoder_set_lossy_quality', encoder, quality)
        options = self.call('heif_encoding_options_alloc')
        # the field image_orientation of heif_encoding_options
        ctypes.cast(options + 20, ctypes.POINTER(ctypes.c_int))[0] = orientation
        grid = ctypes.c_void_p()
        self.check('heif_context_add_grid_image', context, width, height, columns, rows, options, ctypes.byref(grid))
        for y, x in itertools.product(range(rows), range(columns)):
            image = self.image(padded[y * tile:(y + 1) * tile, x * tile:(x + 1) * tile])
            self.check('heif_context_add_image_tile', context, grid, x, y, image, encoder)
            self.call('heif_image_release', image)
        self.check('heif_context_set_primary_image', context, grid)
        self.check('heif_context_write_to_file', context, path.encode())


def grids():
    library = LibHeif()
    path = os.path.join(FOLDER, 'grid.tmp')
    for orientation in range(1, 9):
        library.grid(path, picture(700, 500), 256, orientation)
        with open(path, 'rb') as file:
            write(f'grid-orientation-{orientation}', file.read())
    os.remove(path)


if __name__ == '__main__':
    pillow_heif.register_heif_opener()
    sizes_and_chroma()
    depths()
    alpha_and_grey()
    profiles()
    grids()
