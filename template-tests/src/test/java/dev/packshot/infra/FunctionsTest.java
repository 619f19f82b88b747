package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.TreeMap;

class FunctionsTest {
  private static final List<String> NOBODY_WAITS =
      List.of(
          "expire-sessions",
          "get-openapi",
          "get-reference",
          "get-error-page",
          "look-up-captures",
          "reconcile-photos");

  @EachStage
  void invokesAPublishedVersionOfEveryFunction(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    stack
        .functions()
        .forEach(
            (name, function) -> {
              var properties = function.get("Properties");
              assertThat(properties.get("Runtime").asText()).isEqualTo("java25");
              assertThat(properties.get("Architectures")).hasToString("[\"arm64\"]");
            });
    assertThat(stack.all("AWS::Lambda::Alias")).hasSameSizeAs(stack.functions().keySet());
    for (var permission : stack.all("AWS::Lambda::Permission").values()) {
      assertThat(Intrinsics.text(permission.get("Properties").get("FunctionName")))
          .contains("Live");
    }
  }

  @EachStage
  void startsFunctionsThatSomebodyWaitsForFromASnapshot(Stage stage) {
    SynthesizedStack.of(stage)
        .functions()
        .forEach(
            (name, function) ->
                assertThat(function.get("Properties").at("/SnapStart/ApplyOn").asText("None"))
                    .as(name)
                    .isEqualTo(NOBODY_WAITS.contains(name) ? "None" : "PublishedVersions"));
  }

  @EachStage
  void createsFewSnapshotsAtTheSameTime(Stage stage) {
    var versions = SynthesizedStack.of(stage).all("AWS::Lambda::Version");
    var withSnapshot = new TreeMap<String, String>();
    versions.forEach(
        (id, version) -> {
          var waitsFor =
              SynthesizedStack.elements(version.path("DependsOn"))
                  .map(JsonNode::asText)
                  .filter(versions::containsKey)
                  .toList();
          assertThat(waitsFor).as(id).hasSizeLessThan(2);
          if (hasSnapshot(stage, version)) {
            withSnapshot.put(id, waitsFor.isEmpty() ? "" : waitsFor.get(0));
          }
        });
    var unblocked = withSnapshot.values().stream().filter(String::isEmpty);
    assertThat(unblocked).hasSize(SnapshotOrder.AT_ONCE);
    var blocking = withSnapshot.values().stream().filter(id -> !id.isEmpty()).toList();
    assertThat(blocking).doesNotHaveDuplicates().isSubsetOf(withSnapshot.keySet());
  }

  private static boolean hasSnapshot(Stage stage, JsonNode version) {
    var function = Intrinsics.logicalId(version.get("Properties").get("FunctionName"));
    return SynthesizedStack.of(stage).resource(function).get("Properties").has("SnapStart");
  }

  @EachStage
  void givesFunctionsMemoryForTheirWorkAndATimeoutBelowTheGateways(Stage stage) {
    SynthesizedStack.of(stage)
        .functions()
        .forEach(
            (name, function) -> {
              var timeout = function.get("Properties").get("Timeout").asInt();
              var memory = function.get("Properties").get("MemorySize").asInt();
              assertThat(memory).as(name).isBetween(512, 1_769);
              if (!List.of(
                      "uploaded-object", "expire-sessions", "reconcile-photos", "look-up-captures")
                  .contains(name)) {
                assertThat(timeout).as(name).isLessThan(29);
              }
            });
  }
}
