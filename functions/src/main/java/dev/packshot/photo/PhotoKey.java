package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.id.ShortUuid;
import dev.packshot.id.Uuid7;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.session.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The S3 key of a photo, {@code scanner/photos/{yyyy}/{mm}/{session}/{photo_type}/{photo}.{ext}}.
 * The year and the month are those of the photo's UUIDv7 in UTC.
 */
public record PhotoKey(UUID session, UUID photo, PhotoType type, String extension) {
  /** The start of every photo's S3 key. */
  public static final String PREFIX = "scanner/photos/";

  private static final long MILLIS_PER_DAY = 86_400_000;
  private static final long END_OF_YEAR_9999 = 253_402_300_800_000L;

  public PhotoKey {
    if (!isPhotoId(photo)) {
      throw new IllegalArgumentException("not a UUIDv7 before the year 10000: " + photo);
    }
    if (formatOf(extension).isEmpty()) {
      throw new IllegalArgumentException("not an extension of photos: " + extension);
    }
  }

  /**
   * Returns the extension for keys of photos with that file name; empty if photos cannot have the
   * name's. Browsers and cameras write extensions that keys do not have, such as {@code .jfif}.
   */
  public static Optional<String> extensionOf(String filename) {
    var extension = lowerCaseExtension(filename);
    return ImageFormat.ofExtension(extension)
        .map(it -> it.extensions().contains(extension) ? extension : it.extensions().get(0));
  }

  /**
   * Returns whether a file name has the extension of a film, a document or anything but a photo.
   */
  public static boolean isOfAnotherKind(String filename) {
    return OtherKinds.EXTENSIONS.contains(lowerCaseExtension(filename));
  }

  /** Returns the lower-case extension; empty if the name has none. */
  private static String lowerCaseExtension(String filename) {
    var name = filename.strip();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Parses the {@link #text()} of a key; empty for any other text. */
  public static Optional<PhotoKey> parse(String text) {
    var parts = text.split("/", 8);
    return parts.length == 7
        ? parse(parts).filter(key -> key.text().equals(text))
        : Optional.empty();
  }

  /** Returns the key of a new photo of a session, which then counts as issued. */
  public static PhotoKey issue(Session session, UUID newId, PhotoType type, String extension) {
    var photo = session.issue(newId, kind(type, extension));
    return new PhotoKey(session.id().value(), photo, type, extension);
  }

  /** Returns whether a form was issued for exactly this key. */
  public boolean isIssuedBy(Session issuer) {
    return issuer.id().value().equals(session) && issuer.hasIssued(photo, kind(type, extension));
  }

  private static String kind(PhotoType type, String extension) {
    return type.value() + "." + extension;
  }

  /** Returns the starts of the keys of photos from one month to another. */
  public static List<String> prefixes(Instant from, Instant to) {
    var prefixes = new ArrayList<String>();
    var last = prefix(to.toEpochMilli());
    for (var month = YearMonth.from(from.atOffset(ZoneOffset.UTC));
        prefixes.isEmpty() || prefixes.get(prefixes.size() - 1).compareTo(last) < 0;
        month = month.plusMonths(1)) {
      prefixes.add(prefix(month.atDay(1).toEpochDay() * MILLIS_PER_DAY));
    }
    return prefixes;
  }

  /** Returns the start of the keys that were made in a month. */
  static String prefix(long millis) {
    var date = LocalDate.ofEpochDay(millis / MILLIS_PER_DAY);
    int year = date.getYear();
    int month = date.getMonthValue();
    return PREFIX + year + (month < 10 ? "/0" : "/") + month + "/";
  }

  /** Returns the key in S3. */
  public String text() {
    return prefix(Uuid7.millis(photo))
        + ShortUuid.encode(session)
        + "/"
        + type.value()
        + "/"
        + ShortUuid.encode(photo)
        + "."
        + extension;
  }

  /** Returns the address of the photo. */
  public PhotoAddress address() {
    return new PhotoAddress(new SessionId(session), new PhotoId(photo), text());
  }

  /** Returns the format that the extension stands for. */
  public ImageFormat format() {
    return formatOf(extension).orElseThrow();
  }

  /** Returns the media type that the extension stands for. */
  public String contentType() {
    return format().contentType();
  }

  @Override
  public String toString() {
    return text();
  }

  private static Optional<PhotoKey> parse(String[] parts) {
    int dot = Math.max(0, parts[6].indexOf('.'));
    var photo = ShortUuid.parse(parts[6].substring(0, dot)).filter(PhotoKey::isPhotoId);
    var extension = Optional.of(parts[6].substring(dot + 1)).filter(it -> formatOf(it).isPresent());
    var session = ShortUuid.parse(parts[4]);
    var type = PhotoType.find(parts[5]);
    return photo.isPresent() && extension.isPresent() && session.isPresent() && type.isPresent()
        ? Optional.of(new PhotoKey(session.get(), photo.get(), type.get(), extension.get()))
        : Optional.empty();
  }

  /** Returns the format of a lower-case extension; keys have no other. */
  private static Optional<ImageFormat> formatOf(String extension) {
    return ImageFormat.ofExtension(extension).filter(it -> it.extensions().contains(extension));
  }

  /** Returns whether a photo can have this id: a UUIDv7 before the year 10000. */
  public static boolean isPhotoId(UUID id) {
    return id.version() == 7 && id.variant() == 2 && Uuid7.millis(id) < END_OF_YEAR_9999;
  }
}
