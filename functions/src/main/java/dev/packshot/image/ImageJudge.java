package dev.packshot.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Who reads a file once and says what it is and whether the whole picture is there. It holds the
 * bytes in memory up to the limit (and at most as much again while they arrive), whatever the
 * stream brings, and of the picture only as many pixels as its renditions can use.
 */
public final class ImageJudge {
  /** Enough of a picture that its greatest rendition is made of more pixels than it has. */
  private static final int KEPT_PIXELS = 12_500_000;

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
    try {
      var outline = examine(intake, expected);
      var picture = decode(intake, outline);
      return judgement(intake, new Verdict.Sound(outline.facts()), picture);
    } catch (Flaw flaw) {
      return judgement(intake, new Verdict.Unsound(flaw.getMessage()), Optional.empty());
    } catch (RuntimeException | StackOverflowError defect) {
      // no walk should come to this; a file that brings one there is hostile, not a fault to retry.
      // Running out of memory is one: what decoding needs is bounded, so the file is not to blame.
      var unsound = new Verdict.Unsound("The picture cannot be decoded.");
      return judgement(intake, unsound, Optional.empty());
    }
  }

  private static Judgement judgement(Intake intake, Verdict verdict, Optional<Picture> picture) {
    return new Judgement(intake.length(), intake.sha256Hex(), verdict, picture);
  }

  private Outline examine(Intake intake, ImageFormat expected) throws Flaw {
    if (intake.length() == 0) {
      throw Flaw.of("The file is empty.");
    }
    if (intake.isOverLimit()) {
      throw Flaw.of(
          "The file is too large: it has %,d bytes; the most is %,d.",
          intake.length(), limits.bytes());
    }
    requireFormat(intake.bytes(), expected);
    return walk(expected).walk(intake.bytes(), limits);
  }

  private static Optional<Picture> decode(Intake intake, Outline outline) throws Flaw {
    var facts = outline.facts();
    return facts.format() == ImageFormat.HEIC
        ? Optional.empty()
        : Optional.of(
            new Picture(
                Pixels.decode(intake.bytes(), outline, KEPT_PIXELS),
                facts.width(),
                facts.height()));
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
