package dev.packshot.imaging.png;

import dev.packshot.imaging.decoding.FrameReader;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.decoding.Readers;
import dev.packshot.imaging.decoding.TimedInput;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.io.IOException;
import java.util.Optional;

/** PNG files, reduced to {@link PlainPng} and decoded by the JDK's reader. */
public final class PngFormat implements RasterFormat {
  /** The offset of the interlace method in the header chunk. */
  private static final int INTERLACE = 28;

  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return PngParser.parse(file, limits.withPixels(MAX_PIXELS));
  }

  @Override
  public Optional<Bitmap> decode(
      Bytes file, ImageStructure structure, Size target, Deadline deadline)
      throws IOException, InvalidImage {
    var input = new TimedInput(PlainPng.of(file), deadline);
    var reader = Readers.open(Readers.ofTheJdk("PNG"), input);
    try (var frames = new FrameReader(reader, structure, target)) {
      boolean rowsInOrder = file.u8(INTERLACE) == 0;
      return Optional.of(frames.isSubsampled() && rowsInOrder ? frames.stream() : frames.readAll());
    }
  }
}
