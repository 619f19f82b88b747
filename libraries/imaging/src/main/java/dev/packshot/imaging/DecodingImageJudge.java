package dev.packshot.imaging;

import dev.packshot.imaging.bmp.BmpFormat;
import dev.packshot.imaging.decoding.Decoding;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.gif.GifFormat;
import dev.packshot.imaging.heic.HeicFormat;
import dev.packshot.imaging.jpeg.JpegFormat;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.png.PngFormat;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.svg.SvgDrawing;
import dev.packshot.imaging.webp.WebpFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/**
 * A judge that decodes the files. It holds a file in memory up to the limit of bytes (and at most
 * as much again while it arrives), however long the stream is, and only as many of its pixels as
 * the renditions need.
 */
public final class DecodingImageJudge implements ImageJudge {
  private final ImageLimits limits;

  public DecodingImageJudge(ImageLimits limits) {
    this.limits = limits;
  }

  @Override
  public Judgement judge(InputStream stream, ImageFormat expected) throws IOException {
    return judge(stream, found -> requireAnnounced(found, expected));
  }

  @Override
  public Judgement judge(InputStream stream, Set<ImageFormat> allowed) throws IOException {
    return judge(stream, found -> requireOneOf(found, allowed));
  }

  private Judgement judge(InputStream stream, FormatCheck check) throws IOException {
    var body = BoundedBody.read(stream, limits.bytes());
    try {
      var format = recognize(body, check);
      return format == ImageFormat.SVG ? drawing(body) : raster(body, format);
    } catch (InvalidImage invalid) {
      return judgement(body, new Verdict.Invalid(invalid.getMessage()), Optional.empty());
    } catch (RuntimeException | StackOverflowError defect) {
      // a file that causes a defect of a parser is hostile, and another attempt does not help;
      // an OutOfMemoryError is not caught: decoding is bounded, so the file is not its cause
      var invalid = new Verdict.Invalid("The picture cannot be decoded.");
      return judgement(body, invalid, Optional.empty());
    }
  }

  private static Judgement judgement(BoundedBody body, Verdict verdict, Optional<Picture> picture) {
    return new Judgement(body.length(), body.sha256Hex(), verdict, picture);
  }

  /** A check of the format that was found; returns it or throws. */
  private interface FormatCheck {
    ImageFormat require(Optional<ImageFormat> found) throws InvalidImage;
  }

  private Judgement drawing(BoundedBody body) throws InvalidImage {
    var drawing = SvgDrawing.read(body.bytes(), limits.structure());
    var bitmap = drawing.paint(Picture.BOX);
    // a drawing has no pixels of its own: it is as large as its largest rendition
    var picture = Picture.of(bitmap.size(), bitmap);
    return judgement(body, valid(ImageFormat.SVG, drawing.size()), Optional.of(picture));
  }

  private Judgement raster(BoundedBody body, ImageFormat format) throws InvalidImage {
    var raster = rasterFormat(format);
    var structure = raster.parse(body.bytes(), limits.structure());
    var picture = decode(raster, body.bytes(), structure);
    return judgement(body, valid(format, structure.size()), picture);
  }

  private static Verdict valid(ImageFormat format, Size size) {
    return new Verdict.Valid(new ImageFacts(format, size.width(), size.height()));
  }

  private ImageFormat recognize(BoundedBody body, FormatCheck check) throws InvalidImage {
    if (body.length() == 0) {
      throw InvalidImage.of("The file is empty.");
    }
    if (body.isOverLimit()) {
      throw InvalidImage.of(
          "The file is too large: it has %,d bytes; the maximum is %,d.",
          body.length(), limits.bytes());
    }
    var found = ImageFormat.sniff(body.bytes().head(ImageFormat.HEAD_LENGTH));
    return check.require(found);
  }

  private static Optional<Picture> decode(RasterFormat format, Bytes file, ImageStructure structure)
      throws InvalidImage {
    var presentation = structure.presentation();
    var orientation = presentation.orientation();
    var encoded = structure.size();
    var whole = orientation.swapsSides() ? encoded.transposed() : encoded;
    var largest = Picture.largestSize(whole);
    var target = orientation.swapsSides() ? largest.transposed() : largest;
    var decoded = Decoding.decode(format, file, structure, target);
    decoded.ifPresent(
        bitmap -> presentation.profile().ifPresent(profile -> profile.convertToSrgb(bitmap)));
    return decoded.map(bitmap -> Picture.of(whole, orientation.upright(bitmap)));
  }

  private static ImageFormat requireAnnounced(Optional<ImageFormat> found, ImageFormat expected)
      throws InvalidImage {
    if (found.isEmpty()) {
      throw InvalidImage.of("This is not an image, but %s was announced.", expected.contentType());
    }
    if (found.get() != expected) {
      throw InvalidImage.of(
          "This is %s image, but %s was announced.",
          withArticle(found.get()), expected.contentType());
    }
    return expected;
  }

  private static ImageFormat requireOneOf(Optional<ImageFormat> found, Set<ImageFormat> allowed)
      throws InvalidImage {
    if (found.isEmpty()) {
      throw InvalidImage.of("This is not an image that is accepted; send %s.", names(allowed));
    }
    if (!allowed.contains(found.get())) {
      throw InvalidImage.of("%s images are not accepted; send %s.", found.get(), names(allowed));
    }
    return found.get();
  }

  private static String withArticle(ImageFormat format) {
    return (format == ImageFormat.SVG ? "an " : "a ") + format;
  }

  private static String names(Set<ImageFormat> formats) {
    var names = formats.stream().sorted().map(ImageFormat::name).toList();
    return String.join(", ", names.subList(0, names.size() - 1))
        + " or "
        + names.get(names.size() - 1);
  }

  private static RasterFormat rasterFormat(ImageFormat format) {
    return switch (format) {
      case JPEG -> new JpegFormat();
      case PNG -> new PngFormat();
      case WEBP -> new WebpFormat();
      case GIF -> new GifFormat();
      case BMP -> new BmpFormat();
      case HEIC -> new HeicFormat();
      case SVG -> throw new IllegalArgumentException("SVG is not a raster format.");
    };
  }
}
