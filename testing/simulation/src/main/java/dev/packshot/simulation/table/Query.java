package dev.packshot.simulation.table;

import dev.packshot.dynamo.Key;
import dev.packshot.session.SessionIndex;
import dev.packshot.simulation.table.KeyCondition.KeyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A query of one page. */
final class Query {
  /** The size in bytes at which a page ends. */
  private static final int MAX_PAGE = 1024 * 1024;

  private static final KeyNames TABLE = new KeyNames(Key.PARTITION, Key.SORT);
  private static final KeyNames INDEX = new KeyNames(SessionIndex.SHARD, SessionIndex.ORDER);

  private final QueryRequest request;
  private final KeyCondition condition;
  private final Optional<Position> start;

  private Query(QueryRequest request, KeyCondition condition, Optional<Position> start) {
    this.request = request;
    this.condition = condition;
    this.start = start;
  }

  static Query of(QueryRequest request, Expressions expressions) {
    Supported.QUERY.require(request);
    requireValid(request);
    var placeholders =
        Placeholders.of(request.expressionAttributeNames(), request.expressionAttributeValues());
    var parsed = expressions.condition(request.keyConditionExpression(), placeholders.names());
    parsed.tree().check(placeholders.values());
    placeholders.requireUse(List.of(parsed));
    var condition =
        KeyCondition.of(parsed.tree(), isOfIndex(request) ? INDEX : TABLE, placeholders.values());
    return new Query(request, condition, start(request, condition));
  }

  private static void requireValid(QueryRequest request) {
    if (request.keyConditionExpression() == null) {
      throw Errors.validation(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    if (request.limit() != null && request.limit() < 1) {
      throw Errors.validation("Limit must be greater than or equal to 1");
    }
    if (isOfIndex(request) && !request.indexName().equals(SessionIndex.NAME)) {
      throw Errors.validation(
          "The table does not have the specified index: " + request.indexName());
    }
    if (isOfIndex(request) && isConsistent(request)) {
      throw Errors.validation("Consistent reads are not supported on global secondary indexes");
    }
  }

  private static boolean isOfIndex(QueryRequest request) {
    return request.indexName() != null;
  }

  private static boolean isConsistent(QueryRequest request) {
    return Boolean.TRUE.equals(request.consistentRead());
  }

  private static Optional<Position> start(QueryRequest request, KeyCondition condition) {
    if (!request.hasExclusiveStartKey() || request.exclusiveStartKey().isEmpty()) {
      return Optional.empty();
    }
    var start = position(request);
    if (!start.partition().equals(condition.partition()) || !isWithin(start, condition.sort())) {
      throw Errors.validation(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    return Optional.of(start);
  }

  private static Position position(QueryRequest request) {
    var key = request.exclusiveStartKey();
    if (!isOfIndex(request)) {
      return Position.of(Schema.key(key));
    }
    var position = Schema.indexPosition(key);
    if (key.size() != 4 || position.isEmpty()) {
      throw Errors.validation("The provided starting key is invalid");
    }
    return position.get();
  }

  private static boolean isWithin(Position start, SortRange range) {
    return Utf8.compare(start.sort(), range.start()) >= 0
        && range.isNotPast().test(start.sort())
        && range.contains(start.sort());
  }

  QueryResponse run(Store store, String tableName) {
    var page = new Page(isOfIndex(request) ? store.index() : store.items(isConsistent(request)));
    var consumed =
        isOfIndex(request)
            ? Consumption.readIndex(page.size)
            : Consumption.read(page.size, isConsistent(request));
    return QueryResponse.builder()
        .items(page.items)
        .count(page.items.size())
        .scannedCount(page.items.size())
        .lastEvaluatedKey(page.last.map(this::keys).orElse(null))
        .consumedCapacity(consumed.answer(request.returnConsumedCapacity(), tableName))
        .build();
  }

  private Map<String, AttributeValue> keys(Position last) {
    return isOfIndex(request)
        ? Schema.indexAttributes(last)
        : Schema.attributes(new Key(last.partition(), last.sort()));
  }

  /** The items of a page, collected from a view of the table or of the index. */
  private final class Page {
    private final List<Map<String, AttributeValue>> items = new ArrayList<>();
    private int size;
    private Optional<Position> last = Optional.empty();

    Page(NavigableMap<Position, Item> view) {
      var from =
          start.orElseGet(() -> Position.before(condition.partition(), condition.sort().start()));
      for (var entry : view.tailMap(from, start.isEmpty()).entrySet()) {
        var position = entry.getKey();
        if (!position.partition().equals(condition.partition())
            || !condition.sort().isNotPast().test(position.sort())) {
          return;
        }
        if (condition.sort().contains(position.sort()) && add(position, entry.getValue())) {
          return;
        }
      }
    }

    /** Adds an item. Returns whether the page ends with it. */
    private boolean add(Position position, Item item) {
      items.add(item.attributes());
      size += item.size();
      boolean isFull =
          size >= MAX_PAGE || (request.limit() != null && items.size() == request.limit());
      if (isFull) {
        last = Optional.of(position);
      }
      return isFull;
    }
  }
}
