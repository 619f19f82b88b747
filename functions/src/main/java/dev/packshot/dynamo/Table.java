package dev.packshot.dynamo;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The table. Reads of items are strongly consistent, and every call is metered. */
public final class Table {
  private final DynamoDbClient client;
  private final String name;
  private final Retry retry;

  public Table(DynamoDbClient client, String name, Retry retry) {
    this.client = client;
    this.name = name;
    this.retry = retry;
  }

  /** Creates a table whose retries pause the calling thread. */
  public Table(DynamoDbClient client, String name) {
    this(client, name, new Retry(new SecureRandom(), Retry.Pause.OF_THE_THREAD));
  }

  /** Returns the retry policy of writes that compete for the same items. */
  public Retry retry() {
    return retry;
  }

  /** Returns the item under a key. */
  public Optional<Map<String, AttributeValue>> get(Key key) {
    var answer =
        client.getItem(
            GetItemRequest.builder()
                .tableName(name)
                .key(key.attributes())
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build());
    CapacityMeter.current().read(answer.consumedCapacity());
    return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
  }

  /** Returns the items under these keys, at most 100, in no order; one call. */
  public List<Map<String, AttributeValue>> getAll(List<Key> keys) {
    var requested =
        KeysAndAttributes.builder()
            .keys(keys.stream().map(Key::attributes).toList())
            .consistentRead(true)
            .build();
    var items = new ArrayList<Map<String, AttributeValue>>();
    var remaining = new AtomicReference<>(Map.of(name, requested));
    return retry.untilPresent(
        () -> {
          var answer = client.batchGetItem(batch(remaining.get()));
          answer.consumedCapacity().forEach(CapacityMeter.current()::read);
          items.addAll(answer.responses().getOrDefault(name, List.of()));
          remaining.set(answer.unprocessedKeys());
          return remaining.get().isEmpty() ? Optional.of(items) : Optional.empty();
        });
  }

  private static BatchGetItemRequest batch(Map<String, KeysAndAttributes> keys) {
    return BatchGetItemRequest.builder()
        .requestItems(keys)
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
        .build();
  }

  /** Finds the items of a partition up to {@code lastSort}. */
  public QueryPages queryUpTo(String partition, String lastSort) {
    return query(
        Key.PARTITION + " = :partition AND " + Key.SORT + " <= :last",
        Map.of(":partition", Values.text(partition), ":last", Values.text(lastSort)));
  }

  /** Finds the items of a partition whose sort keys start with a prefix. */
  public QueryPages queryFrom(String partition, String sortPrefix) {
    return query(
        Key.PARTITION + " = :partition AND begins_with(" + Key.SORT + ", :prefix)",
        Map.of(":partition", Values.text(partition), ":prefix", Values.text(sortPrefix)));
  }

  /** Finds all items of a partition. */
  public QueryPages queryAll(String partition) {
    return query(Key.PARTITION + " = :partition", Map.of(":partition", Values.text(partition)));
  }

  private QueryPages query(String condition, Map<String, AttributeValue> values) {
    return QueryPages.start(
        client,
        QueryRequest.builder()
            .tableName(name)
            .keyConditionExpression(condition)
            .expressionAttributeValues(values)
            .consistentRead(true)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build());
  }

  /**
   * Visits the entries of a range of an index, page by page. An index is eventually consistent, so
   * callers have to check the item itself before they rely on an entry.
   */
  public void each(IndexRange range, Consumer<Map<String, AttributeValue>> visitor) {
    var request =
        QueryRequest.builder()
            .tableName(name)
            .indexName(range.index())
            .keyConditionExpression("#p = :partition AND begins_with(#s, :prefix)")
            .expressionAttributeNames(Map.of("#p", range.partitionName(), "#s", range.sortName()))
            .expressionAttributeValues(
                Map.of(
                    ":partition",
                    Values.text(range.partition()),
                    ":prefix",
                    Values.text(range.prefix())))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    for (var page : client.queryPaginator(request)) {
      CapacityMeter.current().read(page.consumedCapacity());
      page.items().forEach(visitor);
    }
  }

