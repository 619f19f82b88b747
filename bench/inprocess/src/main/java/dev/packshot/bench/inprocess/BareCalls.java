package dev.packshot.bench.inprocess;

import dev.packshot.auth.ApiKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The calls that each route makes of DynamoDB, and nothing else, through the same HTTP client. */
final class BareCalls {
  private final DynamoDbClient client =
      DynamoDbClient.builder()
          .region(Region.of(System.getenv("AWS_REGION")))
          .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
          .httpClient(AwsCrtHttpClient.create())
          .build();
  private final String table = System.getenv("PACKSHOT_TABLE");
  private final String keyHash;
  private final String session;

  BareCalls(String key, String session) {
    this.keyHash = ApiKey.parse(key).orElseThrow().hash();
    this.session = session;
  }

  void createSession() {
    admit();
    put();
  }

  void getSession() {
    admit();
    client
        .query(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("pk = :partition AND sk <= :last")
                    .expressionAttributeValues(
                        Map.of(":partition", text("SESSION#" + session), ":last", text("SESSION")))
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .items();
  }

  void presignUpload() {
    admit();
    client
        .getItem(
            get ->
                get.tableName(table)
                    .key(key("SESSION#" + session, "SESSION"))
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
        .item();
  }

  private void admit() {
    long second = Instant.now().getEpochSecond();
    var minute = "m" + second / 60;
    var day = "d" + second / 86_400;
    client.updateItem(
        update ->
            update
                .tableName(table)
                .key(key("KEY#" + keyHash, "KEY"))
                .updateExpression(
                    "SET last_used = :now ADD "
                        + minute
                        + " :one, "
                        + day
                        + " :one REMOVE "
                        + before(second))
                .conditionExpression(
                    "is_active = :yes AND (attribute_not_exists(expires_at) OR expires_at > :now)"
                        + below(minute, "rate_limit_per_minute", ":perMinute")
                        + below(day, "rate_limit_per_day", ":perDay"))
                .expressionAttributeValues(
                    Map.of(
                        ":yes", AttributeValue.fromBool(true),
                        ":now", number(second * 1000),
                        ":one", number(1),
                        ":zero", number(0),
                        ":perMinute", number(300),
                        ":perDay", number(10_000)))
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }

  private void put() {
    var id = UUID.randomUUID().toString().substring(0, 22);
    var item = new HashMap<>(key("SESSION#" + id, "SESSION"));
    item.put("session_id", text(id));
    item.put("organization_id", text(id));
    item.put("session_status", text("ACTIVE"));
    item.put("capture_mode", text("both"));
    item.put("created_at", number(System.currentTimeMillis()));
    item.put("modified_at", number(System.currentTimeMillis()));
    item.put("metadata", AttributeValue.fromM(Map.of("order", text("4711"))));
    item.put("user_agent", text("PackshotScanner/1.0"));
    item.put("device_context", text("{}"));
    item.put("capture_count", number(0));
    item.put("photo_count", number(0));
    item.put("index_shard", text("SESSIONS#7"));
    item.put("index_order", text("ACTIVE#" + id + "#" + id));
    client.putItem(
        put ->
            put.tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
  }

  private static String before(long second) {
    var names = new StringJoiner(", ");
    for (int ago = 2; ago <= 31; ago++) {
      names.add("m" + (second / 60 - ago));
    }
    for (int ago = 2; ago <= 11; ago++) {
      names.add("d" + (second / 86_400 - ago));
    }
    return names.toString();
  }

  private static String below(String window, String limit, String whenZero) {
    return " AND (attribute_not_exists("
        + window
        + ") OR "
        + window
        + " < "
        + limit
        + " OR ("
        + limit
        + " = :zero AND "
        + window
        + " < "
        + whenZero
        + "))";
  }

  private static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", text(partition), "sk", text(sort));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
