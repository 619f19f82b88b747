package dev.packshot.photo;

import dev.packshot.dynamo.Table;
import dev.packshot.id.PhotoId;
import java.util.Optional;

/**
 * The check of a duplicate when it is read: the photo that it names may have got other bytes since.
 * It costs a read for each duplicate, and nothing for other photos.
 */
final class DuplicateCheck {
  private final Table table;

  DuplicateCheck(Table table) {
    this.table = table;
  }

  /** Returns a photo as a duplicate only of a ready photo that has the same bytes. */
  Photo verified(Photo photo) {
    var first = photo.object().flatMap(JudgedObject::duplicateOf);
    return first.isEmpty() || hasSameBytes(photo, first.get())
        ? photo
        : photo.asDuplicateOf(Optional.empty());
  }

  private boolean hasSameBytes(Photo photo, PhotoId first) {
    return table
        .get(PhotoItem.key(photo.address().sessionId(), first))
        .flatMap(PhotoItem::find)
        .filter(it -> it.hasFile() && it.sha256().equals(photo.sha256()))
        .isPresent();
  }
}
