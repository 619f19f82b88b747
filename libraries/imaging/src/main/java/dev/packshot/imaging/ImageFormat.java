package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A format of pictures that Packshot takes in, of one kind of sender or the other. */
public enum ImageFormat {
  JPEG("image/jpeg", "jpg jpeg"),
  PNG("image/png", "png"),
  WEBP("image/webp", "webp"),
  GIF("image/gif", "gif"),
  BMP("image/bmp", "bmp"),
  HEIC("image/heic", "heic"),
  SVG("image/svg+xml", "svg");

  /** What a photo of a session may be: whatever a camera writes. */
  public static final Set<ImageFormat> PHOTOS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(SVG)));

  /** What an image of a product may be: whatever can be shown, drawings too. */
  public static final Set<ImageFormat> PRODUCT_IMAGES =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(HEIC)));

  /** As many bytes of a file as {@link #sniff} wants to see. */
  public static final int HEAD_LENGTH = SvgHead.LENGTH;

  /** Where everything stands that the formats other than SVG begin with. */
  private static final int SIGNATURE_LENGTH = 64;

  /** The sizes of the headers that Windows and OS/2 ever wrote. */
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

  /** The file name extensions it is known by, lower case, the usual one first. */
  public List<String> extensions() {
    return List.of(extensions.split(" "));
  }

  /** The format of {@link #PHOTOS} that a file name's extension stands for, in either case. */
  public static Optional<ImageFormat> ofExtension(String extension) {
    var wanted = extension.toLowerCase(Locale.ROOT);
    return PHOTOS.stream().filter(f -> f.extensions().contains(wanted)).findFirst();
  }

  /** The format whose files begin like this; whether the rest is sound is not asked. */
  public static Optional<ImageFormat> sniff(byte[] head) {
    var text = new String(head, 0, Math.min(head.length, SIGNATURE_LENGTH), ISO_8859_1);
    var bytes = new Bytes(head, 0, Math.min(head.length, HEAD_LENGTH));
    return Arrays.stream(values())
        .filter(format -> format == SVG ? SvgHead.begins(bytes) : format.begins(text))
        .findFirst();
  }

  private boolean begins(String head) {
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

  /** Any text may begin with BM: the size of the header that follows has to be a real one. */
  private static boolean isBmp(String head) {
    return head.startsWith("BM")
        && head.length() >= 18
        && at(head, 15, "\0\0\0")
        && BMP_HEADERS.contains((int) head.charAt(14));
  }

  /** The generic brands mif1 and msf1 count as well, unless AVIF, their other user, is named. */
  private static boolean isHeic(String head) {
    if (!at(head, 4, "ftyp") || head.length() < 16) {
      return false;
    }
    var major = head.substring(8, 12);
    boolean generic = major.equals("mif1") || major.equals("msf1");
    return HEVC_BRANDS.contains(major) || (generic && !compatibleWithAvif(head));
  }

  private static boolean compatibleWithAvif(String head) {
    int end = Math.min(head.length(), head.charAt(3));
    for (int at = 16; at + 4 <= end; at += 4) {
      if (at(head, at, "avif") || at(head, at, "avis")) {
        return true;
      }
    }
    return false;
  }
}
