package dev.packshot.imaging.bmp;

import dev.packshot.imaging.decoding.FrameReader;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.decoding.Readers;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.io.IOException;
import java.util.Optional;

/** BMP files, decoded by the JDK's reader. */
public final class BmpFormat implements RasterFormat {
  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return BmpParser.parse(file, limits);
  }

  @Override
  public Optional<Bitmap> decode(Bytes file, ImageStructure structure, Size target)
      throws IOException, InvalidImage {
    var reader = Readers.open(Readers.ofTheJdk("BMP"), file);
    try (var frames = new FrameReader(reader, structure, target)) {
      return Optional.of(frames.readAll());
    }
  }
}
