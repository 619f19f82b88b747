package dev.packshot.acceptance;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract's schemas. What is asked may have fields that they do not name; what is answered may
 * not, lest the contract falls behind.
 */
final class Schemas {
  private static final String NAME = "urn:packshot:contract";

  private final SchemaRegistry open;
  private final SchemaRegistry closed;

  Schemas(JsonNode document) {
    this.open = registry(document);
    this.closed = registry(closed(document.deepCopy()));
  }

  List<String> findingsInRequest(String schemaAt, JsonNode value) {
    return findings(open, schemaAt, value);
  }

  List<String> findingsInAnswer(String schemaAt, JsonNode value) {
    return findings(closed, schemaAt, value);
  }

  private static List<String> findings(SchemaRegistry registry, String schemaAt, JsonNode value) {
    return registry.getSchema(SchemaLocation.of(NAME + "#" + schemaAt)).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  private static SchemaRegistry registry(JsonNode document) {
    var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDialect(
        Dialects.getDraft202012(),
        builder -> builder.schemaRegistryConfig(config).schemas(Map.of(NAME, document.toString())));
  }

  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.has("type")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Schemas::closed);
    return node;
  }
}
