package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.id.ShortUuid;
import dev.packshot.id.Uuid7;
import dev.packshot.imaging.ImageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The S3 key of a photo, {@code scanner/photos/{yyyy}/{mm}/{session}/{photo_type}/{photo}.{ext}};
 * the year and the month are those in the photo's UUIDv7, UTC.
 */
public record PhotoKey(UUID session, UUID photo, PhotoType type, String extension) {
  /** The start of every photo's S3 key. */
  public static final String PREFIX = "scanner/photos/";

  private static final long MILLIS_A_DAY = 86_400_000;
  private static final long END_OF_YEAR_9999 = 253_402_300_800_000L;

  public PhotoKey {
    if (!isPhotoId(photo)) {
      throw new IllegalArgumentException("not a UUIDv7 of a year in four digits: " + photo);
    }
    if (formatOf(extension).isEmpty()) {
      throw new IllegalArgumentException("not the extension of a photo: " + extension);
    }
  }

  /** The extension that a client's file name gives its photo, lower-case, if photos may have it. */
  public static Optional<String> extensionOf(String filename) {
    var extension = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return filename.indexOf('.') >= 0 && formatOf(extension).isPresent()
        ? Optional.of(extension)
        : Optional.empty();
  }

  /** The key that has exactly this {@link #text()}; nothing for any other text. */
  public static Optional<PhotoKey> parse(String text) {
    var steps = text.split("/", 8);
    return steps.length == 7
        ? parse(steps).filter(key -> key.text().equals(text))
        : Optional.empty();
  }

  /** The key as S3 knows it. */
  public String text() {
    var date = LocalDate.ofEpochDay(Uuid7.millis(photo) / MILLIS_A_DAY);
    int year = date.getYear();
    int month = date.getMonthValue();
    return PREFIX
        + year
        + (month < 10 ? "/0" : "/")
        + month
        + "/"
        + ShortUuid.encode(session)
        + "/"
        + type.value()
        + "/"
        + ShortUuid.encode(photo)
        + "."
        + extension;
  }

  /** The photo that the key names. */
  public PhotoAddress address() {
    return new PhotoAddress(new SessionId(session), new PhotoId(photo), text());
  }

  /** The format that the extension promises. */
  public ImageFormat format() {
    return formatOf(extension).orElseThrow();
  }

  /** The media type that the extension promises. */
  public String contentType() {
    return format().contentType();
  }

  @Override
  public String toString() {
    return text();
  }

  private static Optional<PhotoKey> parse(String[] steps) {
    int dot = Math.max(0, steps[6].indexOf('.'));
    var photo = ShortUuid.parse(steps[6].substring(0, dot)).filter(PhotoKey::isPhotoId);
    var extension = Optional.of(steps[6].substring(dot + 1)).filter(it -> formatOf(it).isPresent());
    var session = ShortUuid.parse(steps[4]);
    var type = PhotoType.find(steps[5]);
    return photo.isPresent() && extension.isPresent() && session.isPresent() && type.isPresent()
        ? Optional.of(new PhotoKey(session.get(), photo.get(), type.get(), extension.get()))
        : Optional.empty();
  }

  /** {@link ImageFormat#ofExtension} takes upper case too, which no key of ours has. */
  private static Optional<ImageFormat> formatOf(String extension) {
    return ImageFormat.ofExtension(extension).filter(it -> it.extensions().contains(extension));
  }

  private static boolean isPhotoId(UUID id) {
    return id.version() == 7 && id.variant() == 2 && Uuid7.millis(id) < END_OF_YEAR_9999;
  }
}
