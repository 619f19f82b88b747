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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;

/**
 * API Gateway's REST proxy events, read and answered
 * (docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html).
 */
public final class ApiEvents {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Optional<URI> publicUrl;

  /** With the address that clients know the API by, if the events do not tell. */
  public ApiEvents(Optional<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * Reads an event of the route with this path; its parameters come under the route's names.
   *
   * @param routePath the path of the route that is asked; the parameters come under its names
   * @param invocationId names the request where the gateway has given it no id
   */
  public Request read(InputStream event, String routePath, String invocationId) throws IOException {
    var draft = new Draft(invocationId);
    try (var parser = FACTORY.createParser(event)) {
      eachField(parser, name -> draft.take(name, parser));
    }
    draft.rename(routePath);
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

  /** What was read of one event so far. */
  private static final class Draft {
    private String method = "";
    private String path = "";
    private String resource = "";
    private Map<String, String> pathParameters = Map.of();
    private Map<String, String> query = Map.of();
    private final Map<String, String> headers = new HashMap<>();
    private String requestId;
    private String sourceIp = "";
    private String fullPath = "";
    private String bodyText = "";
    private boolean base64;

    Draft(String invocationId) {
      requestId = invocationId;
    }

    void take(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "httpMethod" -> method = parser.getValueAsString("");
        case "path" -> path = parser.getValueAsString("");
        case "resource" -> resource = parser.getValueAsString("");
        case "pathParameters" -> pathParameters = strings(parser);
        case "queryStringParameters" -> query = strings(parser);
        case "headers" ->
            strings(parser)
                .forEach((header, value) -> headers.put(header.toLowerCase(Locale.ROOT), value));
        case "requestContext" -> eachField(parser, field -> takeContext(field, parser));
        case "body" -> bodyText = parser.getValueAsString("");
        case "isBase64Encoded" -> base64 = parser.getValueAsBoolean();
        default -> {}
      }
    }

    /**
     * Siblings share one resource of the gateway, and so one name for the variable in their paths
     * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html).
     */
    void rename(String routePath) {
      var own = routePath.split("/", -1);
      var gateways = resource.split("/", -1);
      if (own.length != gateways.length) {
        return;
      }
      var renamed = new HashMap<>(pathParameters);
      for (int at = 0; at < own.length; at++) {
        var value = pathParameters.get(variable(gateways[at]));
        if (value != null) {
          renamed.put(variable(own[at]), value);
        }
      }
      pathParameters = renamed;
    }

    private static String variable(String step) {
      return step.startsWith("{") ? step.substring(1, step.length() - 1) : "";
    }

    private void takeContext(String name, JsonParser parser) throws IOException {
      switch (name) {
        case "requestId" -> requestId = parser.getValueAsString(requestId);
        case "path" -> fullPath = parser.getValueAsString("");
        case "identity" -> eachField(parser, field -> takeIdentity(field, parser));
        default -> {}
      }
    }

    private void takeIdentity(String name, JsonParser parser) throws IOException {
      if (name.equals("sourceIp")) {
        sourceIp = parser.getValueAsString("");
      }
    }

    Request request(Optional<URI> publicUrl) {
      var basePath = publicUrl.map(ApiEvents::pathOf).orElseGet(this::stagePrefix);
      var origin =
          publicUrl
              .map(url -> url.getScheme() + "://" + url.getRawAuthority())
              .orElseGet(this::origin);
      return new Request(
          requestId,
          method,
          publicUrl.isPresent() ? without(basePath) : path,
          pathParameters,
          query,
          headers,
          sourceIp,
          new BaseUrl(origin, basePath),
          new Body(bodyText == null ? "" : bodyText, base64));
    }

    /** Behind a custom domain the gateway leaves that domain's base path on the path. */
    private String without(String basePath) {
      return path.startsWith(basePath + "/") ? path.substring(basePath.length()) : path;
    }

    private String origin() {
      return headers.getOrDefault("x-forwarded-proto", "https")
          + "://"
          + headers.getOrDefault("host", "localhost");
    }

    /** What the gateway took off the path before it matched it. */
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
