package dev.packshot.infra;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A synthesized stack. Each combination of settings is synthesized once. */
final class SynthesizedStack {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Map<String, String>, SynthesizedStack> CACHE = new ConcurrentHashMap<>();
  static final String SCANNER_PAGE = "src/test/resources/scanner-page";
  static final Path ZIPS = Path.of("..", "functions", "target");

  /** CDK's feature flags, which are the context of {@code cdk.json} apart from the stages. */
  private static final Map<String, Object> FEATURE_FLAGS = featureFlags();

  private final Path folder;
  private final JsonNode template;
  private final String stack;

  private SynthesizedStack(Path folder, String stack) {
    this.folder = folder;
    this.stack = stack;
    this.template = json(templateFile());
  }

  static SynthesizedStack of(Stage stage) {
    return with(Map.of("stage", stage.value()));
  }

  static SynthesizedStack dev() {
    return of(Stage.DEV);
  }

  static SynthesizedStack production() {
    return of(Stage.PRODUCTION);
  }

  /** Returns production with every optional resource. */
  static SynthesizedStack withEverything() {
    return with(
        Map.ofEntries(
            entry("stage", "production"),
            entry("productLookUp", "https://world.openfoodfacts.org"),
            entry("productLookUpContact", "ops@example.com"),
            entry("origins", "https://app.example.com,https://admin.example.com:8443"),
            entry("domain", "api.example.com"),
            entry("certificate", "arn:aws:acm:eu-central-1:123456789012:certificate/1"),
            entry("hostedZone", "Z0123456789ABCDEFGHIJ"),
            entry("alarmTopic", "arn:aws:sns:eu-central-1:123456789012:alarms"),
            entry("sessionIdleHours", "48"),
            entry("firewall", "true"),
            entry("scanner", "on"),
            entry("scannerPage", SCANNER_PAGE),
            entry("heic", "off")));
  }

  /** Returns the stack of a trial, whose pictures the API serves. */
  static SynthesizedStack withoutCloudFront() {
    return with(Map.of("stage", "dev", "pictures", "api"));
  }

  static SynthesizedStack onLocalStack() {
    return with(Map.of("stage", "dev", "localstack", "http://127.0.0.1:4566"));
  }

  /** Returns the stack of these settings, with a budget and default origins. */
  static SynthesizedStack with(Map<String, String> settings) {
    RequiredTools.requireNode();
    return CACHE.computeIfAbsent(settings, SynthesizedStack::synthesize);
  }

  private static SynthesizedStack synthesize(Map<String, String> settings) {
    var folder = newFolder();
    PackshotApp.synthesize(context(settings), folder);
    return new SynthesizedStack(folder, "Packshot-" + settings.get("stage"));
  }

  /** Creates a folder of its own, since other test classes run in another JVM. */
  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Path.of("target"), "assembly-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns the whole context of CDK for these settings. */
  static Map<String, Object> context(Map<String, String> settings) {
    var complete = new HashMap<String, Object>(FEATURE_FLAGS);
    complete.putAll(settings);
    complete.putIfAbsent(
        "origins", settings.get("stage").equals("dev") ? "*" : "https://app.example.com");
    complete.putIfAbsent("budget", "100");
    complete.putIfAbsent("budgetEmail", "someone@example.com");
    complete.putIfAbsent("zips", ZIPS.toString());
    return complete;
  }

  static Path zip(Artifact artifact) {
    return ZIPS.resolve(artifact.file());
  }

  Path templateFile() {
    return folder.resolve(stack + ".template.json");
  }

  JsonNode template() {
    return template;
  }

  /** Returns the resources of a type by their logical ids. */
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

  /** Returns the only resource of a type. */
  JsonNode only(String type) {
    var found = all(type);
    if (found.size() != 1) {
      throw new AssertionError("There are " + found.size() + " resources of type " + type + ".");
    }
    return found.values().iterator().next();
  }

  /** Returns the properties of the only resource of a type. */
  JsonNode properties(String type) {
    return only(type).get("Properties");
  }

  JsonNode resource(String logicalId) {
    return template.get("Resources").get(logicalId);
  }

  /** Returns the functions by their names in the stage, for example {@code create-session}. */
  Map<String, JsonNode> functions() {
    var functions = new TreeMap<String, JsonNode>();
    for (var function : all("AWS::Lambda::Function").values()) {
      var name = function.get("Properties").get("FunctionName").asText();
      functions.put(name.replaceFirst("packshot-[a-z]+-", ""), function);
    }
    return functions;
  }

  /** Returns the zip that a function is deployed from. */
  Path zipOf(JsonNode function) {
    return folder.resolve("asset." + function.get("Properties").get("Code").get("S3Key").asText());
  }

  /** Returns the errors and warnings of CDK and cdk-nag. */
  List<String> findings() {
    var findings = new ArrayList<String>();
    var metadata = json(folder.resolve(stack + ".metadata.json"));
    metadata
        .properties()
        .forEach(
            path ->
                elements(path.getValue())
                    .filter(entry -> entry.get("type").asText().matches(".*(error|warning)"))
                    .forEach(entry -> findings.add(path.getKey() + " " + entry.get("data"))));
    return findings;
  }

  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Map<String, Object> featureFlags() {
    var flags = new TreeMap<String, Object>();
    json(Path.of("..", "cdk.json"))
        .get("context")
        .properties()
        .forEach(
            flag -> flags.put(flag.getKey(), JSON.convertValue(flag.getValue(), Object.class)));
    flags.remove("stages");
    return flags;
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
