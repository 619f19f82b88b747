package dev.packshot.photo;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.session.SessionDeletionItem;
import dev.packshot.session.SessionItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The photos in the DynamoDB table as a check of the bucket reads them. */
public final class DynamoFilingRepository implements FilingRepository {
  /** The maximum number of keys in one read. */
  private static final int MAX_KEYS = 100;

  private final Table table;

  @Inject
  public DynamoFilingRepository(Table table) {
    this.table = table;
  }

  @Override
  public Map<PhotoKey, Filing> findAll(Collection<PhotoKey> keys) {
    var wanted = new LinkedHashSet<Key>();
    for (var key : keys) {
      wanted.add(SessionItem.key(key.address().sessionId()));
      wanted.add(PhotoItem.key(key.address()));
    }
    var items = getAll(new ArrayList<>(wanted));
    items.putAll(getAll(deletionsOfMissingSessions(keys, items)));
    var filings = new LinkedHashMap<PhotoKey, Filing>();
    keys.forEach(key -> filings.put(key, filing(key, items)));
    return filings;
  }

  private static List<Key> deletionsOfMissingSessions(
      Collection<PhotoKey> keys, Map<Key, Map<String, AttributeValue>> items) {
    return keys.stream()
        .map(key -> key.address().sessionId())
        .distinct()
        .filter(session -> !items.containsKey(SessionItem.key(session)))
        .map(SessionDeletionItem::key)
        .toList();
  }

  private Map<Key, Map<String, AttributeValue>> getAll(List<Key> keys) {
    var items = new HashMap<Key, Map<String, AttributeValue>>();
    for (int from = 0; from < keys.size(); from += MAX_KEYS) {
      for (var item : table.getAll(keys.subList(from, Math.min(keys.size(), from + MAX_KEYS)))) {
        items.put(Key.of(item), item);
      }
    }
    return items;
  }

  private static Filing filing(PhotoKey key, Map<Key, Map<String, AttributeValue>> items) {
    var photo = Optional.ofNullable(items.get(PhotoItem.key(key.address())));
    return new Filing(
        items.containsKey(SessionItem.key(key.address().sessionId())),
        items.containsKey(SessionDeletionItem.key(key.address().sessionId())),
        photo.isPresent(),
        photo.filter(item -> item.containsKey(VerdictItem.BEYOND_LIMIT)).isPresent(),
        photo.flatMap(VerdictItem::lastVerdict));
  }
}
