package dev.packshot.erasure;

import dev.packshot.capture.CaptureItem;
import dev.packshot.capture.CapturePointerItem;
import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoItem;
import dev.packshot.photo.PhotoPointerItem;
import dev.packshot.session.SessionPartition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of deleted sessions in the DynamoDB table. */
public final class DynamoErasableItemRepository implements ErasableItemRepository {
  private final Table table;

  @Inject
  public DynamoErasableItemRepository(Table table) {
    this.table = table;
  }

  @Override
  public List<ErasableItem> findAll(SessionId session) {
    return table.queryAll(SessionPartition.of(session)).all().stream()
        .map(DynamoErasableItemRepository::read)
        .toList();
  }

  @Override
  public void erase(ErasableItem item) {
    item.pointer().ifPresent(table::delete);
    table.delete(item.key());
  }

  private static ErasableItem read(Map<String, AttributeValue> item) {
    var key = Key.of(item);
    return new ErasableItem(key, pointer(key.sort()), PhotoItem.findS3Key(item));
  }

  private static Optional<Key> pointer(String sort) {
    if (sort.startsWith(PhotoItem.SORT_PREFIX)) {
      return PhotoId.parse(sort.substring(PhotoItem.SORT_PREFIX.length()))
          .map(PhotoPointerItem::key);
    }
    return sort.startsWith(CaptureItem.SORT_PREFIX)
        ? CaptureId.parse(sort.substring(CaptureItem.SORT_PREFIX.length()))
            .map(CapturePointerItem::key)
        : Optional.empty();
  }
}
