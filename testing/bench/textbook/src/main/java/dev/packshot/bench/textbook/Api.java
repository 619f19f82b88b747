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

/** What all routes have in common: admission first, JSON out, the headers of the limits. */
public final class Api {
  static final String TABLE = System.getenv("PACKSHOT_TABLE");

  private final ObjectMapper json;
  private final Clock clock;
  private final Keys keys;

  public Api(DynamoDbClient client, ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
    this.keys = new Keys(client, TABLE);
  }

  /** Answers an admitted caller by the work given, and all others that they are none. */
  APIGatewayProxyResponseEvent answer(APIGatewayProxyRequestEvent event, Work work) {
    var now = clock.instant();
    var item = keys.use(event.getHeaders().getOrDefault("X-API-Key", ""), now);
    if (item.isEmpty()) {
      return answer(401, Map.of("error_code", "unauthorized"));
    }
    try {
      var reply = work.handle(item.get().get("organization_id").s(), now);
      return limits(answer(reply.status(), reply.body()), item.get(), now);
    } catch (JsonProcessingException malformed) {
      return answer(400, Map.of("error_code", "bad_request"));
    } catch (Refused refused) {
      var code = Map.of("error_code", refused.getMessage());
      return limits(answer(refused.status, code), item.get(), now);
    }
  }

  /** The body of a request. */
  <T> T read(APIGatewayProxyRequestEvent event, Class<T> type) throws JsonProcessingException {
    return json.readValue(event.getBody(), type);
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

  /** What a route does for an organization. */
  interface Work {
    Reply handle(String organization, Instant now) throws JsonProcessingException;
  }

  /** A status, and a body that Jackson writes. */
  record Reply(int status, Object body) {}

  /** A request that is refused, by its error code. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    Refused(int status, String code) {
      super(code, null, false, false);
      this.status = status;
    }

    static Refused notFound() {
      return new Refused(404, "not_found");
    }

    static Refused invalid() {
      return new Refused(422, "validation_error");
    }

    static Refused conflict() {
      return new Refused(409, "conflict");
    }
  }
}
