package dev.packshot.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reader of a response as a function returns it to API Gateway, which renames some headers
 * (docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html).
 */
final class FunctionAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RENAMED = "WWW-Authenticate";
  private static final String PREFIX = "x-amzn-Remapped-";

  private FunctionAnswer() {}

  /**
   * Parses a function's response.
   *
   * @throws IOException if API Gateway would call the response malformed
   */
  static HttpAnswer read(byte[] response) throws IOException {
    var json = JSON.readTree(response);
    if (!json.path("statusCode").isInt()) {
      throw new IOException("the function's response has no statusCode");
    }
    return new HttpAnswer(json.path("statusCode").intValue(), headers(json), body(json));
  }

  private static Map<String, List<String>> headers(JsonNode json) {
    var headers = new LinkedHashMap<String, List<String>>();
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(name(header.getKey()), List.of(header.getValue().asText())));
    json.path("multiValueHeaders")
        .properties()
        .forEach(header -> headers.put(name(header.getKey()), texts(header.getValue())));
    return headers;
  }

  private static String name(String sent) {
    return sent.equalsIgnoreCase(RENAMED) ? PREFIX + RENAMED : sent;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static byte[] body(JsonNode json) {
    var text = json.path("body").asText("");
    return json.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(text)
        : text.getBytes(UTF_8);
  }
}
