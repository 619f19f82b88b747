package dev.packshot.photo;

import dev.packshot.capture.CaptureItem;
import dev.packshot.dynamo.Table;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.UploadRepository.Found;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reads of a session together with one of its photos, in one call. */
final class FoundPhotos {
  private final Table table;
  private final IdleLimit idleLimit;
  private final DuplicateCheck duplicates;

  FoundPhotos(Table table, DuplicateCheck duplicates, IdleLimit idleLimit) {
    this.table = table;
    this.idleLimit = idleLimit;
    this.duplicates = duplicates;
  }

  /** Finds a photo by its key, and a capture of the same session if it is asked for. */
  Found find(PhotoKey key, Optional<CaptureId> captureId) {
    var session = Optional.<Session>empty();
    var photo = Optional.<Photo>empty();
    var isDeleted = false;
    var capture = Optional.<CaptureId>empty();
    var sessionId = key.address().sessionId();
    var sessionKey = SessionItem.key(sessionId);
    var keys = new ArrayList<>(List.of(sessionKey, PhotoItem.key(key.address())));
    captureId.ifPresent(id -> keys.add(CaptureItem.key(sessionId, id)));
    for (var item : table.getAll(keys)) {
      if (sessionKey.names(item)) {
        session = Optional.of(SessionItem.read(item, idleLimit));
      } else if (CaptureItem.isCapture(item)) {
        capture = Optional.of(CaptureItem.id(item));
      } else {
        isDeleted = TombstoneItem.isTombstone(item);
        photo = PhotoItem.find(item).map(duplicates::verified);
      }
    }
    return new Found(session, photo, capture, isDeleted);
  }

  /** Finds a photo at its position in the session. */
  Found find(SessionId sessionId, PhotoId photoId) {
    var sessionKey = SessionItem.key(sessionId);
    var photoKey = PhotoItem.key(sessionId, photoId);
    var orderKey = PhotoOrderItem.key(sessionId);
    var session = Optional.<Session>empty();
    var photo = Optional.<Photo>empty();
    var isDeleted = false;
    var order = PhotoOrder.BY_AGE;
    for (var item : table.getAll(List.of(sessionKey, photoKey, orderKey))) {
      if (sessionKey.names(item)) {
        session = Optional.of(SessionItem.read(item, idleLimit));
      } else if (photoKey.names(item)) {
        isDeleted = TombstoneItem.isTombstone(item);
        photo = PhotoItem.find(item);
      } else {
        order = PhotoOrderItem.read(item);
      }
    }
    var placed = photo.map(duplicates::verified).map(order::place);
    return new Found(session, placed, Optional.empty(), isDeleted);
  }
}
