package dev.packshot.local.page;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Table;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.json.JsonWriter;
import dev.packshot.product.ProductItem;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionIndex;
import dev.packshot.session.SessionItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The sessions and products of one organization in the local table, as the page shows them. */
public final class PageContents {
  private static final int MAX_SESSIONS = 30;
  private static final String PRODUCT_SORT = "PRODUCT";

  private final DynamoDbClient dynamo;
  private final Table table;
  private final String tableName;
  private final OrganizationId organization;
  private final Clock clock;

  public PageContents(
      DynamoDbClient dynamo,
      Table table,
      String tableName,
      OrganizationId organization,
      Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.tableName = tableName;
    this.organization = organization;
    this.clock = clock;
  }

  /** Returns the newest sessions and all products that have images, as JSON. */
  public String json() {
    return JsonWriter.object(
        json ->
            json.array("sessions", sessions(), this::write)
                .array("products", products(), PageContents::write));
  }

  private List<Session> sessions() {
    var ids = new ArrayList<String>();
    for (var range : SessionIndex.of(organization)) {
      table.each(range, keys -> ids.add(Values.text(keys, Key.PARTITION).split("#", 2)[1]));
    }
    ids.sort(Comparator.reverseOrder());
    var newest = ids.subList(0, Math.min(MAX_SESSIONS, ids.size()));
    var keys = newest.stream().map(id -> SessionItem.key(SessionId.parse(id).orElseThrow()));
    return newest.isEmpty()
        ? List.of()
        : table.getAll(keys.toList()).stream()
            .map(it -> SessionItem.read(it, IdleLimit.USUAL))
            .sorted(Comparator.comparing((Session session) -> session.id().toString()).reversed())
            .toList();
  }

  private void write(JsonWriter json, Session session) {
    json.field("short_id", session.id().toString())
        .field("status", session.statusAt(clock.instant()).name())
        .field("created", session.createdAt())
        .field("photo_count", session.photoCount());
  }

  /** Scans the whole table, which is acceptable for the small table of a local run. */
  private List<Map<String, AttributeValue>> products() {
    var prefix = ProductItem.PARTITION_PREFIX + organization + "#";
    var request =
        ScanRequest.builder()
            .tableName(tableName)
            .filterExpression("begins_with(pk, :prefix) AND sk = :product AND total_count > :zero")
            .expressionAttributeValues(
                Map.of(
                    ":prefix", Values.text(prefix),
                    ":product", Values.text(PRODUCT_SORT),
                    ":zero", Values.number(0)))
            .build();
    return dynamo.scanPaginator(request).items().stream()
        .sorted(Comparator.comparing(item -> Values.text(item, Key.PARTITION)))
        .toList();
  }

  /** Writes the fields by which the page detects a change of the product's images. */
  private static void write(JsonWriter json, Map<String, AttributeValue> product) {
    json.field("gtin", Values.text(product, Key.PARTITION).split("#", 3)[2])
        .field("total_count", Values.number(product, "total_count"))
        .field("primary", Values.findText(product, "primary_image_id"));
  }
}
