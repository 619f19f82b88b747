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
 * The schemas of the contract. Requests may have additional fields. Responses may not, so that the
 * contract stays complete.
 */
final class Schemas {
  private static final String NAME = "urn:packshot:contract";

  private final SchemaRegistry requestSchemas;
  private final SchemaRegistry responseSchemas;

  Schemas(JsonNode document) {
    this.requestSchemas = registry(document);
    this.responseSchemas = registry(forbidAdditionalFields(document.deepCopy()));
  }

  List<String> findingsInRequest(String schemaPointer, JsonNode value) {
    return findings(requestSchemas, schemaPointer, value);
  }

  List<String> findingsInResponse(String schemaPointer, JsonNode value) {
    return findings(responseSchemas, schemaPointer, value);
  }

  private static List<String> findings(
      SchemaRegistry registry, String schemaPointer, JsonNode value) {
    return registry
        .getSchema(SchemaLocation.of(NAME + "#" + schemaPointer))
        .validate(value)
        .stream()
        .map(Error::toString)
        .toList();
  }

  private static SchemaRegistry registry(JsonNode document) {
    var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDialect(
        Dialects.getDraft202012(),
        builder -> builder.schemaRegistryConfig(config).schemas(Map.of(NAME, document.toString())));
  }

  private static JsonNode forbidAdditionalFields(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.has("type")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Schemas::forbidAdditionalFields);
    return node;
  }
}
