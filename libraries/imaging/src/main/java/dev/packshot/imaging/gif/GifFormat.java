package dev.packshot.imaging.gif;

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

/** GIF files, reduced to {@link PlainGif} and decoded by the JDK's reader. */
public final class GifFormat implements RasterFormat {
  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return GifParser.parse(file, limits.withPixels(MAX_PIXELS));
  }

  @Override
  public Optional<Bitmap> decode(
      Bytes file, ImageStructure structure, Size target, Deadline deadline)
      throws IOException, InvalidImage {
    var input = new TimedInput(PlainGif.of(file), deadline);
    var reader = Readers.open(Readers.ofTheJdk("GIF"), input);
    try (var frames = new FrameReader(reader, structure, target)) {
      return Optional.of(frames.readAll());
    }
  }
}
