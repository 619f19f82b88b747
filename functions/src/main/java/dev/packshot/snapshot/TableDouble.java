package dev.packshot.snapshot;

import dev.packshot.dynamo.Key;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * DynamoDB's double, inside this process, for a run before the snapshot: it keeps what is put,
 * shows what a call names, and agrees to every other change without making it
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html).
 */
final class TableDouble implements SdkHttpClient {
  private static final String UNITS = "{\"TableName\":\"-\",\"CapacityUnits\":1.0}";
  private static final String CONSUMED = "\"ConsumedCapacity\":" + UNITS;
  private static final String CONSUMED_EACH = "\"ConsumedCapacity\":[" + UNITS + "]";

  private final List<JsonNode> items = new ArrayList<>();

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        var body = request.contentStreamProvider().orElseThrow().newStream();
        var call = JsonNode.parser().parse(body);
        return response(answer(target.substring(target.indexOf('.') + 1), call));
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}

  private synchronized String answer(String operation, JsonNode call) {
    return switch (operation) {
      case "PutItem" -> {
        items.add(field(call, "Item"));
        yield "{" + CONSUMED + "}";
      }
      case "TransactWriteItems" -> {
        field(call, "TransactItems").asArray().stream()
            .flatMap(write -> write.field("Put").stream())
            .forEach(put -> items.add(field(put, "Item")));
        yield "{" + CONSUMED_EACH + "}";
      }
      case "UpdateItem" -> "{\"Attributes\":" + item(field(call, "Key")) + "," + CONSUMED + "}";
      case "GetItem" -> "{\"Item\":" + item(field(call, "Key")) + "," + CONSUMED + "}";
      case "Query" -> "{\"Items\":" + partition(call) + "," + CONSUMED + "}";
      case "BatchGetItem" -> "{\"Responses\":" + responses(call) + "," + CONSUMED_EACH + "}";
      default -> "{}";
    };
  }

  private String item(JsonNode key) {
    return found(key).findFirst().map(JsonNode::toString).orElse("{}");
  }

  private Stream<JsonNode> found(JsonNode key) {
    return items.stream()
        .filter(
            item ->
                key.asObject().entrySet().stream()
                    .allMatch(part -> part.getValue().equals(field(item, part.getKey()))));
  }

  /** The items whose partition is among the values of a query. */
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
                        field(table.getValue(), "Keys").asArray().stream().flatMap(this::found)))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String array(Stream<JsonNode> nodes) {
    return nodes.map(JsonNode::toString).collect(Collectors.joining(",", "[", "]"));
  }

  private static JsonNode field(JsonNode object, String name) {
    return object.field(name).orElseThrow();
  }

  private static HttpExecuteResponse response(String text) {
    var body = text.getBytes(StandardCharsets.UTF_8);
    var sum = new CRC32();
    sum.update(body);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpFullResponse.builder()
                .statusCode(200)
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("Content-Length", Integer.toString(body.length))
                .putHeader("x-amz-crc32", Long.toString(sum.getValue()))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }
}
