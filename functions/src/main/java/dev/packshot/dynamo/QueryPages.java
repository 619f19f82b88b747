package dev.packshot.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The items that a query finds. The first page of at most 1 MB has been read. The others are read
 * on demand, so that a query for a caller who is not admitted costs one page at most.
 */
public final class QueryPages {
  private final DynamoDbClient client;
  private final QueryRequest query;
  private final QueryResponse firstPage;

  private QueryPages(DynamoDbClient client, QueryRequest query, QueryResponse firstPage) {
    this.client = client;
    this.query = query;
    this.firstPage = firstPage;
  }

  /** Starts a query and reads its first page. */
  static QueryPages start(DynamoDbClient client, QueryRequest query) {
    return new QueryPages(client, query, read(client, query));
  }

  /** Reads the other pages and returns all items, ordered by sort key. */
  public List<Map<String, AttributeValue>> all() {
    var items = new ArrayList<>(firstPage.items());
    var page = firstPage;
    while (page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()) {
      page = read(client, query.toBuilder().exclusiveStartKey(page.lastEvaluatedKey()).build());
      items.addAll(page.items());
    }
    return items;
  }

  private static QueryResponse read(DynamoDbClient client, QueryRequest query) {
    var page = client.query(query);
    CapacityMeter.current().read(page.consumedCapacity());
    return page;
  }
}
