package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

class FunctionsTest {
  @EachStage
  void startsEveryFunctionFromASnapshotOfAPublishedVersion(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    stack
        .functions()
        .forEach(
            (name, function) -> {
              var properties = function.get("Properties");
              assertThat(properties.get("Runtime").asText()).isEqualTo("java25");
              assertThat(properties.get("Architectures")).hasToString("[\"arm64\"]");
              assertThat(properties.get("SnapStart").get("ApplyOn").asText())
                  .isEqualTo("PublishedVersions");
            });
    assertThat(stack.all("AWS::Lambda::Alias")).hasSameSizeAs(stack.functions().keySet());
    for (var permission : stack.all("AWS::Lambda::Permission").values()) {
      assertThat(Intrinsics.text(permission.get("Properties").get("FunctionName")))
          .contains("Live");
    }
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
              if (!List.of("uploaded-object", "expire-sessions").contains(name)) {
                assertThat(timeout).as(name).isLessThan(29);
              }
            });
  }
}
