package dev.packshot.imaging.heic;

import dev.packshot.heif.HevcDecoder;
import dev.packshot.heif.HevcException;
import dev.packshot.imaging.decoding.Interruption;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Downscaler;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.Optional;
import java.util.Set;

/**
 * HEIC files. Boxes and grids are read here, and each coded picture is decoded by libheif if it is
 * on the class path. Without it, only the boxes are checked.
 */
public final class HeicFormat implements RasterFormat {
  /** The most pixels of a picture that is decoded. */
  public static final int MAX_HEIC_PIXELS = HeicWork.MAX_PIXELS;

  private final boolean isDecoded;

  /** Creates a format whose pictures are decoded, or only their boxes checked. */
  public HeicFormat(boolean isDecoded) {
    this.isDecoded = isDecoded && isAvailable();
  }

  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return HeicParser.parse(file, limits.withPixels(isDecoded ? MAX_HEIC_PIXELS : MAX_PIXELS));
  }

  /** Returns whether there is a decoder on the class path. */
  public static boolean isAvailable() {
    return HevcDecoder.isAvailable();
  }

  @Override
  public Optional<Bitmap> decode(
      Bytes file, ImageStructure structure, Size target, Deadline deadline) throws InvalidImage {
    if (!isDecoded) {
      return Optional.empty();
    }
    var layers = HeicLayers.read(file);
    try {
      return Optional.of(
          Interruption.at(deadline, () -> decode(new HeicParser(file), layers, target, deadline)));
    } catch (HevcException undecodable) {
      throw InvalidImage.undecodable();
    }
  }

  private static Bitmap decode(HeicParser parser, HeicLayers layers, Size target, Deadline deadline)
      throws InvalidImage {
    long item = parser.primaryItem();
    var properties = HeicProperties.read(parser.meta(), Set.of(item)).of(item);
    var part = HeicTransformation.read(properties, layers.colours().size());
    var colours = new HeicRows(layers.colours(), deadline);
    var alpha = layers.alpha().map(layer -> new HeicRows(layer, deadline));
    return alpha.isPresent()
        ? transparent(new TransparentRows(colours, alpha.get(), layers), part, target)
        : opaque(colours, layers.colours().size(), part, target);
  }

  private static Bitmap opaque(HeicRows rows, Size whole, HeicTransformation part, Size target)
      throws InvalidImage {
    var row = new byte[3 * whole.width()];
    var shown = new byte[3 * part.shown().width()];
    var downscaler = new Downscaler(part.shown(), target);
    for (int y = 0; y < part.shown().height(); y++) {
      rows.read(part.top() + y, row);
      System.arraycopy(row, 3 * part.left(), shown, 0, shown.length);
      downscaler.addRgb(shown);
    }
    return downscaler.bitmap();
  }

  private static Bitmap transparent(TransparentRows rows, HeicTransformation part, Size target)
      throws InvalidImage {
    var shown = new int[part.shown().width()];
    var downscaler = new Downscaler(part.shown(), target);
    for (int y = 0; y < part.shown().height(); y++) {
      System.arraycopy(rows.read(part.top() + y), part.left(), shown, 0, shown.length);
      downscaler.addArgb(shown);
    }
    return downscaler.bitmap();
  }
}
