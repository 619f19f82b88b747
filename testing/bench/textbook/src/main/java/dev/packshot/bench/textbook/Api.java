package dev.packshot.bench.textbook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The common part of the operations: admission, JSON, and the headers of the rate limits. */
public final class Api {
  static final String TABLE = System.getenv("PACKSHOT_TABLE");

  private final ObjectMapper json;
  private final Clock clock;
  private final Admission admission;

  public Api(DynamoDbClient client, ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
    this.admission = new Admission(client, TABLE);
  }

  /** Runs an operation for an admitted caller, and refuses every other caller with a 401. */
  APIGatewayProxyResponseEvent handle(APIGatewayProxyRequestEvent event, Operation operation) {
    var now = clock.instant();
    var item = admission.admit(event.getHeaders().getOrDefault("X-API-Key", ""), now);
    if (item.isEmpty()) {
      return response(401, Map.of("error_code", "unauthorized"));
    }
    try {
      var reply = operation.run(item.get().get("organization_id").s(), now);
      return withLimits(response(reply.status(), reply.body()), item.get(), now);
    } catch (JsonProcessingException malformed) {
      return response(400, Map.of("error_code", "bad_request"));
    } catch (Refusal refusal) {
      var code = Map.of("error_code", refusal.getMessage());
      return withLimits(response(refusal.status, code), item.get(), now);
    }
  }

  /** Parses the body of a request. */
  <T> T read(APIGatewayProxyRequestEvent event, Class<T> type) throws JsonProcessingException {
    return json.readValue(event.getBody(), type);
  }

  private APIGatewayProxyResponseEvent response(int status, Object body) {
    try {
      return new APIGatewayProxyResponseEvent()
          .withStatusCode(status)
          .withHeaders(new HashMap<>(Map.of("Content-Type", "application/json")))
          .withBody(json.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static APIGatewayProxyResponseEvent withLimits(
      APIGatewayProxyResponseEvent response, Map<String, AttributeValue> item, Instant now) {
    var used = Long.parseLong(item.get("m" + now.getEpochSecond() / 60).n());
    var limit = Long.parseLong(item.get("rate_limit_per_minute").n());
    var reset = 60 - now.getEpochSecond() % 60;
    var headers = response.getHeaders();
    headers.put("RateLimit-Policy", limit + ";w=60, " + item.get("rate_limit_per_day").n());
    for (var prefix : new String[] {"", "X-"}) {
      headers.put(prefix + "RateLimit-Limit", Long.toString(limit));
      headers.put(prefix + "RateLimit-Remaining", Long.toString(limit - used));
      headers.put(prefix + "RateLimit-Reset", Long.toString(reset));
    }
    return response;
  }

  /** An operation on behalf of an organization. */
  interface Operation {
    Reply run(String organization, Instant now) throws JsonProcessingException;
  }

  /** A status, and a body for Jackson to write. */
  record Reply(int status, Object body) {}

  /** Thrown when a request is refused. The message is its error code. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    Refusal(int status, String code) {
      super(code, null, false, false);
      this.status = status;
    }
  }
}
