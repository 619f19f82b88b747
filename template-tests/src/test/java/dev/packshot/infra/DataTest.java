package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of the table. */
class DataTest {
  @EachStage
  void paysTheTableByUseAndCanTakeItBackInTime(Stage stage) {
    var table = Synthesized.of(stage).properties("AWS::DynamoDB::Table");
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
