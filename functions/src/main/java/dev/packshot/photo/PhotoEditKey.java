package dev.packshot.photo;

import dev.packshot.id.EditId;
import java.util.Optional;

/**
 * The S3 key of a note that asks for the pictures of an edit, {@code {key of the
 * photo}.edit.{edit}}. S3 sends an event about it, as about a photo. It is removed with the photo,
 * since its key starts with that of the photo.
 */
public record PhotoEditKey(PhotoAddress photo, EditId id) {
  /** What follows the key of the photo, before the id of the edit. */
  public static final String MARK = ".edit.";

  /** Parses the {@link #text()} of a key; empty for any other text. */
  public static Optional<PhotoEditKey> parse(String text) {
    int mark = text.lastIndexOf(MARK);
    if (mark < 0) {
      return Optional.empty();
    }
    var photo = PhotoKey.parse(text.substring(0, mark)).map(PhotoKey::address);
    return EditId.parse(text.substring(mark + MARK.length()))
        .flatMap(id -> photo.map(it -> new PhotoEditKey(it, id)))
        .filter(key -> key.text().equals(text));
  }

  /** Returns the key in S3. */
  public String text() {
    return photo.s3Key() + MARK + id;
  }
}
