package dev.packshot.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * Who reads a file once and says what it is and whether the whole picture is there. It holds the
 * bytes in memory up to the limit (and at most as much again while they arrive), whatever the
 * stream brings, and decodes them without keeping the picture.
 */
public final class ImageJudge {
  /** Nobody looks at them yet. */
  private static final int KEPT_PIXELS = 1_000_000;

  private final ImageLimits limits;

  public ImageJudge(ImageLimits limits) {
    this.limits = limits;
  }

  /**
   * Judges a file that was announced as {@code expected}. The stream is read to its end and left
   * open. Whatever the bytes are, the answer is a verdict; a stream that fails throws, and so does
   * a machine without the memory, since to try again may help then.
   */
  public Judgement judge(InputStream stream, ImageFormat expected) throws IOException {
    var intake = Intake.read(stream, limits.bytes());
    return new Judgement(intake.length(), intake.sha256Hex(), verdict(intake, expected));
  }

  private Verdict verdict(Intake intake, ImageFormat expected) {
    try {
      return new Verdict.Sound(examine(intake, expected));
    } catch (Flaw flaw) {
      return new Verdict.Unsound(flaw.getMessage());
    } catch (RuntimeException | StackOverflowError defect) {
      // no walk should come to this; a file that brings one there is hostile, not a fault to retry.
      // Running out of memory is one: what decoding needs is bounded, so the file is not to blame.
      return new Verdict.Unsound("The picture cannot be decoded.");
    }
  }

  private ImageFacts examine(Intake intake, ImageFormat expected) throws Flaw {
    if (intake.length() == 0) {
      throw Flaw.of("The file is empty.");
    }
    if (intake.isOverLimit()) {
      throw Flaw.of(
          "The file is too large: it has %,d bytes; the most is %,d.",
          intake.length(), limits.bytes());
    }
    requireFormat(intake.bytes(), expected);
    var outline = walk(expected).walk(intake.bytes(), limits);
    if (expected != ImageFormat.HEIC) {
      Pixels.decode(intake.bytes(), outline, KEPT_PIXELS);
    }
    return outline.facts();
  }

  private static void requireFormat(Bytes file, ImageFormat expected) throws Flaw {
    var found = ImageFormat.sniff(file.head(ImageFormat.HEAD_LENGTH));
    if (found.isEmpty()) {
      throw Flaw.of("This is not an image, but %s was announced.", expected.contentType());
    }
    if (found.get() != expected) {
      throw Flaw.of(
          "This is a %s image, but %s was announced.", found.get(), expected.contentType());
    }
  }

  private static Walk walk(ImageFormat format) {
    return switch (format) {
      case JPEG -> JpegFile::walk;
      case PNG -> PngFile::walk;
      case WEBP -> WebpFile::walk;
      case GIF -> GifFile::walk;
      case BMP -> BmpFile::walk;
      case HEIC -> HeicFile::walk;
    };
  }
}
