package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperationsTest {
  @EachStage
  void expiresEveryLog(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    var logs = stack.all("AWS::Logs::LogGroup");
    assertThat(logs).hasSize(stack.functions().size() + 2);
    logs.forEach(
        (id, log) ->
            assertThat(log.get("Properties").path("RetentionInDays").asInt())
                .as(id)
                .isBetween(1, 365));
  }

  @EachStage
  void hasAlarmsForUploadsTheApiAndTheJob(Stage stage) {
    assertThat(SynthesizedStack.of(stage).all("AWS::CloudWatch::Alarm").keySet())
        .extracting(id -> id.replaceFirst("^Operations", "").replaceFirst("[0-9A-F]{8}$", ""))
        .containsExactlyInAnyOrder(
            "ExpireFailed",
            "PhotosFailed",
            "PhotosLate",
            "ServerErrors",
            "Slow",
            "Throttled",
            "PhotosUnaccounted",
            "ReconcileFailed",
            "LookUpFailed");
    assertThat(SynthesizedStack.of(stage).all("AWS::Events::Rule")).hasSize(3);
  }

  @EachStage
  void showsHowManyPhotosAreUnaccountedFor(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    assertThat(stack.all("AWS::Logs::MetricFilter").values())
        .extracting(filter -> filter.get("Properties").at("/MetricTransformations/0"))
        .anyMatch(
            metric ->
                metric.get("MetricName").asText().equals("photos_unaccounted")
                    && metric.get("MetricValue").asText().equals("$.unaccounted"));
    assertThat(Intrinsics.text(stack.properties("AWS::CloudWatch::Dashboard").get("DashboardBody")))
        .contains("photos_unaccounted");
  }

  @EachStage
  void runsBothJobsEveryHour(Stage stage) {
    assertThat(SynthesizedStack.of(stage).all("AWS::Events::Rule").values())
        .filteredOn(
            rule ->
                rule.get("Properties").get("ScheduleExpression").asText().equals("rate(1 hour)"))
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.get("Properties").get("Targets").toString())
                    .contains("ExpireSessions", "ReconcilePhotos"));
  }

  @EachStage
  void looksUpCapturesEveryMinute(Stage stage) {
    assertThat(SynthesizedStack.of(stage).all("AWS::Events::Rule").values())
        .filteredOn(
            rule ->
                rule.get("Properties").get("ScheduleExpression").asText().equals("rate(1 minute)"))
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.get("Properties").get("Targets").toString())
                    .contains("LookUpCaptures"));
  }

  @EachStage
  void savesQueriesOfAllLogsAndLinksThemFromTheDashboard(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    var dashboard =
        Intrinsics.text(stack.properties("AWS::CloudWatch::Dashboard").get("DashboardBody"));
    var queries = stack.all("AWS::Logs::QueryDefinition").values();
    assertThat(queries).hasSize(2);
    for (var query : queries) {
      var properties = query.get("Properties");
      // docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-querying.html: 50 at
      // most
      assertThat(properties.get("LogGroupNames"))
          .hasSize(stack.functions().size() + 1)
          .hasSizeLessThanOrEqualTo(50);
      assertThat(dashboard).contains(properties.get("Name").asText());
    }
    assertThat(queries.toString()).contains(SavedQueries.PLACEHOLDER, "by route");
  }

  @Test
  void notifiesTheTopicAndTheRecipientOfTheBudgetIfTheyAreSet() {
    var stack = SynthesizedStack.withEverything();
    for (var alarm : stack.all("AWS::CloudWatch::Alarm").values()) {
      assertThat(alarm.get("Properties").get("AlarmActions"))
          .hasToString("[\"arn:aws:sns:eu-central-1:123456789012:alarms\"]");
    }
    assertThat(stack.properties("AWS::Budgets::Budget").toString())
        .contains("someone@example.com", "\"Amount\":100");
    assertThat(stack.all("AWS::WAFv2::WebACLAssociation")).hasSize(1);
    assertThat(stack.all("AWS::Route53::RecordSet").values())
        .extracting(record -> record.get("Properties").get("Type").asText())
        .containsExactlyInAnyOrder("A", "AAAA");
    assertThat(stack.properties("AWS::ApiGateway::DomainName").get("SecurityPolicy").asText())
        .isEqualTo("TLS_1_2");
  }
}
