package dev.packshot.imaging.decoding;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.structure.StructureLimits;
import java.io.IOException;
import java.util.Optional;

/**
 * A raster format: the parser of its structure and the decoder of its pixels. Both take time that
 * is linear in the bytes of the file and the pixels that its limits admit.
 */
public interface RasterFormat {
  /** The most pixels of a format that sets no limit of its own. */
  int MAX_PIXELS = 120_000_000;

  /** Parses the whole structure, without decoding a pixel. */
  ImageStructure parse(Bytes file, StructureLimits limits) throws InvalidImage;

  /**
   * Decodes every frame and returns the first one on its canvas in the target size, as encoded: not
   * turned upright. Empty if there is no decoder of it. Call it through {@link Decoding}, which
   * translates the exceptions of decoders.
   */
  Optional<Bitmap> decode(Bytes file, ImageStructure structure, Size target, Deadline deadline)
      throws IOException, InvalidImage;
}
