package dev.packshot.simulation.promise;

import dev.packshot.capture.Capture;
import dev.packshot.capture.CaptureItem;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.id.SessionId;
import dev.packshot.photo.Photo;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.TombstoneItem;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.storage.SimulatedQueue;
import dev.packshot.simulation.table.SimulatedTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everything that a world has stored, as the checks read it: at once and without faults. */
public record Stored(SimulatedTable table, SimulatedBucket bucket, SimulatedQueue queue) {
  /** Returns the items of a partition, ordered by sort key. */
  List<Map<String, AttributeValue>> partition(String partition) {
    return table.partition(partition);
  }

  /** Returns the items of a partition whose sort keys start with a prefix. */
  List<Map<String, AttributeValue>> items(String partition, String sortPrefix) {
    return partition(partition).stream()
        .filter(item -> Values.text(item, Key.SORT).startsWith(sortPrefix))
        .toList();
  }

  /** Returns an item. */
  Optional<Map<String, AttributeValue>> item(String partition, String sort) {
    return partition(partition).stream()
        .filter(item -> Values.text(item, Key.SORT).equals(sort))
        .findFirst();
  }

  Optional<Session> session(SessionId id) {
    return item(SessionPartition.of(id), SessionItem.SORT)
        .map(it -> SessionItem.read(it, IdleLimit.USUAL));
  }

  /** Returns the item of a photo, which may be that of a deleted one. */
  Optional<Map<String, AttributeValue>> photoItem(SessionId session, String photo) {
    return item(SessionPartition.of(session), PhotoItem.SORT_PREFIX + photo);
  }

  boolean isDeleted(PhotoAddress photo) {
    return photoItem(photo.sessionId(), photo.photoId().toString())
        .filter(TombstoneItem::isTombstone)
        .isPresent();
  }

  /** Returns the captures of a session. */
  List<Capture> captures(String partition) {
    return items(partition, CaptureItem.SORT_PREFIX).stream().map(CaptureItem::read).toList();
  }

  /** Returns the photos of a session, without deleted ones. */
  List<Photo> photos(SessionId id) {
    return photos(SessionPartition.of(id));
  }

  List<Photo> photos(String partition) {
    return items(partition, PhotoItem.SORT_PREFIX).stream()
        .flatMap(item -> PhotoItem.find(item).stream())
        .toList();
  }

  /** Returns the partitions whose keys start with a prefix. */
  List<String> partitions(String prefix) {
    return table.items().stream()
        .map(item -> Values.text(item, Key.PARTITION))
        .filter(name -> name.startsWith(prefix))
        .distinct()
        .toList();
  }

  /** Returns all photos of all sessions. */
  List<Photo> allPhotos() {
    return partitions(SessionPartition.PREFIX).stream()
        .flatMap(partition -> photos(partition).stream())
        .toList();
  }
}
