package dev.packshot.imaging.decoding;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.ZipException;

/** A guard around decoders that turns their exceptions into reasons. */
public final class Decoding {
  private Decoding() {}

  /**
   * Decodes a file as {@link RasterFormat#decode} does. The only exceptions are a reason and {@link
   * Deadline.Passed}.
   */
  public static Optional<Bitmap> decode(
      RasterFormat format, Bytes file, ImageStructure structure, Size target, Deadline deadline)
      throws InvalidImage {
    deadline.check();
    try {
      return format.decode(file, structure, target, deadline);
    } catch (InvalidImage | IOException | RuntimeException e) {
      // a decoder may have taken the end of its input for a fault of the file
      deadline.check();
      throw reason(e);
    }
  }

  /** Returns the reason; decoders throw all kinds of exceptions for malformed data. */
  private static InvalidImage reason(Exception e) {
    if (e instanceof InvalidImage invalid) {
      return invalid;
    }
    if (e.getCause() instanceof OutOfMemoryError error) {
      // another attempt may have more memory
      throw error;
    }
    if (e instanceof EOFException || e.getCause() instanceof EOFException) {
      return InvalidImage.missingPixels();
    }
    return e.getCause() instanceof ZipException
        ? InvalidImage.undecodable()
        : InvalidImage.unreadable();
  }
}
