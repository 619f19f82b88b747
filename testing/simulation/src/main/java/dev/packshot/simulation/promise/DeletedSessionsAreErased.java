package dev.packshot.simulation.promise;

import dev.packshot.capture.CapturePointerItem;
import dev.packshot.dynamo.Values;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoPointerItem;
import dev.packshot.photo.Renditions;
import dev.packshot.session.SessionDeletionItem;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The promise that nothing is left of a deleted session: no item, no pointer, and no version of an
 * object. Only notes of idempotency keys stay, until they expire.
 */
public final class DeletedSessionsAreErased implements Promise {
  @Override
  public String text() {
    return "Nothing is left of a deleted session.";
  }

  @Override
  public void settled(Stored stored) {
    if (!stored.partition(SessionDeletionItem.PARTITION).isEmpty()) {
      broken("the deletion of a session is not finished.");
    }
    var present = new LinkedHashSet<String>();
    for (var partition : stored.partitions(SessionPartition.PREFIX)) {
      if (stored.item(partition, SessionItem.SORT).isEmpty()) {
        broken(partition + " still has " + stored.partition(partition).get(0).get("sk") + ".");
      }
      present.add(partition.substring(SessionPartition.PREFIX.length()));
    }
    requirePointersInto(present, stored);
    requireObjectsOf(present, stored);
  }

  private void requirePointersInto(Set<String> sessions, Stored stored) {
    Stream.of(PhotoPointerItem.PARTITION_PREFIX, CapturePointerItem.PARTITION_PREFIX)
        .flatMap(prefix -> stored.partitions(prefix).stream())
        .flatMap(partition -> stored.partition(partition).stream())
        .filter(item -> !sessions.contains(Values.text(item, "session_id")))
        .findFirst()
        .ifPresent(item -> broken("the pointer " + item.get("pk") + " is left."));
  }

  private void requireObjectsOf(Set<String> sessions, Stored stored) {
    Stream.of(PhotoKey.PREFIX, Renditions.PREFIX)
        .flatMap(prefix -> stored.bucket().listVersions(prefix).stream())
        .filter(object -> session(object.key()).filter(sessions::contains).isEmpty())
        .findFirst()
        .ifPresent(object -> broken("the object " + object.key() + " is left."));
  }

  /** Returns the session that a key names. */
  private static Optional<String> session(String key) {
    return Stream.of(key.split("/")).filter(part -> SessionId.parse(part).isPresent()).findFirst();
  }
}
