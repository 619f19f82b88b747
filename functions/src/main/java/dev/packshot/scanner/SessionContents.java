package dev.packshot.scanner;

import dev.packshot.id.PhotoId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoOrder;
import dev.packshot.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session with its photos in order. A ready photo is shown as a duplicate of the first ready one
 * with the same bytes, whatever they were when it was judged.
 */
public record SessionContents(Session session, List<Photo> photos) {
  /** Returns a session with its photos in an order. */
  static SessionContents of(Session session, List<Photo> photos, PhotoOrder order) {
    var byAge = photos.stream().sorted(Photo.ORDER).toList();
    return new SessionContents(session, order.place(withDuplicates(byAge)));
  }

  private static List<Photo> withDuplicates(List<Photo> photos) {
    var firstWithBytes = new HashMap<String, PhotoId>();
    return photos.stream()
        .map(photo -> photo.isReady() ? withDuplicate(photo, firstWithBytes) : photo)
        .toList();
  }

  private static Photo withDuplicate(Photo photo, Map<String, PhotoId> firstWithBytes) {
    var id = photo.address().photoId();
    var first = firstWithBytes.putIfAbsent(photo.sha256().orElseThrow(), id);
    return photo.asDuplicateOf(Optional.ofNullable(first));
  }
}
