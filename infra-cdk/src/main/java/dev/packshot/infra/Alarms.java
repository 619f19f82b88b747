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

/** The CloudWatch alarms. Their descriptions contain the next step of the operator. */
final class Alarms {
  private final Construct scope;
  private final Optional<SnsAction> notification;
  private final List<IAlarm> all = new ArrayList<>();

  Alarms(Construct scope, Metrics metrics, Optional<String> topic) {
    this.scope = scope;
    this.notification =
        topic.map(arn -> new SnsAction(Topic.fromTopicArn(scope, "AlarmTopic", arn)));
    addUploadAlarms(metrics);
    addApiAlarms(metrics);
    add(
        "ExpireFailed",
        "The job that expires idle sessions failed; the API still reports them as expired.",
        metrics.jobErrors(),
        0,
        1);
    addReconcileAlarms(metrics);
    addLookUpAlarm(metrics);
  }

  List<IAlarm> all() {
    return all;
  }

  private void addUploadAlarms(Metrics metrics) {
    add(
        "PhotosFailed",
        "Uploads failed in every attempt and are in the dead-letter queue: see docs/deploy.md,"
            + " Redrive.",
        metrics.deadLetters(),
        0,
        1);
    add(
        "PhotosLate",
        "An upload has waited for over 15 minutes: check the function for errors and throttling.",
        metrics.ageOfOldestUpload(),
        900,
        1);
  }

  private void addReconcileAlarms(Metrics metrics) {
    metrics
        .photosUnaccounted()
        .ifPresent(
            unaccounted ->
                add(
                    "PhotosUnaccounted",
                    "Objects had no verdict 15 minutes after their upload, and their events were"
                        + " sent again: see docs/deploy.md, Reconcile.",
                    unaccounted,
                    0,
                    1));
    add(
        "ReconcileFailed",
        "The reconciliation of photos with their objects failed: find the exception in the logs of"
            + " reconcile-photos.",
        metrics.reconcileErrors(),
        0,
        1);
  }

  private void addLookUpAlarm(Metrics metrics) {
    add(
        "LookUpFailed",
        "The look-up of captures failed more than twice in five minutes: find the exception in the"
            + " logs of look-up-captures.",
        metrics.lookUpErrors(),
        2,
        1);
  }

  private void addApiAlarms(Metrics metrics) {
    add(
        "ServerErrors",
        "The API answered 5xx more than five times in five minutes: find the request_id in the"
            + " logs.",
        metrics.serverErrors(),
        5,
        1);
    add(
        "Slow",
        "For 15 minutes, one request in a hundred took over 3 seconds.",
        metrics.latency("p99"),
        3_000,
        3);
    add(
        "Throttled",
        "Lambda throttled invocations: the account's concurrency is used up.",
        metrics.throttles(),
        0,
        1);
  }

  private void add(String id, String description, IMetric metric, int threshold, int periods) {
    var alarm =
        Alarm.Builder.create(scope, id)
            .alarmDescription(description)
            .metric(metric)
            .threshold(threshold)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .evaluationPeriods(periods)
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .build();
    notification.ifPresent(alarm::addAlarmAction);
    notification.ifPresent(alarm::addOkAction);
    all.add(alarm);
  }
}