  /**
   * Returns the last entries of a range of an index up to a sort key, the last one first;
   * eventually consistent.
   */
  public List<Map<String, AttributeValue>> last(IndexRange range, String upTo, int limit) {
    var request =
        QueryRequest.builder()
            .tableName(name)
            .indexName(range.index())
            .keyConditionExpression("#p = :partition AND #s BETWEEN :first AND :last")
            .expressionAttributeNames(Map.of("#p", range.partitionName(), "#s", range.sortName()))
            .expressionAttributeValues(
                Map.of(
                    ":partition", Values.text(range.partition()),
                    ":first", Values.text(range.prefix()),
                    ":last", Values.text(upTo)))
            .scanIndexForward(false)
            .limit(limit)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    var entries = new ArrayList<Map<String, AttributeValue>>();
    for (var page : client.queryPaginator(request)) {
      CapacityMeter.current().read(page.consumedCapacity());
      entries.addAll(page.items());
      if (entries.size() >= limit) {
        break;
      }
    }
    return entries.subList(0, Math.min(limit, entries.size()));
  }

  /** Writes an item if there is none under its key. */
  public WriteResult putIfAbsent(Map<String, AttributeValue> item) {
    return putIf(Condition.ABSENT, item);
  }

  /** Replaces an item if there is one under its key. */
  public WriteResult putInPlace(Map<String, AttributeValue> item) {
    return putIf(Condition.EXISTS, item);
  }

  private WriteResult putIf(String condition, Map<String, AttributeValue> item) {
    var request =
        PutItemRequest.builder()
            .tableName(name)
            .item(item)
            .conditionExpression(condition)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    return retry.onConflict(
        TransactionConflictException.class,
        () -> {
          try {
            CapacityMeter.current().write(client.putItem(request).consumedCapacity());
            return new WriteResult(true, item);
          } catch (ConditionalCheckFailedException refused) {
            return refused(refused);
          }
        });
  }

  /** Updates an item if the condition holds. */
  public WriteResult update(Update update) {
    var request =
        UpdateItemRequest.builder()
            .tableName(name)
            .key(update.key().attributes())
            .updateExpression(update.expression())
            .conditionExpression(update.condition().isEmpty() ? null : update.condition())
            .expressionAttributeNames(update.names().isEmpty() ? null : update.names())
            .expressionAttributeValues(update.values().isEmpty() ? null : update.values())
            .returnValues(ReturnValue.ALL_NEW)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    return retry.onConflict(
        TransactionConflictException.class,
        () -> {
          try {
            var answer = client.updateItem(request);
            CapacityMeter.current().write(answer.consumedCapacity());
            return new WriteResult(true, answer.attributes());
          } catch (ConditionalCheckFailedException refused) {
            return refused(refused);
          }
        });
  }

  /** Deletes an item if it exists. */
  public void delete(Key key) {
    var request =
        DeleteItemRequest.builder()
            .tableName(name)
            .key(key.attributes())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    retry.onConflict(
        TransactionConflictException.class,
        () -> {
          CapacityMeter.current().write(client.deleteItem(request).consumedCapacity());
          return true;
        });
  }

  /** Deletes an item if it meets a condition. */
  public void deleteIf(Requirement requirement) {
    var request =
        DeleteItemRequest.builder()
            .tableName(name)
            .key(requirement.key().attributes())
            .conditionExpression(requirement.condition())
            .expressionAttributeValues(requirement.values())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .build();
    retry.onConflict(
        TransactionConflictException.class,
        () -> {
          try {
            CapacityMeter.current().write(client.deleteItem(request).consumedCapacity());
            return true;
          } catch (ConditionalCheckFailedException refused) {
            CapacityMeter.current().refusedWrite(1);
            return false;
          }
        });
  }

  /** Returns an empty transaction. */
  public WriteTransaction transaction() {
    return new WriteTransaction(client, name, retry);
  }

  private static WriteResult refused(ConditionalCheckFailedException refused) {
    CapacityMeter.current().refusedWrite(1);
    return new WriteResult(false, refused.hasItem() ? refused.item() : Map.of());
  }
}
