package dev.packshot.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.event.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A JSON request body in the contract, with the names of its fields. */
record JsonBody(Route route, Set<String> fields, Set<String> required) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode CONTRACT = contract();

  /** Returns the bodies of all routes that read JSON. */
  static List<JsonBody> all() {
    var bodies = new ArrayList<JsonBody>();
    for (var route : Route.values()) {
      var schema = operation(route).path("requestBody").path("content").path("application/json");
      if (schema.has("schema")) {
        bodies.add(of(route, resolved(schema.get("schema"))));
      }
    }
    return bodies;
  }

  /** Returns the body of a route. */
  static JsonBody of(Route route) {
    return all().stream().filter(body -> body.route() == route).findFirst().orElseThrow();
  }

  /** Returns the schema of the body of a route, with the schemas that it names. */
  static JsonNode schemaOf(Route route) {
    return resolved(operation(route).at("/requestBody/content/application~1json/schema"));
  }

  /** Replaces the text of one field of a JSON object. */
  static String with(String object, String field, String value) {
    var fields = texts(object);
    fields.put(field, value);
    return write(fields);
  }

  /** Removes one field of a JSON object. */
  static String without(String object, String field) {
    var fields = texts(object);
    fields.remove(field);
    return write(fields);
  }

  @Override
  public String toString() {
    return route.name();
  }

  private static JsonBody of(Route route, JsonNode schema) {
    var fields = new TreeSet<String>();
    schema.get("properties").fieldNames().forEachRemaining(fields::add);
    var required = new TreeSet<String>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    return new JsonBody(route, fields, required);
  }

  private static JsonNode operation(Route route) {
    return CONTRACT.get("paths").path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
  }

  /** Returns a schema, or the one that it names. */
  static JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? CONTRACT.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  private static JsonNode contract() {
    try (var json = JsonBody.class.getResourceAsStream("/dev/packshot/docs/openapi.json")) {
      return JSON.readTree(json);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Map<String, String> texts(String object) {
    try {
      var fields = new LinkedHashMap<String, String>();
      ((ObjectNode) JSON.readTree(object))
          .properties()
          .forEach(field -> fields.put(field.getKey(), field.getValue().toString()));
      return fields;
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static String write(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
