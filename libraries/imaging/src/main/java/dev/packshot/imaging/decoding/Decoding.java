package dev.packshot.imaging.decoding;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** A guard around decoders that turns their exceptions into reasons. */
public final class Decoding {
  private Decoding() {}

  /** Decodes a file as {@link RasterFormat#decode} does; the only exception is a reason. */
  public static Optional<Bitmap> decode(
      RasterFormat format, Bytes file, ImageStructure structure, Size target) throws InvalidImage {
    try {
      return format.decode(file, structure, target);
    } catch (EOFException e) {
      throw InvalidImage.missingPixels();
    } catch (IOException e) {
      throw e.getCause() instanceof EOFException
          ? InvalidImage.missingPixels()
          : InvalidImage.undecodable();
    } catch (RuntimeException e) {
      // decoders throw all kinds of these for malformed data
      throw InvalidImage.undecodable();
    }
  }
}
