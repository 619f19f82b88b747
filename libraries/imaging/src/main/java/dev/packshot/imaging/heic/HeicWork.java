package dev.packshot.imaging.heic;

import dev.packshot.imaging.structure.InvalidImage;

/**
 * A running count of what has to be decoded, kept before anything is: a file may name the same data
 * for many tiles, and cut it into pieces of a few bytes.
 */
final class HeicWork {
  /** Phones have sensors of 12 to 50 megapixels; those of 200 save fewer as HEIC. */
  static final int MAX_PIXELS = 50_500_000;

  /** 50 megapixels with chroma for half of the pixels, which is more than phones write. */
  private static final long MAX_SAMPLES = 2L * MAX_PIXELS;

  /** 50 megapixels in tiles of 256 x 256 are 771. */
  private static final int MAX_TILES = 1_024;

  private static final int MAX_UNITS = 1 << 16;

  /** Tiles share their parameter sets, which are read again for each of them. */
  private static final long SHARED_BYTES = 1 << 20;

  private final long maxBytes;
  private long bytes;
  private long samples;
  private int tiles;
  private int units;

  HeicWork(long fileLength) {
    this.maxBytes = 2 * fileLength + SHARED_BYTES;
  }

  /** Counts a tile and the bytes that are read for it. */
  void addTile(long length) throws InvalidImage {
    bytes += length;
    if (++tiles > MAX_TILES) {
      throw InvalidImage.of("The picture has more than %,d parts.", MAX_TILES);
    }
    if (bytes > maxBytes) {
      throw InvalidImage.damaged("its parts overlap");
    }
  }

  void addUnit() throws InvalidImage {
    if (++units > MAX_UNITS) {
      throw InvalidImage.of("The data of the picture has more than %,d pieces.", MAX_UNITS);
    }
  }

  /** Counts the samples of luma and chroma of a tile. */
  void addSamples(long count) throws InvalidImage {
    samples += count;
    if (count > MAX_SAMPLES || samples > MAX_SAMPLES) {
      throw InvalidImage.of(
          "The picture is too large: its data has more than %,d samples.", MAX_SAMPLES);
    }
  }
}
