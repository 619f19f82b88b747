package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** A read of up to 100 items. */
final class BatchGet {
  private static final int MAX_KEYS = 100;

  /** The size in bytes of an answer, above which the rest of the keys is left to another call. */
  private static final int MAX_ANSWER = 16 * 1024 * 1024;

  private final String tableName;
  private final KeysAndAttributes requested;
  private final List<Map<String, AttributeValue>> items = new ArrayList<>();
  private final List<Map<String, AttributeValue>> unprocessed = new ArrayList<>();
  private Consumption consumed = Consumption.NONE;
  private int size;

  private BatchGet(String tableName, KeysAndAttributes requested) {
    this.tableName = tableName;
    this.requested = requested;
  }

  static BatchGetItemResponse run(BatchGetItemRequest request, Store store, String tableName) {
    Supported.BATCH_GET_ITEM.require(request);
    if (request.requestItems().isEmpty()) {
      throw Errors.validation("The batch get request list must not be empty");
    }
    if (!request.requestItems().keySet().equals(Set.of(tableName))) {
      throw Errors.noSuchTable();
    }
    var batch = new BatchGet(tableName, request.requestItems().get(tableName));
    batch.read(store);
    return batch.answer(request);
  }

  private void read(Store store) {
    Supported.KEYS.require(requested);
    boolean isConsistent = Boolean.TRUE.equals(requested.consistentRead());
    var view = store.items(isConsistent);
    for (var key : keys()) {
      var item = Optional.ofNullable(view.get(Position.of(key)));
      if (size + Item.size(item) > MAX_ANSWER) {
        unprocessed.add(Schema.attributes(key));
        continue;
      }
      size += Item.size(item);
      item.ifPresent(found -> items.add(found.attributes()));
      consumed = consumed.plus(Consumption.read(Item.size(item), isConsistent));
    }
  }

  private List<Key> keys() {
    var keys = requested.keys().stream().map(Schema::key).toList();
    if (keys.isEmpty() || keys.size() > MAX_KEYS) {
      throw Errors.validation("Too many items requested for the BatchGetItem call, or none");
    }
    if (new HashSet<>(keys).size() < keys.size()) {
      throw Errors.validation("Provided list of item keys contains duplicates");
    }
    return keys;
  }

  private BatchGetItemResponse answer(BatchGetItemRequest request) {
    var capacity = consumed.answer(request.returnConsumedCapacity(), tableName);
    return BatchGetItemResponse.builder()
        .responses(Map.of(tableName, items))
        .unprocessedKeys(
            unprocessed.isEmpty()
                ? Map.of()
                : Map.of(tableName, requested.toBuilder().keys(unprocessed).build()))
        .consumedCapacity(capacity == null ? null : List.of(capacity))
        .build();
  }
}
