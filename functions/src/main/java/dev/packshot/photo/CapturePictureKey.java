package dev.packshot.photo;

import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;
import dev.packshot.imaging.ImageFormat;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The S3 key of a capture's own picture, {@code
 * scanner/photos/{yyyy}/{mm}/{session}/captures/{capture}.{ext}}. It is among the objects of the
 * session, and is no photo, since no type of photo has that name. The year and the month are those
 * of the capture's UUIDv7 in UTC.
 */
public record CapturePictureKey(SessionId session, CaptureId capture, ImageFormat format) {
  /** The formats of the pictures. */
  public static final Set<ImageFormat> FORMATS =
      Collections.unmodifiableSet(EnumSet.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP));

  /** The name of the folder in the session's. */
  public static final String FOLDER = "captures";

  public CapturePictureKey {
    if (!PhotoKey.isPhotoId(capture.value()) || !FORMATS.contains(format)) {
      throw new IllegalArgumentException("not a key of a picture: " + capture + ", " + format);
    }
  }

  /** Parses the {@link #text()} of a key; empty for any other text. */
  public static Optional<CapturePictureKey> parse(String text) {
    var parts = text.split("/", 8);
    return parts.length == 7 && parts[5].equals(FOLDER)
        ? parse(parts).filter(key -> key.text().equals(text))
        : Optional.empty();
  }

  private static Optional<CapturePictureKey> parse(String[] parts) {
    int dot = Math.max(0, parts[6].indexOf('.'));
    var session = SessionId.parse(parts[4]);
    var capture =
        CaptureId.parse(parts[6].substring(0, dot)).filter(id -> PhotoKey.isPhotoId(id.value()));
    var format = ImageFormat.ofExtension(parts[6].substring(dot + 1)).filter(FORMATS::contains);
    return session.isPresent() && capture.isPresent() && format.isPresent()
        ? Optional.of(new CapturePictureKey(session.get(), capture.get(), format.get()))
        : Optional.empty();
  }

  /** Returns the key in S3. */
  public String text() {
    return PhotoKey.prefix(Uuid7.millis(capture.value()))
        + session
        + "/"
        + FOLDER
        + "/"
        + capture
        + "."
        + format.extensions().get(0);
  }

  @Override
  public String toString() {
    return text();
  }
}
