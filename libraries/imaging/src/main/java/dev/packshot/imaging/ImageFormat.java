package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.packshot.imaging.svg.SvgSignature;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An image format that is accepted for photos, for product images or for both. */
public enum ImageFormat {
  JPEG("image/jpeg", "jpg jpeg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  BMP("image/bmp", "bmp"),
  HEIC("image/heic", "heic"),
  SVG("image/svg+xml", "svg");

  /** The formats of a session's photos: those that cameras write. */
  public static final Set<ImageFormat> PHOTOS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(SVG)));

  /** The formats of product images: those that can be shown, including drawings. */
  public static final Set<ImageFormat> PRODUCT_IMAGES =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(HEIC)));

  /** The number of bytes that {@link #sniff} needs of a longer file. */
  public static final int HEAD_LENGTH = SvgSignature.MAX_LENGTH;

  /** The number of bytes that contain the signature of any format other than SVG. */
  private static final int SIGNATURE_LENGTH = 64;

  /** The lengths of all BMP headers of Windows and OS/2. */
  private static final Set<Integer> BMP_HEADERS = Set.of(12, 40, 52, 56, 64, 108, 124);

  /** ISO/IEC 23008-12, annex B: the brands of still pictures and sequences coded as HEVC. */
  private static final Set<String> HEVC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs");

  private final String contentType;
  private final String extensions;

  ImageFormat(String contentType, String extensions) {
    this.contentType = contentType;
    this.extensions = extensions;
  }

  public String contentType() {
    return contentType;
  }

  /** Returns the file name extensions in lower case, the preferred one first. */
  public List<String> extensions() {
    return List.of(extensions.split(" "));
  }

  /** Returns the format of {@link #PHOTOS} with that file name extension, in any case. */
  public static Optional<ImageFormat> ofExtension(String extension) {
    var wanted = extension.toLowerCase(Locale.ROOT);
    return PHOTOS.stream().filter(f -> f.extensions().contains(wanted)).findFirst();
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
      case HEIC -> isHeic(head);
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
        && BMP_HEADERS.contains((int) head.charAt(14));
  }

  /** Accepts the generic brands mif1 and msf1 too, unless the file is compatible with AVIF. */
  private static boolean isHeic(String head) {
    if (!at(head, 4, "ftyp") || head.length() < 16) {
      return false;
    }
    var major = head.substring(8, 12);
    boolean generic = major.equals("mif1") || major.equals("msf1");
    return HEVC_BRANDS.contains(major) || (generic && !isCompatibleWithAvif(head));
  }

  private static boolean isCompatibleWithAvif(String head) {
    int end = Math.min(head.length(), head.charAt(3));
    for (int at = 16; at + 4 <= end; at += 4) {
      if (at(head, at, "avif") || at(head, at, "avis")) {
        return true;
      }
    }
    return false;
  }
}
