package dev.packshot.simulation.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to the API.
 *
 * @param key the API key in clear text
 * @param parameters of the path, by name
 * @param idempotencyKey the value of the header; empty for none
 * @param body JSON, or {@code multipart/form-data} if there is a content type that says so
 */
public record ApiRequest(
    Route route,
    String key,
    Map<String, String> parameters,
    Map<String, String> query,
    String idempotencyKey,
    String contentType,
    String body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MULTIPART = "multipart/form-data";
  private static final String BOUNDARY = "simulated-boundary";

  /** Returns a request without a body. */
  public static ApiRequest of(Route route, String key, Map<String, String> parameters) {
    return new ApiRequest(route, key, parameters, Map.of(), "", "", "");
  }

  public ApiRequest withQuery(Map<String, String> other) {
    return new ApiRequest(route, key, parameters, other, idempotencyKey, contentType, body);
  }

  /** Returns the request with a key by which it makes a thing once. */
  public ApiRequest once(String name) {
    return new ApiRequest(route, key, parameters, query, name, contentType, body);
  }

  public ApiRequest withJson(ObjectNode json) {
    return new ApiRequest(
        route, key, parameters, query, idempotencyKey, "application/json", json.toString());
  }

  /** Returns the request with a body of fields of text and a file, which is text in Latin-1. */
  public ApiRequest withForm(Map<String, String> fields, byte[] file) {
    var boundary = BOUNDARY;
    var form = new StringBuilder();
    fields.forEach(
        (name, value) ->
            form.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
    form.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"image\"; ")
        .append("filename=\"photo.png\"\r\nContent-Type: image/png\r\n\r\n")
        .append(new String(file, StandardCharsets.ISO_8859_1))
        .append("\r\n--" + boundary + "--\r\n");
    return new ApiRequest(
        route,
        key,
        parameters,
        query,
        idempotencyKey,
        MULTIPART + "; boundary=" + boundary,
        form.toString());
  }

  /** Returns the same request as a client sends it once more: a form has another boundary. */
  public ApiRequest again(String boundary) {
    return new ApiRequest(
        route,
        key,
        parameters,
        new LinkedHashMap<>(query),
        idempotencyKey,
        contentType.replace(BOUNDARY, boundary),
        contentType.startsWith(MULTIPART) ? body.replace(BOUNDARY, boundary) : body);
  }

  /** Returns the value of a parameter of the path. */
  public String parameter(String name) {
    return parameters.get(name);
  }

  /** Returns the JSON of the body; an empty object if there is none. */
  public JsonNode json() {
    try {
      return contentType.equals("application/json") ? JSON.readTree(body) : JSON.createObjectNode();
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /** Returns a field of the body, which is JSON or a form; empty if there is none. */
  public String field(String name) {
    if (!contentType.startsWith(MULTIPART)) {
      return json().path(name).asText();
    }
    var start = "name=\"" + name + "\"\r\n\r\n";
    int at = body.indexOf(start);
    return at < 0
        ? ""
        : body.substring(at + start.length(), body.indexOf("\r\n--", at + start.length()));
  }

  /** Returns the event that API Gateway makes of the request. */
  byte[] event(String requestId, String sourceIp) {
    var event = JSON.createObjectNode();
    var path = path();
    event.put("resource", route.path()).put("path", path).put("httpMethod", route.method());
    var headers = event.putObject("headers");
    headers.put("Host", "api.example.com").put("X-API-Key", key);
    if (!idempotencyKey.isEmpty()) {
      headers.put("Idempotency-Key", idempotencyKey);
    }
    if (!contentType.isEmpty()) {
      headers.put("Content-Type", contentType);
    }
    put(event.putObject("pathParameters"), parameters);
    put(event.putObject("queryStringParameters"), query);
    var context = event.putObject("requestContext");
    context.put("path", "/v1" + path).put("requestId", requestId);
    context.putObject("identity").put("sourceIp", sourceIp);
    boolean isBinary = contentType.startsWith(MULTIPART);
    event.put("body", isBinary ? base64() : body).put("isBase64Encoded", isBinary);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String base64() {
    return Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String path() {
    var path = route.path();
    for (var parameter : new LinkedHashMap<>(parameters).entrySet()) {
      path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
    }
    return path;
  }

  private static void put(ObjectNode node, Map<String, String> values) {
    values.forEach(node::put);
  }

  @Override
  public String toString() {
    return route.method()
        + " "
        + path()
        + (query.isEmpty() ? "" : " " + query)
        + (contentType.equals("application/json") ? " " + body : "");
  }
}
