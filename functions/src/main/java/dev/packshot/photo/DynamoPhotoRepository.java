package dev.packshot.photo;

import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.WriteResult;
import dev.packshot.id.EditId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.metadata.MetadataMerge;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.SessionItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The photos in the DynamoDB table. */
public final class DynamoPhotoRepository implements PhotoRepository {
  private static final String SESSION = "session";
  private static final String ORDER = "order";

  private final Table table;
  private final IdleLimit idleLimit;
  private final DuplicateCheck duplicates;

  @Inject
  public DynamoPhotoRepository(Table table, IdleLimit idleLimit) {
    this.table = table;
    this.idleLimit = idleLimit;
    duplicates = new DuplicateCheck(table);
  }

  @Override
  public Optional<SessionId> sessionOf(PhotoId photoId) {
    return table.get(PhotoPointerItem.key(photoId)).map(PhotoPointerItem::sessionId);
  }

  @Override
  public Optional<Photo> find(SessionId sessionId, PhotoId photoId) {
    return table.get(PhotoItem.key(sessionId, photoId)).flatMap(PhotoItem::find);
  }

  @Override
  public boolean isDeleted(SessionId sessionId, PhotoId photoId) {
    return table
        .get(PhotoItem.key(sessionId, photoId))
        .filter(TombstoneItem::isTombstone)
        .isPresent();
  }

  @Override
  public Photo inOrder(Photo photo) {
    return table
        .get(PhotoOrderItem.key(photo.address().sessionId()))
        .map(PhotoOrderItem::read)
        .orElse(PhotoOrder.BY_AGE)
        .place(photo);
  }

  @Override
  public boolean reorder(SessionId session, PhotoOrder order, Instant at) {
    return table
        .transaction()
        .update(SESSION, SessionItem.reorderWhileActive(session, at, idleLimit))
        .put(ORDER, PhotoOrderItem.write(session, order))
        .commit()
        .isEmpty();
  }

  @Override
  public Classification update(SessionId sessionId, PhotoId photoId, PhotoUpdate requested) {
    var key = PhotoItem.key(sessionId, photoId);
    var update = new AtomicReference<>(requested);
    var merge = new AtomicReference<>(MetadataMerge.blind(requested.metadata()));
    return table
        .retry()
        .untilPresent(
            () -> {
              var written = table.update(PhotoItem.update(key, update.get(), merge.get()));
              if (written.applied()) {
                return Optional.of(done(written.item()));
              }
              var refused = refusal(written.item(), update.get());
              if (refused.isEmpty()) {
                update.set(withoutEarlierEdit(update.get(), written.item()));
                merge.set(
                    MetadataMerge.of(requested.metadata(), PhotoItem.metadata(written.item())));
              }
              return update.get().isEmpty() ? Optional.of(done(written.item())) : refused;
            });
  }

  private Classification done(Map<String, AttributeValue> item) {
    return new Classification.Done(duplicates.verified(PhotoItem.read(item)));
  }

  /** Returns why a photo cannot be changed; empty if another attempt may succeed. */
  private static Optional<Classification> refusal(
      Map<String, AttributeValue> item, PhotoUpdate update) {
    if (item.isEmpty() || TombstoneItem.isTombstone(item)) {
      return Optional.of(new Classification.NoSuchPhoto());
    }
    if (update.edit().filter(it -> EditsItem.isOfOtherFile(it, item)).isPresent()) {
      return Optional.of(new Classification.FileReplaced());
    }
    var merged = update.metadata().mergedInto(PhotoItem.metadata(item));
    return merged.size() > MetadataUpdate.MAX_KEYS
        ? Optional.of(new Classification.TooManyKeys())
        : Optional.empty();
  }

  /** Returns a change without an edit that a later request has replaced. */
  private static PhotoUpdate withoutEarlierEdit(
      PhotoUpdate update, Map<String, AttributeValue> item) {
    return update.edit().filter(it -> EditsItem.includes(it, item)).isPresent()
        ? update.withoutEdit()
        : update;
  }

  @Override
  public Optional<Photo> show(PhotoAddress photo, Edits.Shown<Renditions> shown, String sha256) {
    var pictures = RenditionsItem.attributes(shown.pictures());
    return found(table.update(EditsItem.show(PhotoItem.key(photo), shown, sha256, pictures)));
  }

  @Override
  public Optional<Photo> endEdits(PhotoAddress photo) {
    return found(table.update(EditsItem.end(PhotoItem.key(photo))));
  }

  private static Optional<Photo> found(WriteResult written) {
    return Optional.of(written.item()).filter(item -> !item.isEmpty()).flatMap(PhotoItem::find);
  }

  @Override
  public void forgetEdits(PhotoAddress photo, List<EditId> replaced) {
    table.update(EditsItem.forget(PhotoItem.key(photo), replaced));
  }
}
