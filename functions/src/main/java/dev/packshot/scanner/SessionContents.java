package dev.packshot.scanner;

import dev.packshot.capture.Capture;
import dev.packshot.id.PhotoId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoOrder;
import dev.packshot.photo.UploadStatus;
import dev.packshot.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session with its captures and photos in order. A ready photo is shown as a duplicate of the
 * first ready one with the same bytes, whatever they were when it was judged.
 */
public record SessionContents(Session session, List<Capture> captures, List<Photo> photos) {
  /** Returns a session with its captures as they were made, and its photos in an order. */
  static SessionContents of(
      Session session, List<Capture> captures, List<Photo> photos, PhotoOrder order) {
    var byAge = photos.stream().sorted(Photo.ORDER).toList();
    return new SessionContents(
        session,
        captures.stream().sorted(Capture.ORDER).toList(),
        order.place(withDuplicates(byAge)));
  }

  /** Returns whether no photo and no product's look-up is still open. */
  boolean isSettled() {
    return photos.stream().noneMatch(photo -> photo.status() == UploadStatus.PENDING)
        && captures.stream().noneMatch(capture -> capture.status().isOpen());
  }

  /** Returns the contents without metadata, for a response that has no room for it. */
  SessionContents withoutMetadata() {
    return new SessionContents(
        session,
        captures.stream().map(Capture::withoutMetadata).toList(),
        photos.stream().map(Photo::withoutMetadata).toList());
  }

  private static List<Photo> withDuplicates(List<Photo> photos) {
    var firstWithBytes = new HashMap<String, PhotoId>();
    return photos.stream()
        .map(photo -> photo.isReady() ? withDuplicate(photo, firstWithBytes) : photo)
        .toList();
  }

  private static Photo withDuplicate(Photo photo, Map<String, PhotoId> firstWithBytes) {
    var id = photo.address().photoId();
    var sha256 = photo.sha256().orElseThrow();
    var first =
        photo.hasFile() ? firstWithBytes.putIfAbsent(sha256, id) : firstWithBytes.get(sha256);
    return photo.asDuplicateOf(Optional.ofNullable(first));
  }
}
