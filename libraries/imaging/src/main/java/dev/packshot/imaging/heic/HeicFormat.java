package dev.packshot.imaging.heic;

import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.util.Optional;

/** HEIC files, which are parsed and never decoded: Java has no decoder of HEVC. */
public final class HeicFormat implements RasterFormat {
  @Override
  public ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage {
    return HeicParser.parse(file, limits);
  }

  @Override
  public Optional<Bitmap> decode(
      Bytes file, ImageStructure structure, Size target, Deadline deadline) {
    return Optional.empty();
  }
}
