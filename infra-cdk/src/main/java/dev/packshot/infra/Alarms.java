package dev.packshot.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Every alarm, each with what to do in its description. */
final class Alarms {
  private final Construct scope;
  private final Optional<SnsAction> tell;
  private final List<IAlarm> all = new ArrayList<>();

  Alarms(Construct scope, Metrics metrics, Optional<String> topic) {
    this.scope = scope;
    this.tell = topic.map(arn -> new SnsAction(Topic.fromTopicArn(scope, "AlarmTopic", arn)));
    add(
        "PhotosFailed",
        "Uploads failed five times and wait in the dead-letter queue: docs/deploy.md, Redrive.",
        metrics.failed(),
        0,
        1);
    add(
        "PhotosLate",
        "An upload has waited over 15 minutes: is the function failing or throttled?",
        metrics.oldest(),
        900,
        1);
    add(
        "ServerErrors",
        "The API answered 5xx more than five times in five minutes: find request_ids in the logs.",
        metrics.serverErrors(),
        5,
        1);
    add(
        "Slow",
        "For 15 minutes one request in a hundred took over 3 seconds.",
        metrics.latency("p99"),
        3_000,
        3);
    add(
        "Throttled",
        "Lambda turned calls away: the account's concurrency is used up.",
        metrics.throttles(),
        0,
        1);
    add(
        "ExpireFailed",
        "The job that expires idle sessions failed; reads still tell them expired.",
        metrics.jobErrors(),
        0,
        1);
  }

  List<IAlarm> all() {
    return all;
  }

  private void add(String id, String whatToDo, IMetric metric, int threshold, int periods) {
    var alarm =
        Alarm.Builder.create(scope, id)
            .alarmDescription(whatToDo)
            .metric(metric)
            .threshold(threshold)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .evaluationPeriods(periods)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    tell.ifPresent(alarm::addAlarmAction);
    tell.ifPresent(alarm::addOkAction);
    all.add(alarm);
  }
}
