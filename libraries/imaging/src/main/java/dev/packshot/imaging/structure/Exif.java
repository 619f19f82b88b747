package dev.packshot.imaging.structure;

import dev.packshot.imaging.pixels.Orientation;
import java.time.Instant;
import java.util.Optional;

/**
 * The orientation and the time in an EXIF block, and no other tag of it. A tag that is missing or
 * malformed counts as absent.
 *
 * @param takenAt the time at which the photo was taken, if the block also has the offset from UTC
 */
public record Exif(Orientation orientation, Optional<Instant> takenAt) {
  /** No tags. */
  public static final Exif NONE = new Exif(Orientation.UPRIGHT, Optional.empty());

  /** The name before the block in a JPEG. Some writers add it in other formats, too. */
  private static final String NAME = "Exif\0\0";

  private static final int ORIENTATION = 0x0112;

  /** Returns whether the body of a segment is an EXIF block, and not XMP or another one. */
  public static boolean hasName(Bytes body) {
    return body.startsWith(NAME);
  }

  /** Reads a TIFF block, with or without the name before it. */
  public static Exif read(Bytes block) {
    try {
      var tiff = new TiffBlock(hasName(block) ? block.from(NAME.length()) : block);
      return new Exif(orientation(tiff), ExifTime.read(tiff));
    } catch (InvalidImage malformed) {
      return NONE;
    }
  }

  private static Orientation orientation(TiffBlock tiff) {
    try {
      var entry = tiff.find(tiff.first(), ORIENTATION, TiffBlock.SHORT);
      int value = entry.isPresent() ? tiff.u16(entry.getAsLong() + TiffBlock.VALUE) : 0;
      return Orientation.isValid(value) ? new Orientation(value) : Orientation.UPRIGHT;
    } catch (InvalidImage malformed) {
      return Orientation.UPRIGHT;
    }
  }
}
