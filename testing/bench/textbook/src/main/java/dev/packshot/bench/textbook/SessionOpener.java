package dev.packshot.bench.textbook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.bench.textbook.Api.Refusal;
import dev.packshot.bench.textbook.Api.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The operation {@code POST sessions}, with the same calls to DynamoDB as Packshot. */
public final class SessionOpener {
  private static final int SHARDS = 16;

  private final DynamoDbClient client;
  private final ObjectMapper json;
  private final Api api;

  public SessionOpener(DynamoDbClient client, ObjectMapper json, Clock clock) {
    this.client = client;
    this.json = json;
    this.api = new Api(client, json, clock);
  }

  /** Handles {@code POST /scanner/api/v1/sessions}. */
  public APIGatewayProxyResponseEvent open(APIGatewayProxyRequestEvent event) {
    return api.handle(
        event,
        (organization, now) -> {
          var input = api.read(event, NewSession.class);
          if (input.violation().isPresent()) {
            throw new Refusal(422, "validation_error");
          }
          return new Reply(201, put(input, organization, now));
        });
  }

  private SessionSummary put(NewSession input, String organization, Instant now)
      throws JsonProcessingException {
    var id = UUID.randomUUID().toString().substring(0, 22);
    var metadata = new HashMap<String, AttributeValue>();
    input.metadata().forEach((key, value) -> metadata.put(key, AttributeValue.fromS(value)));
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", AttributeValue.fromS("SESSION#" + id));
    item.put("sk", AttributeValue.fromS("SESSION"));
    item.put("session_id", AttributeValue.fromS(id));
    item.put("organization_id", AttributeValue.fromS(organization));
    item.put("session_status", AttributeValue.fromS("ACTIVE"));
    item.put("capture_mode", AttributeValue.fromS(input.captureMode()));
    item.put("created_at", AttributeValue.fromN(Long.toString(now.toEpochMilli())));
    item.put("modified_at", AttributeValue.fromN(Long.toString(now.toEpochMilli())));
    item.put("metadata", AttributeValue.fromM(metadata));
    item.put("user_agent", AttributeValue.fromS(input.userAgent()));
    item.put(
        "device_context", AttributeValue.fromS(json.writeValueAsString(input.deviceContext())));
    item.put("upload_seal", AttributeValue.fromS(UUID.randomUUID().toString().replace("-", "")));
    item.put("capture_count", AttributeValue.fromN("0"));
    item.put("photo_count", AttributeValue.fromN("0"));
    item.put(
        "index_shard",
        AttributeValue.fromS("SESSIONS#" + Math.floorMod(organization.hashCode(), SHARDS)));
    item.put("index_order", AttributeValue.fromS("ACTIVE#" + organization + "#" + id));
    client.putItem(
        put ->
            put.tableName(Api.TABLE)
                .item(item)
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    var created = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new SessionSummary(
        id, "ACTIVE", input.captureMode(), created, created, input.metadata(), 0, 0);
  }
}
