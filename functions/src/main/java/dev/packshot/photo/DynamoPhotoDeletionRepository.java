package dev.packshot.photo;

import dev.packshot.dynamo.Condition;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteTransaction;
import dev.packshot.id.PhotoId;
import dev.packshot.session.SessionItem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The deletions of photos in the DynamoDB table. */
public final class DynamoPhotoDeletionRepository implements PhotoDeletionRepository {
  private static final String PHOTO = "photo";
  private static final String SESSION = "session";
  private static final String DELETION = "deletion";

  private final Table table;

  @Inject
  public DynamoPhotoDeletionRepository(Table table) {
    this.table = table;
  }

  @Override
  public Optional<PhotoDeletion> delete(PhotoAddress photo, Instant at) {
    return table.retry().untilPresent(() -> attempt(photo, at));
  }

  /** Deletes a photo as it is stored; empty if that changes in the meantime. */
  private Optional<Optional<PhotoDeletion>> attempt(PhotoAddress address, Instant at) {
    var item = table.get(PhotoItem.key(address));
    if (item.filter(TombstoneItem::isTombstone).isPresent()) {
      return Optional.of(find(address.photoId()));
    }
    var photo = item.map(PhotoItem::read);
    var deletion = PhotoDeletion.of(address, photo, at);
    var refused = transaction(deletion, photo, item).commit();
    if (refused.isEmpty()) {
      return Optional.of(Optional.of(deletion));
    }
    return refused.get().step().equals(PHOTO)
        ? Optional.empty()
        : Optional.of(Optional.empty()); // the session has been deleted
  }

  private WriteTransaction transaction(
      PhotoDeletion deletion, Optional<Photo> photo, Optional<Map<String, AttributeValue>> item) {
    var object = photo.flatMap(Photo::object);
    var transaction =
        table
            .transaction()
            .putIf(
                PHOTO,
                TombstoneItem.write(
                    PhotoItem.key(deletion.photo()), deletion.photo(), deletion.at()),
                item.isPresent()
                    ? Condition.EXISTS + " AND " + VerdictItem.hasVerdict(object)
                    : Condition.ABSENT,
                item.isPresent() ? VerdictItem.verdictValues(object) : Map.of());
    var session = deletion.photo().sessionId();
    if (photo.filter(it -> !it.isBeyondLimit()).isPresent()) {
      transaction.update(SESSION, SessionItem.uncountPhoto(session));
    } else {
      transaction.require(SESSION, SessionItem.requireExisting(session));
    }
    return transaction.put(DELETION, PhotoDeletionItem.write(deletion));
  }

  @Override
  public Optional<PhotoDeletion> find(PhotoId photo) {
    return table.get(PhotoDeletionItem.key(photo)).map(PhotoDeletionItem::read);
  }

  @Override
  public void eachBefore(Instant time, Consumer<PhotoDeletion> visitor) {
    for (var item : table.queryAll(PhotoDeletionItem.PARTITION).all()) {
      var deletion = PhotoDeletionItem.read(item);
      if (deletion.at().isBefore(time)) {
        visitor.accept(deletion);
      }
    }
  }

  @Override
  public void forget(PhotoAddress photo, Optional<String> sha256, Optional<PhotoId> heir) {
    table.delete(PhotoPointerItem.key(photo.photoId()));
    sha256.ifPresent(
        sha ->
            heir.ifPresentOrElse(
                to ->
                    table.update(
                        ContentClaim.transfer(photo.sessionId(), sha, photo.photoId(), to)),
                () -> removeClaim(photo, sha)));
  }

  private void removeClaim(PhotoAddress photo, String sha256) {
    table.deleteIf(ContentClaim.ownedBy(photo.sessionId(), sha256, photo.photoId()));
  }

  @Override
  public void end(PhotoDeletion deletion) {
    table.delete(PhotoDeletionItem.key(deletion.photo().photoId()));
  }
}
