package dev.packshot.imaging;

import dev.packshot.imaging.bmp.BmpFormat;
import dev.packshot.imaging.decoding.Decoding;
import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.gif.GifFormat;
import dev.packshot.imaging.heic.HeicFormat;
import dev.packshot.imaging.jpeg.JpegFormat;
import dev.packshot.imaging.png.PngFormat;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.ImageStructure;
import dev.packshot.imaging.structure.InvalidImage;
import dev.packshot.imaging.svg.SvgDrawing;
import dev.packshot.imaging.webp.WebpFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A judge that decodes the files. It holds a file in memory up to the limit of bytes (and at most
 * as much again while it arrives), however long the stream is, and only as many of its pixels as
 * the renditions need. Its verdicts follow from counted work.
 */
public final class DecodingImageJudge implements ImageJudge {
  /**
   * The time that a file may take: twice that of the slowest file which the limits admit, on the
   * machine on which it was measured.
   */
  public static final Duration MAX_TIME = Duration.ofSeconds(110);

  private final ImageLimits limits;
  private final boolean decodesHeic;
  private final Duration maxTime;
  private final LongSupplier nanoTime;

  public DecodingImageJudge(ImageLimits limits) {
    this(limits, true);
  }

  /** Creates a judge that decodes HEIC if it can, or only checks the boxes of such files. */
  public DecodingImageJudge(ImageLimits limits, boolean decodesHeic) {
    this(limits, decodesHeic, MAX_TIME, System::nanoTime);
  }

  /** Creates a judge that gives up after a time on a clock such as {@link System#nanoTime}. */
  public DecodingImageJudge(ImageLimits limits, Duration maxTime, LongSupplier nanoTime) {
    this(limits, true, maxTime, nanoTime);
  }

  private DecodingImageJudge(
      ImageLimits limits, boolean decodesHeic, Duration maxTime, LongSupplier nanoTime) {
    this.limits = limits;
    this.decodesHeic = decodesHeic;
    this.maxTime = maxTime;
    this.nanoTime = nanoTime;
  }

  /** Returns whether there is a decoder of HEIC on the class path. */
  public static boolean canDecodeHeic() {
    return HeicFormat.isAvailable();
  }

  /**
   * Decodes a small HEIC, so that a snapshot of the process has the classes of the decoder. Returns
   * whether there is one.
   */
  public static boolean prime() {
    try (var sample = DecodingImageJudge.class.getResourceAsStream("sample.heic")) {
      var judge = new DecodingImageJudge(ImageLimits.DEFAULT);
      return judge.judge(sample, ImageFormat.HEIC).picture().isPresent();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  @Override
  public ImageJudge within(Duration time) {
    return new DecodingImageJudge(limits, decodesHeic, time, nanoTime);
  }

  @Override
  public Judgement judge(InputStream stream, Set<ImageFormat> allowed) throws IOException {
    var body = BoundedBody.read(stream, limits.bytes());
    var deadline = Deadline.after(maxTime, nanoTime);
    try {
      var format = recognize(body, allowed);
      return format == ImageFormat.SVG ? drawing(body, deadline) : raster(body, format, deadline);
    } catch (Deadline.Passed passed) {
      throw new TooSlowException(body.length(), body.sha256Hex());
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

  private Judgement drawing(BoundedBody body, Deadline deadline) throws InvalidImage {
    var drawing =
        SvgDrawing.read(body.bytes(), limits.structure().withPixels(ImageFormat.SVG.maxPixels()));
    var bitmap = drawing.paint(Picture.BOX, deadline);
    // a drawing has no pixels of its own: it is as large as its largest rendition
    var picture = Picture.of(bitmap.size(), bitmap);
    var size = drawing.size();
    var facts = new ImageFacts(ImageFormat.SVG, size.width(), size.height());
    return judgement(body, new Verdict.Valid(facts), Optional.of(picture));
  }

  private Judgement raster(BoundedBody body, ImageFormat format, Deadline deadline)
      throws InvalidImage {
    var raster = rasterFormat(format);
    var structure = raster.parse(body.bytes(), limits.structure());
    var picture = decode(raster, body.bytes(), structure, deadline);
    var facts =
        new ImageFacts(
            format, structure.size().width(), structure.size().height(), structure.takenAt());
    return judgement(body, new Verdict.Valid(facts), picture);
  }

  private ImageFormat recognize(BoundedBody body, Set<ImageFormat> allowed) throws InvalidImage {
    if (body.length() == 0) {
      throw InvalidImage.of("The file is empty.");
    }
    if (body.isOverLimit()) {
      throw InvalidImage.of(
          "The file is too large: it has %,d bytes; the maximum is %,d.",
          body.length(), limits.bytes());
    }
    return requireOneOf(body.bytes().head(ImageFormat.HEAD_LENGTH), allowed);
  }

  private static Optional<Picture> decode(
      RasterFormat format, Bytes file, ImageStructure structure, Deadline deadline)
      throws InvalidImage {
    var presentation = structure.presentation();
    var orientation = presentation.orientation();
    var encoded = structure.size();
    var whole = orientation.swapsSides() ? encoded.transposed() : encoded;
    var largest = Picture.largestSize(whole);
    var target = orientation.swapsSides() ? largest.transposed() : largest;
    var decoded = Decoding.decode(format, file, structure, target, deadline);
    decoded.ifPresent(
        bitmap -> presentation.profile().ifPresent(profile -> profile.convertToSrgb(bitmap)));
    return decoded.map(bitmap -> Picture.of(whole, orientation.upright(bitmap)));
  }

  private static ImageFormat requireOneOf(byte[] head, Set<ImageFormat> allowed)
      throws InvalidImage {
    var found = ImageFormat.sniff(head);
    if (found.isPresent() && allowed.contains(found.get())) {
      return found.get();
    }
    var kind =
        found
            .map(format -> format + " images")
            .or(() -> FileKind.of(head).map(FileKind::plural))
            .map(plural -> plural + " are not accepted")
            .orElse("This is not an image that is accepted");
    throw InvalidImage.of("%s; send %s.", kind, names(allowed));
  }

  private static String names(Set<ImageFormat> formats) {
    var names = formats.stream().sorted().map(ImageFormat::name).toList();
    var last = names.get(names.size() - 1);
    return names.size() == 1
        ? last
        : String.join(", ", names.subList(0, names.size() - 1)) + " or " + last;
  }

  private RasterFormat rasterFormat(ImageFormat format) {
    return switch (format) {
      case JPEG -> new JpegFormat();
      case PNG -> new PngFormat();
      case WEBP -> new WebpFormat();
      case GIF -> new GifFormat();
      case BMP -> new BmpFormat();
      case HEIC -> new HeicFormat(decodesHeic);
      case SVG -> throw new IllegalArgumentException("SVG is not a raster format.");
    };
  }
}
