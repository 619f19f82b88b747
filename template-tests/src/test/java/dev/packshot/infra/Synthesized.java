package dev.packshot.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A stack as CloudFormation would be given it; each choice of settings is synthesized once. */
final class Synthesized {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Map<String, String>, Synthesized> DONE = new ConcurrentHashMap<>();
  static final Path ZIPS = Path.of("..", "functions", "target");

  private final Path folder;
  private final JsonNode template;
  private final String stack;

  private Synthesized(Path folder, String stack) {
    this.folder = folder;
    this.stack = stack;
    this.template = json(templateFile());
  }

  static Synthesized of(Stage stage) {
    return with(Map.of("stage", stage.word()));
  }

  static Synthesized dev() {
    return of(Stage.DEV);
  }

  static Synthesized production() {
    return of(Stage.PRODUCTION);
  }

  /** With every option that costs a resource of its own. */
  static Synthesized withEverything() {
    return with(
        Map.of(
            "stage", "production",
            "origins", "https://app.example.com,https://admin.example.com:8443",
            "domain", "api.example.com",
            "certificate", "arn:aws:acm:eu-central-1:123456789012:certificate/1",
            "hostedZone", "Z0123456789ABCDEFGHIJ",
            "alarmTopic", "arn:aws:sns:eu-central-1:123456789012:alarms",
            "budget", "100",
            "budgetEmail", "someone@example.com",
            "firewall", "true"));
  }

  static Synthesized onLocalStack() {
    return with(Map.of("stage", "dev", "localstack", "http://127.0.0.1:4566"));
  }

  /** These settings, and where they name no origins, every one for dev and one for production. */
  static Synthesized with(Map<String, String> settings) {
    Tools.needNode();
    return DONE.computeIfAbsent(settings, Synthesized::synthesize);
  }

  private static Synthesized synthesize(Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.putIfAbsent(
        "origins", settings.get("stage").equals("dev") ? "*" : "https://app.example.com");
    all.putIfAbsent("zips", ZIPS.toString());
    var folder = Path.of("target", "assembly-" + Integer.toHexString(settings.hashCode()));
    PackshotApp.synthesize(all, folder);
    return new Synthesized(folder, "Packshot-" + settings.get("stage"));
  }

  Path templateFile() {
    return folder.resolve(stack + ".template.json");
  }

  JsonNode template() {
    return template;
  }

  /** The resources of a type, by their logical id. */
  Map<String, JsonNode> all(String type) {
    var found = new TreeMap<String, JsonNode>();
    template
        .get("Resources")
        .properties()
        .forEach(
            resource -> {
              if (resource.getValue().get("Type").asText().equals(type)) {
                found.put(resource.getKey(), resource.getValue());
              }
            });
    return found;
  }

  /** The one resource of a type. */
  JsonNode only(String type) {
    var found = all(type);
    if (found.size() != 1) {
      throw new AssertionError("There are " + found.size() + " resources " + type);
    }
    return found.values().iterator().next();
  }

  /** The properties of the one resource of a type. */
  JsonNode properties(String type) {
    return only(type).get("Properties");
  }

  JsonNode resource(String logicalId) {
    return template.get("Resources").get(logicalId);
  }

  /** The functions' resources, by the last part of their names, as {@code create-session}. */
  Map<String, JsonNode> functions() {
    var functions = new TreeMap<String, JsonNode>();
    for (var function : all("AWS::Lambda::Function").values()) {
      var name = function.get("Properties").get("FunctionName").asText();
      functions.put(name.replaceFirst("packshot-[a-z]+-", ""), function);
    }
    return functions;
  }

  /** The zip that a function is deployed with. */
  Path zipOf(JsonNode function) {
    return folder.resolve("asset." + function.get("Properties").get("Code").get("S3Key").asText());
  }

  /** Everything that CDK and cdk-nag said of the stack, errors and warnings. */
  List<String> complaints() {
    var complaints = new ArrayList<String>();
    var metadata = json(folder.resolve(stack + ".metadata.json"));
    metadata
        .properties()
        .forEach(
            path ->
                elements(path.getValue())
                    .filter(entry -> entry.get("type").asText().matches(".*(error|warning)"))
                    .forEach(entry -> complaints.add(path.getKey() + " " + entry.get("data"))));
    return complaints;
  }

  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
