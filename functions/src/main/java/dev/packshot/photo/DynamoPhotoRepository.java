package dev.packshot.photo;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.metadata.MetadataMerge;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.problem.Problem;
import java.util.Optional;
import javax.inject.Inject;

/** The photos in the table. */
public final class DynamoPhotoRepository implements PhotoRepository {
  private static final int ATTEMPTS = 100;

  private final Table table;

  @Inject
  public DynamoPhotoRepository(Table table) {
    this.table = table;
  }

  @Override
  public Optional<SessionId> sessionOf(PhotoId photoId) {
    return table.get(PhotoPointerItem.key(photoId)).map(PhotoPointerItem::sessionId);
  }

  @Override
  public Optional<Photo> find(SessionId sessionId, PhotoId photoId) {
    return table.get(PhotoItem.key(sessionId, photoId)).map(PhotoItem::read);
  }

  @Override
  public Optional<Photo> classify(
      SessionId sessionId, PhotoId photoId, PhotoType type, MetadataUpdate change) {
    var key = PhotoItem.key(sessionId, photoId);
    return classify(key, type, change, MetadataMerge.blind(change), ATTEMPTS);
  }

  private Optional<Photo> classify(
      Key key, PhotoType type, MetadataUpdate change, MetadataMerge merge, int attempts) {
    var written = table.update(PhotoItem.classify(key, type, merge));
    if (written.done()) {
      return Optional.of(PhotoItem.read(written.item()));
    }
    if (written.item().isEmpty()) {
      return Optional.empty();
    }
    var present = PhotoItem.metadata(written.item());
    if (change.mergedInto(present).size() > MetadataUpdate.MAX_KEYS) {
      throw Problem.invalid(
              "metadata", "would have more than " + MetadataUpdate.MAX_KEYS + " keys after this merge.")
          .asException();
    }
    if (attempts == 0) {
      throw Problem.unavailable().asException();
    }
    return classify(key, type, change, MetadataMerge.of(change, present), attempts - 1);
  }
}
