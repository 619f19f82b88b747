package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  @Test
  void preparesTheTableForARateThatANewOneDoesNotTake() {
    var fast = SynthesizedStack.with(Map.of("stage", "dev", "requestsPerSecond", "2000"));
    assertThat(fast.properties("AWS::DynamoDB::Table").get("WarmThroughput"))
        .hasToString("{\"ReadUnitsPerSecond\":12000,\"WriteUnitsPerSecond\":7400}");
    assertThat(
            SynthesizedStack.production().properties("AWS::DynamoDB::Table").has("WarmThroughput"))
        .isFalse();
  }

  @Test
  void usesARestoredTableInPlaceOfItsOwn() {
    var name = "Packshot-production-restored";
    var restored = SynthesizedStack.with(Map.of("stage", "production", "table", name));
    assertThat(restored.all("AWS::DynamoDB::Table")).isEmpty();
    var function = restored.functions().get("get-session").get("Properties");
    assertThat(function.get("Environment").get("Variables").get("PACKSHOT_TABLE").asText())
        .isEqualTo(name);
    assertThat(restored.resource(Intrinsics.logicalId(function.get("Role"))).toString())
        .contains(":table/" + name);
    assertThat(restored.template().get("Outputs").get("Table").get("Value").asText())
        .isEqualTo(name);
  }

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
