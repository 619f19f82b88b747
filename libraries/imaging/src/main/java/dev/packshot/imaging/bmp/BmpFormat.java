package dev.packshot.imaging.bmp;

import dev.packshot.imaging.decoding.PixelRows;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Downscaler;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.Presentation;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.Optional;

/**
 * BMP files. Their pixels are read here, row by row: the JDK's reader refuses the headers of OS/2,
 * pixels of 2 bits, masks with alpha, and files that state a wrong length.
 */
public final class BmpFormat implements RasterFormat {
  /** The header is read and all bytes of the pixels are counted. */
  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    var header = BmpHeader.read(file, limits.withPixels(MAX_PIXELS));
    var pixels = file.from(header.pixelsAt());
    if (!header.isRunLength()) {
      pixels.require(0, header.rowLength() * header.size().height());
    }
    return ImageStructure.still(header.size(), Presentation.PLAIN);
  }

  @Override
  public Optional<Bitmap> decode(
      Bytes file, ImageStructure structure, Size target, Deadline deadline) throws InvalidImage {
    var header = BmpHeader.read(file, StructureLimits.NONE);
    var rows = rows(file, header);
    var size = header.size();
    var downscaler = new Downscaler(size, target);
    var argb = new int[size.width()];
    for (int y = 0; y < size.height(); y++) {
      rows.read(header.topDown() ? y : size.height() - 1 - y, argb);
      downscaler.addArgb(argb);
    }
    return Optional.of(downscaler.bitmap());
  }

  private static PixelRows rows(Bytes file, BmpHeader header) throws InvalidImage {
    var palette = header.hasPalette() ? BmpPalette.read(file, header) : new int[0];
    var pixels = file.from(header.pixelsAt());
    return header.isRunLength()
        ? new RunLengthRows(pixels, header, palette)
        : new BmpRows(pixels, header, palette);
  }
}
