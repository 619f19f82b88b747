package dev.packshot.photo;

import dev.packshot.dynamo.Table;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.metadata.MetadataMerge;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.SessionItem;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.inject.Inject;

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
  public Classification classify(
      SessionId sessionId, PhotoId photoId, PhotoType type, MetadataUpdate update) {
    var key = PhotoItem.key(sessionId, photoId);
    var merge = new AtomicReference<>(MetadataMerge.blind(update));
    return table
        .retry()
        .untilPresent(
            () -> {
              var written = table.update(PhotoItem.classify(key, type, merge.get()));
              if (written.applied()) {
                var photo = duplicates.verified(PhotoItem.read(written.item()));
                return Optional.of(new Classification.Done(photo));
              }
              if (written.item().isEmpty() || TombstoneItem.isTombstone(written.item())) {
                return Optional.of(new Classification.NoSuchPhoto());
              }
              var present = PhotoItem.metadata(written.item());
              if (update.mergedInto(present).size() > MetadataUpdate.MAX_KEYS) {
                return Optional.of(new Classification.TooManyKeys());
              }
              merge.set(MetadataMerge.of(update, present));
              return Optional.empty();
            });
  }
}
