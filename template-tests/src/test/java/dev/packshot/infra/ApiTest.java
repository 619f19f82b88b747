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
    // five metrics for each method, which nothing reads and AWS charges for
    assertThat(allMethods.path("MetricsEnabled").asBoolean()).isFalse();
    var format = api.get("AccessLogSetting").get("Format").asText();
    assertThat(Json.parse(format).get("request_id").asText()).isEqualTo("$context.requestId");
    assertThat(format).doesNotContain("header", "querystring", "$context.path");
  }

  @EachStage
  void createsTheErrorLogBeforeTheGatewayDoes(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    var log =
        stack.all("AWS::Logs::LogGroup").entrySet().stream()
            .filter(
                it ->
                    Intrinsics.text(it.getValue().get("Properties").path("LogGroupName"))
                        .equals("API-Gateway-Execution-Logs_${ApiRestApi}/v1"))
            .findFirst()
            .orElseThrow();
    assertThat(stack.only("AWS::ApiGateway::Stage").get("DependsOn"))
        .extracting(JsonNode::asText)
        .contains(log.getKey());
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
