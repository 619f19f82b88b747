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

/** The contract in the jar, and the validation of values by its schemas. */
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

  /** Reads the contract from the class path. */
  static Contract read() {
    return new Contract(Resource.text("openapi.json"));
  }

  /**
   * An example in the contract.
   *
   * @param pointer the JSON pointer to the example
   * @param schemaPointer the JSON pointer to its schema
   */
  record Example(String pointer, String schemaPointer, JsonNode value) {}

  /** Returns the node at a JSON pointer. */
  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** Returns the target of a reference, or the node itself if it is none. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.at("/$ref").asString().substring(1)) : node;
  }

  /** Visits all operations with their method and path, such as {@code GET /docs}. */
  void eachOperation(BiConsumer<String, JsonNode> visitor) {
    document
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            visitor.accept(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
  }

  /** Returns all examples beside and inside schemas. */
  List<Example> examples() {
    var examples = new ArrayList<Example>();
    collect("", document, examples);
    return examples;
  }

  /** Validates a value against the schema at a JSON pointer and returns the errors. */
  List<String> errors(String schemaPointer, JsonNode value) {
    return schemas.getSchema(SchemaLocation.of(NAME + "#" + schemaPointer)).validate(value).stream()
        .map(Error::toString)
        .toList();
  }

  private static void collect(String pointer, JsonNode node, List<Example> examples) {
    if (node.isObject() && node.has("schema")) {
      collectBesideSchema(pointer, node, examples);
    }
    if (node.isObject() && pointer.matches("/components/schemas/[^/]+")) {
      for (var value : node.at("/examples")) {
        examples.add(new Example(pointer + "/examples", pointer, value));
      }
    }
    if (node.isArray()) {
      for (int element = 0; element < node.size(); element++) {
        collect(pointer + "/" + element, node.get(element), examples);
      }
      return;
    }
    node.properties()
        .forEach(
            field -> collect(pointer + "/" + escaped(field.getKey()), field.getValue(), examples));
  }

  private static void collectBesideSchema(String pointer, JsonNode node, List<Example> examples) {
    var schemaPointer = pointer + "/schema";
    if (node.has("example")) {
      examples.add(new Example(pointer + "/example", schemaPointer, node.get("example")));
    }
    node.at("/examples")
        .properties()
        .forEach(
            example ->
                examples.add(
                    new Example(
                        pointer + "/examples/" + example.getKey(),
                        schemaPointer,
                        example.getValue().get("value"))));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
