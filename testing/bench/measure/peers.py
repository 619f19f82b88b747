"""The work on a photo, done by native libraries: decode it upright, reduce it to four widths, and encode each.

    peers.py libvips|pillow-heif FILE COUNT   print the milliseconds of CPU time of each repetition
    peers.py write-heic JPEG FILE             encode a photo in tiles of 512 x 512, as phones do
"""
import io
import os
import pathlib
import sys
import time

WIDTHS = (1600, 800, 400, 200)
QUALITY = 82
os.environ["VIPS_CONCURRENCY"] = "1"


def libvips(data):
    import pyvips
    pyvips.cache_set_max(0)
    picture = pyvips.Image.thumbnail_buffer(data, WIDTHS[0], height=4 * WIDTHS[0], size="down",
                                            option_string="[fail_on=warning]").copy_memory()
    for width in WIDTHS:
        if width < picture.width:
            picture = picture.thumbnail_image(width, height=4 * width, size="down").copy_memory()
        picture.jpegsave_buffer(Q=QUALITY, interlace=True, keep="none")


def pillow_heif(data):
    import pillow_heif
    from PIL import Image
    pillow_heif.options.DECODE_THREADS = 1
    picture = pillow_heif.open_heif(io.BytesIO(data)).to_pillow()
    for width in WIDTHS:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.BOX)
        picture.save(io.BytesIO(), "JPEG", quality=QUALITY, progressive=True)


def write_heic(photo, file):
    sys.path.append(str(pathlib.Path(__file__).resolve().parents[3] / "libraries/imaging/src/test/python"))
    import heic_corpus
    import numpy
    from PIL import Image
    heic_corpus.LibHeif().grid(file, numpy.asarray(Image.open(photo).convert("RGB")), 512, quality=55)


def main():
    if sys.argv[1] == "write-heic":
        return write_heic(*sys.argv[2:])
    work = {"libvips": libvips, "pillow-heif": pillow_heif}[sys.argv[1]]
    data = pathlib.Path(sys.argv[2]).read_bytes()
    for _ in range(int(sys.argv[3])):
        start = time.process_time()
        work(data)
        print(f"{(time.process_time() - start) * 1e3:.3f}")


if __name__ == "__main__":
    main()
