package dev.packshot.docs;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract as the jar has it, with its schemas ready to judge by. */
final class Contract {
  private static final String NAME = "urn:packshot:contract";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  private Contract(String text) {
    this.document = JsonMapper.shared().readTree(text);
    var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    this.schemas =
        SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            registry -> registry.schemaRegistryConfig(config).schemas(Map.of(NAME, text)));
  }

  static Contract read() {
    return new Contract(Resource.text("openapi.json"));
  }

  /** An example, and where the schema that it belongs to stands. */
  record Example(String at, String schemaAt, JsonNode value) {}

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** What a reference leads to, or the thing itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.at("/$ref").asString().substring(1)) : node;
  }

  /** Goes through {@code paths}, naming each operation by method and path. */
  void eachOperation(BiConsumer<String, JsonNode> each) {
    document
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            each.accept(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
  }

  /** Every example that stands beside or inside a schema. */
  List<Example> examples() {
    var examples = new ArrayList<Example>();
    collect("", document, examples);
    return examples;
  }

  /** What is wrong with a value by the schema at a JSON pointer. */
  List<String> findings(String schemaAt, JsonNode value) {
    return schemas.getSchema(SchemaLocation.of(NAME + "#" + schemaAt)).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  private static void collect(String at, JsonNode node, List<Example> examples) {
    if (node.isObject() && node.has("schema")) {
      takeBeside(at, node, examples);
    }
    if (node.isObject() && at.matches("/components/schemas/[^/]+")) {
      for (var value : node.at("/examples")) {
        examples.add(new Example(at + "/examples", at, value));
      }
    }
    if (node.isArray()) {
      for (int element = 0; element < node.size(); element++) {
        collect(at + "/" + element, node.get(element), examples);
      }
      return;
    }
    node.properties()
        .forEach(field -> collect(at + "/" + escaped(field.getKey()), field.getValue(), examples));
  }

  private static void takeBeside(String at, JsonNode node, List<Example> examples) {
    var schemaAt = at + "/schema";
    if (node.has("example")) {
      examples.add(new Example(at + "/example", schemaAt, node.get("example")));
    }
    node.at("/examples")
        .properties()
        .forEach(
            example ->
                examples.add(
                    new Example(
                        at + "/examples/" + example.getKey(),
                        schemaAt,
                        example.getValue().get("value"))));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
