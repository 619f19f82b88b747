package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of file that people send and that is not accepted, by its first bytes. It serves to name
 * the file in the reason, and decides nothing.
 */
enum FileKind {
  AVIF("AVIF images"),
  JPEG_XL("JPEG XL images"),
  JPEG_2000("JPEG 2000 images"),
  TIFF("TIFF images and raw photos"),
  RAW("Raw photos"),
  PHOTOSHOP("Photoshop files"),
  ICON("Icons"),
  VIDEO("Videos"),
  AUDIO("Sound recordings"),
  PDF("PDF files"),
  WEB_PAGE("Web pages"),
  ZIP("ZIP files and office documents"),
  GZIP("Compressed files (gzip)");

  private final String plural;

  FileKind(String plural) {
    this.plural = plural;
  }

  /** Returns the kind's name for the beginning of a sentence. */
  String plural() {
    return plural;
  }

  /** Returns the kind of a file that begins with these bytes. */
  static Optional<FileKind> of(byte[] head) {
    var text = new String(head, ISO_8859_1);
    return Arrays.stream(values()).filter(kind -> kind.matches(text)).findFirst();
  }

  private boolean matches(String head) {
    return switch (this) {
      case AVIF -> IsoBrands.of(head).filter(IsoBrands::isAvif).isPresent();
      case JPEG_XL -> startsWithAny(head, "\u00ff\n", "\0\0\0\fJXL ");
      case JPEG_2000 -> startsWithAny(head, "\0\0\0\fjP  ", "\u00ffO\u00ffQ");
      case TIFF -> startsWithAny(head, "II*\0", "MM\0*", "II+\0", "MM\0+");
      case RAW -> startsWithAny(head, "FUJIFILM", "IIU\0", "IIRO") || isBrand(head, "crx ");
      case PHOTOSHOP -> head.startsWith("8BPS");
      case ICON -> head.startsWith("\0\0\1\0");
      case VIDEO ->
          startsWithAny(head, "\u001aE\u00df\u00a3", "FLV\1")
              || isRiff(head, "AVI ")
              || isFilm(head);
      case AUDIO -> startsWithAny(head, "ID3", "OggS", "fLaC") || isRiff(head, "WAVE");
      case PDF -> head.startsWith("%PDF-");
      case WEB_PAGE -> isWebPage(head.stripLeading().toLowerCase(Locale.ROOT));
      case ZIP -> startsWithAny(head, "PK\3\4", "\u00d0\u00cf\u0011\u00e0");
      case GZIP -> head.startsWith("\u001f\u008b");
    };
  }

  private static boolean startsWithAny(String head, String... texts) {
    return Arrays.stream(texts).anyMatch(head::startsWith);
  }

  private static boolean isRiff(String head, String type) {
    return head.startsWith("RIFF") && head.startsWith(type, 8);
  }

  private static boolean isBrand(String head, String brand) {
    return IsoBrands.of(head).filter(brands -> brands.major().equals(brand)).isPresent();
  }

  /** Returns whether the file is of the family of MP4, which pictures belong to as well. */
  private static boolean isFilm(String head) {
    return IsoBrands.of(head).isPresent()
        || head.startsWith("moov", 4)
        || head.startsWith("mdat", 4);
  }

  private static boolean isWebPage(String head) {
    return head.startsWith("<!doctype html") || head.startsWith("<html");
  }
}
