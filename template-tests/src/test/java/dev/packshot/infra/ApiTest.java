package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

class ApiTest {
  @EachStage
  void limitsTheRateOfRequestsAndLogsNoSecrets(Stage stage) {
    var api = SynthesizedStack.of(stage).properties("AWS::ApiGateway::Stage");
    var allMethods = api.get("MethodSettings").get(0);
    assertThat(allMethods.get("ResourcePath").asText()).isEqualTo("/*");
    assertThat(allMethods.get("ThrottlingRateLimit").asInt()).isBetween(1, 10_000);
    assertThat(allMethods.get("ThrottlingBurstLimit").asInt()).isBetween(1, 5_000);
    assertThat(allMethods.path("DataTraceEnabled").asBoolean()).isFalse();
    var format = api.get("AccessLogSetting").get("Format").asText();
    assertThat(Json.parse(format).get("request_id").asText()).isEqualTo("$context.requestId");
    assertThat(format).doesNotContain("header", "querystring", "$context.path");
  }

  @EachStage
  void passesPicturesAsBytesAndJsonAsText(Stage stage) {
    assertThat(
            SynthesizedStack.of(stage)
                .properties("AWS::ApiGateway::RestApi")
                .get("BinaryMediaTypes"))
        .extracting(JsonNode::asText)
        .contains("multipart/form-data", "image/jpeg", "image/png", "image/webp")
        .doesNotContain("*/*", "application/json");
  }

  @EachStage
  void compressesResponsesThatAreLargerThanAPacket(Stage stage) {
    var size =
        SynthesizedStack.of(stage)
            .properties("AWS::ApiGateway::RestApi")
            .path("MinimumCompressionSize")
            .asInt(-1);
    assertThat(size).isBetween(1_000, 10_000);
  }
}
