package dev.packshot.event;

import dev.packshot.http.BaseUrl;
import dev.packshot.http.Body;
import dev.packshot.http.Request;
import dev.packshot.http.Response;
import dev.packshot.json.JsonObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/**
 * The reader of API Gateway's REST proxy events and the writer of their answers
 * (docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html).
 */
public final class ApiEvents {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final Set<String> ABOUT_THE_CALLER =
      Set.of("authorization", "x-api-key", "cookie", "origin");

  private final Optional<URI> publicUrl;

  /**
   * Creates a reader.
   *
   * @param publicUrl the address that clients use for the API; if empty, it is taken from the
   *     events
   */
  public ApiEvents(Optional<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * Reads an event.
   *
   * @param routePath the path of the requested route, which gives the path parameters their names
   * @param invocationId the id of the request if the gateway has given it none
   */
  public Request read(InputStream event, String routePath, String invocationId) throws IOException {
    var draft = new Draft(invocationId);
    try (var parser = FACTORY.createParser(event)) {
      eachField(parser, name -> draft.readField(name, parser));
    }
    draft.renameParameters(routePath);
    return draft.request(publicUrl);
  }

  void write(Response response, OutputStream answer) throws IOException {
    try (var out = FACTORY.createGenerator(answer)) {
      out.writeStartObject();
      out.writeNumberField("statusCode", response.status());
      out.writeObjectFieldStart("headers");
      for (var header : response.headers().entrySet()) {
        out.writeStringField(header.getKey(), header.getValue());
      }
      out.writeEndObject();
      out.writeStringField("body", response.body());
      out.writeBooleanField("isBase64Encoded", false);
      out.writeEndObject();
    }
  }

  /** Reads each field of the object at the parser's position; any other value has no fields. */
  private static void eachField(JsonParser parser, JsonObjects.FieldReader reader)
      throws IOException {
    if (JsonObjects.isObject(parser)) {
      JsonObjects.each(parser, reader);
    }
  }

  private static Map<String, String> strings(JsonParser parser) throws IOException {
    var strings = new HashMap<String, String>();
    eachField(parser, name -> strings.put(name, parser.getValueAsString("")));
    return strings;
  }

  /** The fields of one event while it is read. */
  private static final class Draft {
    private String method = "";
    private String path = "";
    private String resource = "";
    private Map<String, String> pathParameters = Map.of();
    private Map<String, String> query = Map.of();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, List<String>> repeatable = new HashMap<>();
    private String requestId;
    private String sourceIp = "";
    private String fullPath = "";
    private String bodyText = "";
    private boolean base64;

    Draft(String invocationId) {
      requestId = invocationId;
    }

    void readField(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "httpMethod" -> method = parser.getValueAsString("");
        case "path" -> path = parser.getValueAsString("");
        case "resource" -> resource = parser.getValueAsString("");
        case "pathParameters" -> pathParameters = PathDecoding.decode(strings(parser));
        case "queryStringParameters" -> query = strings(parser);
        case "headers" ->
            strings(parser)
                .forEach((header, value) -> headers.put(header.toLowerCase(Locale.ROOT), value));
        case "multiValueHeaders" ->
            eachField(parser, header -> readValues(header.toLowerCase(Locale.ROOT), parser));
        case "requestContext" -> eachField(parser, field -> readContext(field, parser));
        case "body" -> bodyText = parser.getValueAsString("");
        case "isBase64Encoded" -> base64 = parser.getValueAsBoolean();
        default -> {}
      }
    }

    private void readValues(String header, JsonParser parser) throws IOException {
      if (ABOUT_THE_CALLER.contains(header) && parser.isExpectedStartArrayToken()) {
        var values = repeatable.computeIfAbsent(header, name -> new ArrayList<>());
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          values.add(parser.getValueAsString(""));
        }
      }
    }

    /**
     * Joins the values of a repeated header about the caller (RFC 9110, section 5.3; RFC 9113,
     * section 8.2.3), of which the event's {@code headers} have the last one only. So two keys are
     * never taken for one, and cookies that arrive in several headers are all seen.
     */
    private void joinRepeated() {
      repeatable.forEach(
          (header, values) -> {
            if (values.size() > 1) {
              headers.put(header, String.join(header.equals("cookie") ? "; " : ", ", values));
            }
          });
    }

    /**
     * Renames the path parameters after those of the route. Sibling routes share one resource of
     * the gateway and therefore one parameter name
     * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html).
     */
    void renameParameters(String routePath) {
      var routeSegments = routePath.split("/", -1);
      var resourceSegments = resource.split("/", -1);
      if (routeSegments.length != resourceSegments.length) {
        return;
      }
      var renamed = new HashMap<>(pathParameters);
      for (int at = 0; at < routeSegments.length; at++) {
        var value = pathParameters.get(parameterName(resourceSegments[at]));
        if (value != null) {
          renamed.put(parameterName(routeSegments[at]), value);
        }
      }
      pathParameters = renamed;
    }

    private static String parameterName(String segment) {
      return segment.startsWith("{") ? segment.substring(1, segment.length() - 1) : "";
    }

    private void readContext(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "requestId" -> requestId = parser.getValueAsString(requestId);
        case "path" -> fullPath = parser.getValueAsString("");
        case "identity" -> eachField(parser, field -> readIdentity(field, parser));
        default -> {}
      }
    }

    private void readIdentity(String name, JsonParser parser) throws IOException {
      if (name.equals("sourceIp")) {
        sourceIp = parser.getValueAsString("");
      }
    }

    Request request(Optional<URI> publicUrl) {
      joinRepeated();
      var basePath = publicUrl.map(ApiEvents::pathOf).orElseGet(this::stagePrefix);
      var origin =
          publicUrl
              .map(url -> url.getScheme() + "://" + url.getRawAuthority())
              .orElseGet(this::origin);
      return new Request(
          requestId,
          method,
          publicUrl.isPresent() ? pathWithout(basePath) : path,
          pathParameters,
          query,
          headers,
          sourceIp,
          new BaseUrl(origin, basePath),
          new Body(bodyText == null ? "" : bodyText, base64));
    }

    /**
     * Returns the path without the base path of a custom domain, which the gateway leaves on it.
     */
    private String pathWithout(String basePath) {
      return path.startsWith(basePath + "/") ? path.substring(basePath.length()) : path;
    }

    private String origin() {
      return headers.getOrDefault("x-forwarded-proto", "https")
          + "://"
          + headers.getOrDefault("host", "localhost");
    }

    /** Returns the stage as the gateway removed it from the path. */
    private String stagePrefix() {
      return fullPath.endsWith(path)
          ? fullPath.substring(0, fullPath.length() - path.length())
          : "";
    }
  }

  private static String pathOf(URI url) {
    var path = url.getRawPath() == null ? "" : url.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
