package dev.packshot.snapshot;

import dev.packshot.dynamo.Key;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * A double of the table with a fixed set of items. It returns the items that a call refers to, and
 * accepts every change without making it
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html).
 */
final class TableDouble {
  private static final String UNITS = "{\"TableName\":\"-\",\"CapacityUnits\":1.0}";
  private static final String CONSUMED = "\"ConsumedCapacity\":" + UNITS;
  private static final String CONSUMED_EACH = "\"ConsumedCapacity\":[" + UNITS + "]";

  private final List<JsonNode> items;

  /**
   * Creates a table.
   *
   * @param items a JSON array in DynamoDB's format, ordered by sort key
   */
  TableDouble(String items) {
    this.items = JsonNode.parser().parse(items).asArray();
  }

  /**
   * Returns the answer to a call.
   *
   * @param target the call's {@code X-Amz-Target}, such as {@code DynamoDB_20120810.GetItem}
   */
  DoubleResponse answer(String target, InputStream body) {
    var operation = target.substring(target.indexOf('.') + 1);
    var bytes = answer(operation, JsonNode.parser().parse(body)).getBytes(StandardCharsets.UTF_8);
    var checksum = new CRC32();
    checksum.update(bytes);
    return new DoubleResponse(
        bytes,
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.0",
            "x-amz-crc32",
            Long.toString(checksum.getValue())));
  }

  private String answer(String operation, JsonNode call) {
    return switch (operation) {
      case "PutItem", "DeleteItem" -> "{" + CONSUMED + "}";
      case "TransactWriteItems" -> "{" + CONSUMED_EACH + "}";
      case "UpdateItem" -> "{\"Attributes\":" + item(field(call, "Key")) + "," + CONSUMED + "}";
      case "GetItem" -> "{\"Item\":" + item(field(call, "Key")) + "," + CONSUMED + "}";
      case "Query" -> "{\"Items\":" + partition(call) + "," + CONSUMED + "}";
      case "BatchGetItem" -> "{\"Responses\":" + responses(call) + "," + CONSUMED_EACH + "}";
      default -> "{}";
    };
  }

  /** Returns the item under a key or else one of the same kind, so that an update finds one. */
  private String item(JsonNode key) {
    return matching(key)
        .findFirst()
        .or(() -> items.stream().filter(item -> isOfTheSameKind(item, key)).findFirst())
        .map(JsonNode::toString)
        .orElse("{}");
  }

  private static boolean isOfTheSameKind(JsonNode item, JsonNode key) {
    return field(item, Key.PARTITION).equals(field(key, Key.PARTITION))
        && kind(item).equals(kind(key));
  }

  /** Returns the start of a sort key, such as {@code PHOTO#}. */
  private static String kind(JsonNode key) {
    return field(field(key, Key.SORT), "S").asString().replaceFirst("#.*", "#");
  }

  private Stream<JsonNode> matching(JsonNode key) {
    return items.stream()
        .filter(
            item ->
                key.asObject().entrySet().stream()
                    .allMatch(part -> part.getValue().equals(field(item, part.getKey()))));
  }

  /** Returns the items whose partition is among the values of a query. */
  private String partition(JsonNode call) {
    var values = field(call, "ExpressionAttributeValues").asObject().values();
    return array(items.stream().filter(item -> values.contains(field(item, Key.PARTITION))));
  }

  private String responses(JsonNode call) {
    return field(call, "RequestItems").asObject().entrySet().stream()
        .map(
            table ->
                "\""
                    + table.getKey()
                    + "\":"
                    + array(
                        field(table.getValue(), "Keys").asArray().stream().flatMap(this::matching)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String array(Stream<JsonNode> nodes) {
    return nodes.map(JsonNode::toString).collect(Collectors.joining(",", "[", "]"));
  }

  private static JsonNode field(JsonNode object, String name) {
    return object.field(name).orElseThrow();
  }
}
