package dev.packshot.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An object of an OpenAPI document, without the values that examples show.
 *
 * @param document the whole document
 * @param pointer the JSON pointer to the object, whose names are not escaped
 */
record DocumentNode(JsonNode document, String pointer, JsonNode value) {
  private static final Set<String> EXAMPLES = Set.of("example", "examples");
  private static final String PROPERTIES = "/properties";

  /** Returns all objects of a document. */
  static List<DocumentNode> allOf(JsonNode document) {
    var all = new ArrayList<DocumentNode>();
    collect(document, "", document, all);
    return all;
  }

  boolean has(String... keywords) {
    return List.of(keywords).stream().anyMatch(value::has);
  }

  /** Returns true if the object is a schema of this type, possibly among others. */
  boolean isOfType(String type) {
    var types = value.path("type");
    return types.isArray()
        ? types.valueStream().anyMatch(one -> one.asString().equals(type))
        : types.asString("").equals(type);
  }

  boolean isIn(String part) {
    return pointer.contains(part);
  }

  /** Returns true if the object is a named schema. */
  boolean isComponent() {
    return pointer.matches("/components/schemas/[^/]+");
  }

  /** Returns true if another named schema has one of the values of this enumeration. */
  boolean sharesAValue() {
    var values = constants(value).collect(Collectors.toSet());
    return document
        .at("/components/schemas")
        .propertyStream()
        .filter(other -> !pointer.endsWith("/" + other.getKey()))
        .flatMap(other -> constants(other.getValue()))
        .anyMatch(values::contains);
  }

  /** Returns the names that generators give to the values of an enumeration. */
  private static Stream<String> constants(JsonNode schema) {
    return schema.path("enum").valueStream().map(it -> it.asString("").toUpperCase(Locale.ROOT));
  }

  /** Returns the schema of a parameter, after all references. */
  JsonNode parameterSchema() {
    var schema = value.path("schema");
    while (schema.has("$ref")) {
      schema = document.at(schema.path("$ref").asString().substring(1));
    }
    return schema;
  }

  private static void collect(
      JsonNode document, String pointer, JsonNode value, List<DocumentNode> all) {
    boolean isMap = pointer.endsWith(PROPERTIES);
    if (value.isObject() && !isMap) {
      all.add(new DocumentNode(document, pointer, value));
    }
    for (int element = 0; value.isArray() && element < value.size(); element++) {
      collect(document, pointer + "/" + element, value.get(element), all);
    }
    for (var field : value.properties()) {
      if (isMap || !EXAMPLES.contains(field.getKey())) {
        collect(document, pointer + "/" + field.getKey(), field.getValue(), all);
      }
    }
  }
}
