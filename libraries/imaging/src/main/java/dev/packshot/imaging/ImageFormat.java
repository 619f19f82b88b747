package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.packshot.imaging.decoding.RasterFormat;
import dev.packshot.imaging.heic.HeicFormat;
import dev.packshot.imaging.jpeg.JpegFormat;
import dev.packshot.imaging.svg.SvgSignature;
import dev.packshot.imaging.webp.WebpFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An image format that is accepted for photos, for product images or for both. */
public enum ImageFormat {
  JPEG("image/jpeg", "jpg jpeg", "jfif jpe", JpegFormat.MAX_JPEG_PIXELS),
  PNG("image/png", "png", "", RasterFormat.MAX_PIXELS),
  WEBP("image/webp", "webp", "", WebpFormat.MAX_WEBP_PIXELS),
  GIF("image/gif", "gif", "", RasterFormat.MAX_PIXELS),
  BMP("image/bmp", "bmp", "dib", RasterFormat.MAX_PIXELS),
  HEIC("image/heic", "heic", "heif hif", HeicFormat.MAX_HEIC_PIXELS),
  SVG("image/svg+xml", "svg", "", RasterFormat.MAX_PIXELS);

  /** The formats of a session's photos: those that cameras write. */
  public static final Set<ImageFormat> PHOTOS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(SVG)));

  /** The formats of product images: those of photos, and drawings. */
  public static final Set<ImageFormat> PRODUCT_IMAGES =
      Collections.unmodifiableSet(EnumSet.allOf(ImageFormat.class));

  /** The number of bytes that {@link #sniff} needs of a longer file. */
  public static final int HEAD_LENGTH = SvgSignature.MAX_LENGTH;

  /** The number of bytes that contain the signature of any format other than SVG. */
  private static final int SIGNATURE_LENGTH = 64;

  /** The greatest length of a BMP header. Those of OS/2 have 12, or 16 to 64 bytes. */
  private static final int MAX_BMP_HEADER = 124;

  private final String contentType;
  private final String extensions;
  private final String aliases;
  private final int maxPixels;

  ImageFormat(String contentType, String extensions, String aliases, int maxPixels) {
    this.contentType = contentType;
    this.extensions = extensions;
    this.aliases = aliases;
    this.maxPixels = maxPixels;
  }

  public String contentType() {
    return contentType;
  }

  /** Returns the file name extensions in lower case, the preferred one first. */
  public List<String> extensions() {
    return List.of(extensions.split(" "));
  }

  /**
   * Returns the format of {@link #PHOTOS} with that file name extension, in any case. Browsers and
   * cameras write others than the {@link #extensions}, too.
   */
  public static Optional<ImageFormat> ofExtension(String extension) {
    var wanted = extension.toLowerCase(Locale.ROOT);
    return PHOTOS.stream().filter(format -> format.hasExtension(wanted)).findFirst();
  }

  /** Returns the format of {@link #PHOTOS} with that media type. */
  public static Optional<ImageFormat> ofContentType(String contentType) {
    return PHOTOS.stream().filter(it -> it.contentType.equals(contentType)).findFirst();
  }

  /** Returns the most pixels that a picture may have. */
  public int maxPixels() {
    return maxPixels;
  }

  private boolean hasExtension(String extension) {
    return !extension.isEmpty()
        && (extensions().contains(extension) || List.of(aliases.split(" ")).contains(extension));
  }

  /** Returns the format of a file that begins with these bytes, without any check of the rest. */
  public static Optional<ImageFormat> sniff(byte[] head) {
    var text = new String(head, 0, Math.min(head.length, SIGNATURE_LENGTH), ISO_8859_1);
    return Arrays.stream(values())
        .filter(format -> format == SVG ? SvgSignature.matches(head) : format.matches(text))
        .findFirst();
  }

  private boolean matches(String head) {
    return switch (this) {
      case JPEG -> head.startsWith("\u00ff\u00d8\u00ff");
      case PNG -> head.startsWith("\u0089PNG\r\n\u001a\n");
      case WEBP -> head.startsWith("RIFF") && at(head, 8, "WEBP");
      case GIF -> head.startsWith("GIF87a") || head.startsWith("GIF89a");
      case BMP -> isBmp(head);
      case HEIC -> IsoBrands.of(head).filter(IsoBrands::isHeic).isPresent();
      case SVG -> false;
    };
  }

  private static boolean at(String head, int offset, String text) {
    return head.startsWith(text, offset);
  }

  /** Checks the length of the header as well, since any text may begin with BM. */
  private static boolean isBmp(String head) {
    return head.startsWith("BM")
        && head.length() >= 18
        && at(head, 15, "\0\0\0")
        && (head.charAt(14) == 12 || head.charAt(14) >= 16)
        && head.charAt(14) <= MAX_BMP_HEADER;
  }
}
