package dev.packshot.bench.inprocess;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.id.CaptureId;
import dev.packshot.id.Ids;
import dev.packshot.id.ImageId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A writer of many items that differ from a template only in their ids. */
final class BulkItems {
  private static final int BATCH = 25;

  private final DynamoDbClient client = DynamoDbClient.create();
  private final String table = System.getenv("PACKSHOT_TABLE");
  private final Ids ids = new Ids(Clock.systemUTC());

  /** Returns the first item of a partition whose sort key has this prefix. */
  Map<String, AttributeValue> template(String partition, String sortPrefix) {
    return client
        .query(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("pk = :partition AND begins_with(sk, :prefix)")
                    .expressionAttributeValues(
                        Map.of(":partition", text(partition), ":prefix", text(sortPrefix))))
        .items()
        .get(0);
  }

  /** Writes photos of a session. */
  void putPhotos(Map<String, AttributeValue> template, String session, int count) {
    write(
        count,
        () -> {
          var id = new PhotoId(ids.next()).toString();
          var item = new HashMap<>(template);
          item.put("pk", text("SESSION#" + session));
          item.put("sk", text("PHOTO#" + id));
          item.put("session_id", text(session));
          item.put("photo_id", text(id));
          return item;
        });
  }

  /** Writes captures of a session whose look-up has ended, so that they are in no index. */
  void putCaptures(Map<String, AttributeValue> template, String session, int count) {
    write(
        count,
        () -> {
          var id = new CaptureId(ids.next()).toString();
          var item = new HashMap<>(template);
          item.keySet().removeAll(List.of("index_shard", "index_order"));
          item.put("pk", text("SESSION#" + session));
          item.put("sk", text("CAPTURE#" + id));
          item.put("session_id", text(session));
          item.put("capture_id", text(id));
          item.put("capture_status", text("COMPLETED"));
          return item;
        });
  }

  /** Writes images of the template's product. */
  void putImages(Map<String, AttributeValue> template, int count) {
    write(
        count,
        () -> {
          var id = new ImageId(ids.next()).toString();
          var item = new HashMap<>(template);
          item.put("sk", text("IMAGE#" + id));
          item.put("image_id", text(id));
          return item;
        });
  }

  /** Writes sessions of the template's organization. */
  void putSessions(Map<String, AttributeValue> template, int count) {
    var order = template.get("index_order").s();
    var prefix = order.substring(0, order.lastIndexOf('#') + 1);
    write(
        count,
        () -> {
          var id = new SessionId(ids.next()).toString();
          var item = new HashMap<>(template);
          item.put("pk", text("SESSION#" + id));
          item.put("session_id", text(id));
          item.put("index_order", text(prefix + id));
          return item;
        });
  }

  /** Writes keys of the template's organization. */
  void putKeys(Map<String, AttributeValue> template, int count) {
    var random = new SecureRandom();
    write(
        count,
        () -> {
          var item = new HashMap<>(template);
          item.put("pk", text("KEY#" + ApiKey.mint(KeyKind.CSB, random).hash()));
          return item;
        });
  }

  private void write(int count, Supplier<Map<String, AttributeValue>> next) {
    List<WriteRequest> batch = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      batch.add(WriteRequest.builder().putRequest(put(next.get())).build());
      if (batch.size() == BATCH || at == count - 1) {
        var writes = Map.of(table, List.copyOf(batch));
        client.batchWriteItem(request -> request.requestItems(writes));
        batch.clear();
      }
    }
  }

  private static PutRequest put(Map<String, AttributeValue> item) {
    return PutRequest.builder().item(item).build();
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
