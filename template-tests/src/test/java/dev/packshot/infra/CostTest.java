package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CostTest {
  @Test
  void computesTheTablesOfTheDocument() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "cost.md")))
        .contains("\n" + Cost.table(1_000_000, 10) + "\n")
        .contains("\n" + FixedCost.table() + "\n")
        .contains("\n" + CostChanges.table(1_000_000, 10, Cost.oneTime(1_000_000, 10)) + "\n")
        .contains("\n" + StorageCost.table(10_000_000) + "\n")
        .contains("\n" + RenditionCost.table(10_000_000, CostAssumptions.PHOTO_MILLIS) + "\n")
        .contains(
            "\n"
                + ImageCost.table(CostAssumptions.API_MILLIS, CostAssumptions.PHOTO_MILLIS)
                + "\n");
  }

  @Test
  void statesWhatAStrangerCanCostInADay() throws IOException {
    var document = Files.readString(Path.of("..", "docs", "cost.md"));
    for (var stage : Stage.values()) {
      var rate = new RequestRate(stage.requestsPerSecond());
      assertThat(document)
          .contains("US$ %.0f in %s".formatted(CostChanges.strangerPerDay(rate), stage.value()));
    }
  }

  @Test
  void countsTheAlarmsAndMetricsOfTheStack() {
    var stack = SynthesizedStack.production();
    assertThat(FixedCost.table())
        .contains("| " + stack.all("AWS::CloudWatch::Alarm").size() + " alarms |")
        .contains("| " + stack.all("AWS::Logs::MetricFilter").size() + " metrics of the log |");
  }

  @Test
  void isProportionalToTheSessions() {
    assertThat(line(Cost.table(2_000_000, 10), "**per session**"))
        .isEqualTo(line(Cost.table(1_000_000, 10), "**per session**"));
  }

  private static String line(String table, String text) {
    return table.lines().filter(line -> line.contains(text)).findFirst().orElseThrow();
  }
}
