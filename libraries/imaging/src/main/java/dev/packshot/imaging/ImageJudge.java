package dev.packshot.imaging;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * Who reads a file once and says what it is and whether the whole picture is there. It holds the
 * bytes in memory up to the limit (and at most as much again while they arrive), whatever the
 * stream brings, and of the picture only as many pixels as its renditions can use.
 */
public final class ImageJudge {
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
    return judge(stream, found -> requireAnnounced(found, expected));
  }

  /** The same for a file of which only the bytes tell what it is: one of the allowed formats. */
  public Judgement judge(InputStream stream, Set<ImageFormat> allowed) throws IOException {
    return judge(stream, found -> requireOneOf(found, allowed));
  }

  private Judgement judge(InputStream stream, Admission admission) throws IOException {
    var intake = BoundedBody.read(stream, limits.bytes());
    try {
      var format = recognise(intake, admission);
      return format == ImageFormat.SVG
          ? drawing(intake, SvgFile.read(intake.bytes(), limits))
          : picture(intake, walk(format).walk(intake.bytes(), limits));
    } catch (InvalidImage flaw) {
      return judgement(intake, new Verdict.Invalid(flaw.getMessage()), Optional.empty());
    } catch (RuntimeException | StackOverflowError defect) {
      // no walk should come to this; a file that brings one there is hostile, not a fault to retry.
      // Running out of memory is one: what decoding needs is bounded, so the file is not to blame.
      var unsound = new Verdict.Invalid("The picture cannot be decoded.");
      return judgement(intake, unsound, Optional.empty());
    }
  }

  private static Judgement judgement(
      BoundedBody intake, Verdict verdict, Optional<Picture> picture) {
    return new Judgement(intake.length(), intake.sha256Hex(), verdict, picture);
  }

  /** What formats are let in; given what was found, it answers with the one or throws. */
  private interface Admission {
    ImageFormat admit(Optional<ImageFormat> found) throws InvalidImage;
  }

  private static Judgement drawing(BoundedBody intake, SvgFile drawing) throws InvalidImage {
    var sound = new Verdict.Valid(drawing.facts());
    return judgement(intake, sound, Optional.of(drawing.picture()));
  }

  private static Judgement picture(BoundedBody intake, ImageStructure outline) throws InvalidImage {
    return judgement(intake, new Verdict.Valid(outline.facts()), decode(intake, outline));
  }

  private ImageFormat recognise(BoundedBody intake, Admission admission) throws InvalidImage {
    if (intake.length() == 0) {
      throw InvalidImage.of("The file is empty.");
    }
    if (intake.isOverLimit()) {
      throw InvalidImage.of(
          "The file is too large: it has %,d bytes; the most is %,d.",
          intake.length(), limits.bytes());
    }
    var found = ImageFormat.sniff(intake.bytes().head(ImageFormat.HEAD_LENGTH));
    return admission.admit(found);
  }

  private static Optional<Picture> decode(BoundedBody intake, ImageStructure outline)
      throws InvalidImage {
    if (outline.facts().format() == ImageFormat.HEIC) {
      return Optional.empty();
    }
    var orientation = outline.presentation().orientation();
    var encoded = outline.facts().size();
    var whole = orientation.turnsSides() ? encoded.turned() : encoded;
    var largest = Picture.largest(whole);
    var smaller = orientation.turnsSides() ? largest.turned() : largest;
    var decoded = Pixels.decode(intake.bytes(), outline, smaller);
    outline.presentation().profile().ifPresent(profile -> profile.toSrgb(decoded));
    return Optional.of(Picture.of(whole, orientation.upright(decoded)));
  }

  private static ImageFormat requireAnnounced(Optional<ImageFormat> found, ImageFormat expected)
      throws InvalidImage {
    if (found.isEmpty()) {
      throw InvalidImage.of("This is not an image, but %s was announced.", expected.contentType());
    }
    if (found.get() != expected) {
      throw InvalidImage.of(
          "This is %s image, but %s was announced.", article(found.get()), expected.contentType());
    }
    return expected;
  }

  private static ImageFormat requireOneOf(Optional<ImageFormat> found, Set<ImageFormat> allowed)
      throws InvalidImage {
    if (found.isEmpty()) {
      throw InvalidImage.of("This is not an image that can be taken; send %s.", names(allowed));
    }
    if (!allowed.contains(found.get())) {
      throw InvalidImage.of("%s images cannot be taken; send %s.", found.get(), names(allowed));
    }
    return found.get();
  }

  private static String article(ImageFormat format) {
    return (format == ImageFormat.SVG ? "an " : "a ") + format;
  }

  private static String names(Set<ImageFormat> formats) {
    var names = formats.stream().sorted().map(ImageFormat::name).toList();
    return String.join(", ", names.subList(0, names.size() - 1))
        + " or "
        + names.get(names.size() - 1);
  }

  private static FormatParser walk(ImageFormat format) {
    return switch (format) {
      case JPEG -> JpegFile::walk;
      case PNG -> PngFile::walk;
      case WEBP -> WebpFile::walk;
      case GIF -> GifFile::walk;
      case BMP -> BmpFile::walk;
      case HEIC -> HeicFile::walk;
      case SVG -> throw new IllegalArgumentException("A drawing is cleaned, not walked.");
    };
  }
}
