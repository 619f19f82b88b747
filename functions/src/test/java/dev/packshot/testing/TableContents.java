package dev.packshot.testing;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of an application's table. */
public final class TableContents {
  private TableContents() {}

  /** Reads all items consistently. */
  public static Set<Map<String, AttributeValue>> all(TestApp app) {
    var items = new HashSet<Map<String, AttributeValue>>();
    TestApp.dynamo()
        .scanPaginator(scan -> scan.tableName(app.table).consistentRead(true))
        .items()
        .forEach(items::add);
    return items;
  }

  /**
   * Reads all items except the API keys, whose counters change with every request, and the
   * organizations that they belong to.
   */
  public static Set<Map<String, AttributeValue>> withoutKeys(TestApp app) {
    return all(app).stream()
        .filter(item -> !isOfKey(item.get("pk").s()))
        .collect(Collectors.toSet());
  }

  private static boolean isOfKey(String partition) {
    return partition.startsWith("KEY#") || partition.startsWith("ORGANIZATION");
  }
}
