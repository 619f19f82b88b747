package dev.packshot.infra.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The stack that CDK has synthesized, as it would be in one account and region. */
final class Assembly {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String stage;
  private final JsonNode template;
  private final JsonNode properties;
  private final TemplateText text;

  /** Reads the stack of a stage from CDK's output folder. */
  Assembly(Path folder, String stage, String account, String region) {
    this.folder = folder;
    this.stage = stage;
    this.template = read(folder.resolve(stack() + ".template.json"));
    this.properties =
        read(folder.resolve("manifest.json")).at("/artifacts/" + stack() + "/properties");
    this.text = new TemplateText(account, region);
  }

  String stage() {
    return stage;
  }

  String stack() {
    return "Packshot-" + stage;
  }

  String region() {
    return text.region();
  }

  int requiredBootstrapVersion() {
    return properties.get("requiresBootstrapStackVersion").asInt();
  }

  /** Returns the name of the SSM parameter that has the version of the bootstrap stack. */
  String bootstrapParameter() {
    return properties.get("bootstrapStackVersionSsmParameter").asText();
  }

  /** Returns the resources of a type by their logical ids. */
  Stream<Map.Entry<String, JsonNode>> resources(String type) {
    return template.get("Resources").properties().stream()
        .filter(resource -> resource.getValue().get("Type").asText().equals(type));
  }

  /** Returns the properties of each resource of a type. */
  Stream<JsonNode> properties(String type) {
    return resources(type).map(resource -> resource.getValue().path("Properties"));
  }

  boolean has(String type) {
    return resources(type).findAny().isPresent();
  }

  /** Returns a value of the template as text; empty if it is known only after the deployment. */
  Optional<String> text(JsonNode value) {
    return text.of(value);
  }

  /** Returns the value of an output of the stack, if it is known before the deployment. */
  Optional<String> output(String name) {
    return text.of(template.path("Outputs").path(name).path("Value"));
  }

  /** Returns the bytes of the zips of all functions, each counted as often as it is published. */
  long codeSize() {
    return properties("AWS::Lambda::Function").mapToLong(this::zipSize).sum();
  }

  private long zipSize(JsonNode function) {
    var zip = folder.resolve("asset." + function.at("/Code/S3Key").asText());
    try {
      return Files.exists(zip) ? Files.size(zip) : 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return Files.exists(file) ? JSON.readTree(file.toFile()) : MissingNode.getInstance();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
