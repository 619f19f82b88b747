package dev.packshot.bench.textbook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Opens sessions with the calls that Packshot makes: admission, then the session's item. */
public final class Sessions {
  private static final String TABLE = System.getenv("PACKSHOT_TABLE");

  private final DynamoDbClient client;
  private final ObjectMapper json;
  private final Clock clock;
  private final Keys keys;

  public Sessions(DynamoDbClient client, ObjectMapper json, Clock clock) {
    this.client = client;
    this.json = json;
    this.clock = clock;
    this.keys = new Keys(client, TABLE);
  }

  /** Answers {@code POST /scanner/api/v1/sessions}. */
  public APIGatewayProxyResponseEvent open(APIGatewayProxyRequestEvent event) {
    var now = clock.instant();
    var item = keys.use(event.getHeaders().getOrDefault("X-API-Key", ""), now);
    if (item.isEmpty()) {
      return answer(401, Map.of("error_code", "unauthorized"));
    }
    try {
      var asked = json.readValue(event.getBody(), NewSession.class);
      var fault = asked.fault();
      if (fault.isPresent()) {
        return answer(422, Map.of("error_code", "validation_error", "detail", fault.get()));
      }
      var summary = put(asked, item.get().get("organization_id").s(), now);
      return limits(answer(201, summary), item.get(), now);
    } catch (JsonProcessingException malformed) {
      return answer(400, Map.of("error_code", "bad_request"));
    }
  }

  private SessionSummary put(NewSession asked, String organization, Instant now)
      throws JsonProcessingException {
    var id = UUID.randomUUID().toString().substring(0, 22);
    var metadata = new HashMap<String, AttributeValue>();
    asked.metadata().forEach((key, value) -> metadata.put(key, AttributeValue.fromS(value)));
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", AttributeValue.fromS("SESSION#" + id));
    item.put("sk", AttributeValue.fromS("SESSION"));
    item.put("session_id", AttributeValue.fromS(id));
    item.put("organization_id", AttributeValue.fromS(organization));
    item.put("session_status", AttributeValue.fromS("ACTIVE"));
    item.put("capture_mode", AttributeValue.fromS(asked.captureMode()));
    item.put("created_at", AttributeValue.fromN(Long.toString(now.toEpochMilli())));
    item.put("modified_at", AttributeValue.fromN(Long.toString(now.toEpochMilli())));
    item.put("metadata", AttributeValue.fromM(metadata));
    item.put("user_agent", AttributeValue.fromS(asked.userAgent()));
    item.put(
        "device_context", AttributeValue.fromS(json.writeValueAsString(asked.deviceContext())));
    item.put("capture_count", AttributeValue.fromN("0"));
    item.put("photo_count", AttributeValue.fromN("0"));
    client.putItem(
        put ->
            put.tableName(TABLE)
                .item(item)
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
    var created = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new SessionSummary(
        id, "ACTIVE", asked.captureMode(), created, created, asked.metadata(), 0, 0);
  }

  private APIGatewayProxyResponseEvent answer(int status, Object body) {
    try {
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(status)
          .withHeaders(new HashMap<>(Map.of("Content-Type", "application/json")))
          .withBody(json.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static APIGatewayProxyResponseEvent limits(
      APIGatewayProxyResponseEvent answer, Map<String, AttributeValue> item, Instant now) {
    var used = Long.parseLong(item.get("m" + now.getEpochSecond() / 60).n());
    var limit = Long.parseLong(item.get("rate_limit_per_minute").n());
    var reset = 60 - now.getEpochSecond() % 60;
    var headers = answer.getHeaders();
    headers.put("RateLimit-Policy", limit + ";w=60, " + item.get("rate_limit_per_day").n());
    for (var prefix : new String[] {"", "X-"}) {
      headers.put(prefix + "RateLimit-Limit", Long.toString(limit));
      headers.put(prefix + "RateLimit-Remaining", Long.toString(limit - used));
      headers.put(prefix + "RateLimit-Reset", Long.toString(reset));
    }
    return answer;
  }
}
