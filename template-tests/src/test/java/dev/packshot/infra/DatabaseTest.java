package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseTest {
  @EachStage
  void paysPerRequestAndCanRestoreTheTableToAnyPointInTime(Stage stage) {
    var table = SynthesizedStack.of(stage).properties("AWS::DynamoDB::Table");
    assertThat(table.get("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    assertThat(
            table
                .get("PointInTimeRecoverySpecification")
                .get("PointInTimeRecoveryEnabled")
                .asBoolean())
        .isTrue();
    assertThat(table.has("StreamSpecification")).isFalse();
    assertThat(table.get("TimeToLiveSpecification"))
        .hasToString("{\"AttributeName\":\"ttl\",\"Enabled\":true}");
  }
}
