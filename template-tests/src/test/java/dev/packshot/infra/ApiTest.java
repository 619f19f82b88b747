package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What holds of the gateway. */
class ApiTest {
  @EachStage
  void holdsTheApiWithinALimitAndLogsNoSecret(Stage stage) {
    var api = Synthesized.of(stage).properties("AWS::ApiGateway::Stage");
    var everything = api.get("MethodSettings").get(0);
    assertThat(everything.get("ResourcePath").asText()).isEqualTo("/*");
    assertThat(everything.get("ThrottlingRateLimit").asInt()).isBetween(1, 10_000);
    assertThat(everything.get("ThrottlingBurstLimit").asInt()).isBetween(1, 5_000);
    assertThat(everything.path("DataTraceEnabled").asBoolean()).isFalse();
    var line = api.get("AccessLogSetting").get("Format").asText();
    assertThat(Json.parse(line).get("request_id").asText()).isEqualTo("$context.requestId");
    assertThat(line).doesNotContain("header", "querystring", "$context.path");
  }

  @EachStage
  void handsPicturesOverAsBytesAndJsonAsText(Stage stage) {
    assertThat(Synthesized.of(stage).properties("AWS::ApiGateway::RestApi").get("BinaryMediaTypes"))
        .extracting(JsonNode::asText)
        .contains("multipart/form-data", "image/jpeg", "image/png", "image/webp")
        .doesNotContain("*/*", "application/json");
  }

  @EachStage
  void compressesWhatIsLargerThanAPacket(Stage stage) {
    var size =
        Synthesized.of(stage)
            .properties("AWS::ApiGateway::RestApi")
            .path("MinimumCompressionSize")
            .asInt(-1);
    assertThat(size).isBetween(1_000, 10_000);
  }
}
