package dev.packshot.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The event of a request, as API Gateway's REST API sends it to Lambda
 * (docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html).
 */
final class ProxyEvent {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The fields of a caller without AWS credentials, all null. */
  private static final List<String> NULL_IDENTITY_FIELDS =
      List.of(
          "cognitoIdentityPoolId",
          "accountId",
          "cognitoIdentityId",
          "caller",
          "principalOrgId",
          "accessKey",
          "cognitoAuthenticationType",
          "cognitoAuthenticationProvider",
          "userArn",
          "user");

  private static final String ACCOUNT = "000000000000";
  private static final String STAGE = "local";
  private static final DateTimeFormatter REQUEST_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private ProxyEvent() {}

  /** Returns the event as JSON. */
  static byte[] of(HttpCall call, byte[] body, Resources.Match match, Instant now) {
    var event = JSON.createObjectNode();
    event.put("resource", match.resource());
    event.put("path", call.rawPath());
    event.put("httpMethod", call.method());
    putBoth(event, "headers", "multiValueHeaders", call.headers());
    putBoth(
        event,
        "queryStringParameters",
        "multiValueQueryStringParameters",
        PercentEncoding.query(call.rawQuery()));
    putPathParameters(event, match.pathParameters());
    event.putNull("stageVariables");
    event.set("requestContext", context(call, match, now));
    putBody(event, call, body);
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode context(HttpCall call, Resources.Match match, Instant now) {
    var context =
        JSON.createObjectNode()
            .put("resourceId", "local")
            .put("resourcePath", match.resource())
            .put("httpMethod", call.method())
            .put("extendedRequestId", call.id())
            .put("requestTime", REQUEST_TIME.format(now))
            .put("path", call.rawPath())
            .put("accountId", ACCOUNT)
            .put("protocol", call.protocol())
            .put("stage", STAGE)
            .put("domainPrefix", "127")
            .put("requestTimeEpoch", now.toEpochMilli())
            .put("requestId", call.id())
            .put("domainName", call.header("Host"))
            .put("deploymentId", "local")
            .put("apiId", "local");
    context.set("identity", identity(call));
    return context;
  }

  private static ObjectNode identity(HttpCall call) {
    var identity = JSON.createObjectNode();
    NULL_IDENTITY_FIELDS.forEach(identity::putNull);
    return identity.put("sourceIp", call.sourceIp()).put("userAgent", call.header("User-Agent"));
  }

  /** Puts the last value of each name into one object and all values into another. */
  private static void putBoth(
      ObjectNode event, String single, String multi, Map<String, List<String>> values) {
    if (values.isEmpty()) {
      event.putNull(single);
      event.putNull(multi);
      return;
    }
    var last = event.putObject(single);
    var all = event.putObject(multi);
    values.forEach(
        (name, list) -> {
          last.put(name, list.get(list.size() - 1));
          list.forEach(all.withArrayProperty(name)::add);
        });
  }

  private static void putPathParameters(ObjectNode event, Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      event.putNull("pathParameters");
      return;
    }
    var object = event.putObject("pathParameters");
    parameters.forEach(object::put);
  }

  private static void putBody(ObjectNode event, HttpCall call, byte[] body) {
    if (body.length == 0) {
      event.putNull("body").put("isBase64Encoded", false);
      return;
    }
    var text = isBinary(call.header("Content-Type")) ? Optional.<String>empty() : utf8(body);
    event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    event.put("isBase64Encoded", text.isEmpty());
  }

  /** Returns whether the type is one of the stack's binary media types. */
  private static boolean isBinary(String contentType) {
    var type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("multipart/form-data") || type.startsWith("image/");
  }

  /** Decodes UTF-8. Returns an empty result for other bytes, which AWS would corrupt. */
  private static Optional<String> utf8(byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }
}
