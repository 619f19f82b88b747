package dev.packshot.simulation.table;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Packshot's table in memory, behind the SDK's client. It is not thread-safe. The same calls at the
 * same times of the clock have the same results.
 */
public final class SimulatedTable implements DynamoDbClient {
  private final String name;
  private final Store store;
  private final Expressions expressions = new Expressions();
  private final TransactionTokens tokens = new TransactionTokens();

  /** Creates an empty table. */
  public SimulatedTable(String name, InstantSource clock, Replication replication) {
    this.name = name;
    this.store = new Store(clock, replication);
  }

  /** Adds a listener to all writes from now on. */
  public void add(TableListener listener) {
    store.add(listener);
  }

  /** Returns a view of all items as their last writes left them, ordered by key. */
  public Collection<Map<String, AttributeValue>> items() {
    return Collections.unmodifiableCollection(new AttributesView(store.items(true).values()));
  }

  /** Returns the items of a partition as their last writes left them, ordered by sort key. */
  public List<Map<String, AttributeValue>> partition(String partition) {
    return store.items(true).tailMap(Position.before(partition, "")).values().stream()
        .takeWhile(item -> item.key().partition().equals(partition))
        .<Map<String, AttributeValue>>map(Item::attributes)
        .toList();
  }

  /**
   * Deletes the items whose time to live ended before this time. DynamoDB may take days for it.
   *
   * @return their number
   */
  public int deleteExpired(Instant time) {
    return store.deleteExpired(time);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    Supported.GET_ITEM.require(request);
    requireTable(request.tableName());
    boolean isConsistent = Boolean.TRUE.equals(request.consistentRead());
    var position = Position.of(Schema.key(request.key()));
    var item = Optional.ofNullable(store.items(isConsistent).get(position));
    var consumed = Consumption.read(Item.size(item), isConsistent);
    return GetItemResponse.builder()
        .item(item.map(Item::attributes).orElse(null))
        .consumedCapacity(consumed.answer(request.returnConsumedCapacity(), name))
        .build();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return BatchGet.run(request, store, name);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    requireTable(request.tableName());
    return Query.of(request, expressions).run(store, name);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    Supported.PUT_ITEM.require(request);
    requireTable(request.tableName());
    Returned.requireOfReplaced(request.returnValues());
    var prepared = new Prepared(Terms.of(request), expressions);
    var write = perform(prepared.put(Canonical.of(request.item())));
    return PutItemResponse.builder()
        .attributes(Returned.ofReplaced(request.returnValues(), write))
        .consumedCapacity(Consumption.write(write).answer(request.returnConsumedCapacity(), name))
        .build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    Supported.DELETE_ITEM.require(request);
    requireTable(request.tableName());
    Returned.requireOfReplaced(request.returnValues());
    var prepared = new Prepared(Terms.of(request), expressions);
    var write = perform(prepared.delete(request.key()));
    return DeleteItemResponse.builder()
        .attributes(Returned.ofReplaced(request.returnValues(), write))
        .consumedCapacity(Consumption.write(write).answer(request.returnConsumedCapacity(), name))
        .build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    Supported.UPDATE_ITEM.require(request);
    requireTable(request.tableName());
    var prepared = new Prepared(Terms.of(request), expressions);
    Returned.requireTopLevel(request.returnValues(), prepared.updatedPaths());
    var write = perform(prepared.update(request.key()));
    return UpdateItemResponse.builder()
        .attributes(Returned.ofUpdated(request.returnValues(), write, prepared.updatedPaths()))
        .consumedCapacity(Consumption.write(write).answer(request.returnConsumedCapacity(), name))
        .build();
  }

  private AppliedWrite perform(Write write) {
    var before = store.find(write.key());
    if (!write.isAllowed(before)) {
      throw Errors.conditionFailed(write.refusedItem(before));
    }
    var applied = write.apply(before);
    if (applied.isChange()) {
      store.apply(List.of(applied));
    }
    return applied;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    Supported.TRANSACT_WRITE_ITEMS.require(request);
    var token = request.clientRequestToken();
    var consumed =
        tokens
            .find(token, request.transactItems(), store.now())
            .orElseGet(() -> perform(request))
            .answer(request.returnConsumedCapacity(), name);
    return TransactWriteItemsResponse.builder()
        .consumedCapacity(consumed == null ? null : List.of(consumed))
        .build();
  }

  private Consumption perform(TransactWriteItemsRequest request) {
    var applied = Transaction.run(request.transactItems(), name, expressions, store);
    var writing = Consumption.NONE;
    var reading = Consumption.NONE;
    for (var write : applied) {
      writing = writing.plus(Consumption.write(write).inTransaction());
      reading = reading.plus(Consumption.read(Item.size(write.after()), true).inTransaction());
    }
    if (request.clientRequestToken() != null) {
      tokens.add(request.clientRequestToken(), request.transactItems(), reading, store.now());
    }
    return writing;
  }

  private void requireTable(String requested) {
    if (!name.equals(requested)) {
      throw Errors.noSuchTable();
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Does nothing: the table holds no resources. */
  @Override
  public void close() {}
}
