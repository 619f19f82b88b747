package dev.packshot.infra;

import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The CloudWatch metrics of alarms and dashboard. Those of photos are extracted from the logs. */
final class Metrics {
  private static final Duration PERIOD = Duration.minutes(5);

  private final Construct scope;
  private final Stage stage;
  private final Api api;
  private final Functions functions;
  private final UploadQueue uploads;
  private final Optional<IMetric> photosUnaccounted;

  Metrics(
      Construct scope, StageSettings settings, Api api, Functions functions, UploadQueue uploads) {
    this.scope = scope;
    this.stage = settings.stage();
    this.api = api;
    this.functions = functions;
    this.uploads = uploads;
    this.photosUnaccounted =
        settings.target().hasDashboard() ? Optional.of(unaccounted()) : Optional.empty();
  }

  /** Returns the number of photos with an outcome, such as accepted, rejected or ignored. */
  IMetric photos(String outcome) {
    return MetricFilter.Builder.create(scope, "Photos-" + outcome)
        .logGroup(functions.uploadedObject().log())
        .filterPattern(FilterPattern.stringValue("$.outcome", "=", outcome))
        .metricNamespace("Packshot/" + stage.value())
        .metricName("photos_" + outcome)
        .metricValue("1")
        .build()
        .metric(options("Sum").label(outcome).build());
  }

  IMetric requests() {
    return api.gateway().metricCount(options("Sum").label("requests").build());
  }

  IMetric clientErrors() {
    return api.gateway().metricClientError(options("Sum").label("4xx").build());
  }

  IMetric serverErrors() {
    return api.gateway().metricServerError(options("Sum").label("5xx").build());
  }

  IMetric latency(String statistic) {
    return api.gateway().metricLatency(options(statistic).label(statistic).build());
  }

  IMetric queuedUploads() {
    return visibleMessages(uploads.queue(), "queued");
  }

  IMetric deadLetters() {
    return visibleMessages(uploads.deadLetters(), "dead letters");
  }

  IMetric ageOfOldestUpload() {
    return uploads
        .queue()
        .metricApproximateAgeOfOldestMessage(
            options("Maximum").label("age of oldest, seconds").build());
  }

  IMetric jobErrors() {
    return functions.expireSessions().alias().metricErrors(options("Sum").build());
  }

  IMetric reconcileErrors() {
    return functions.reconcilePhotos().alias().metricErrors(options("Sum").build());
  }

  IMetric lookUpErrors() {
    return functions.lookUpCaptures().alias().metricErrors(options("Sum").build());
  }

  /**
   * Returns the number of objects that had no verdict long after they were stored; empty if the
   * target has no metrics of logs.
   */
  Optional<IMetric> photosUnaccounted() {
    return photosUnaccounted;
  }

  private IMetric unaccounted() {
    return MetricFilter.Builder.create(scope, "PhotosUnaccountedFilter")
        .logGroup(functions.reconcilePhotos().log())
        .filterPattern(FilterPattern.exists("$.unaccounted"))
        .metricNamespace("Packshot/" + stage.value())
        .metricName("photos_unaccounted")
        .metricValue("$.unaccounted")
        .build()
        .metric(options("Sum").label("unaccounted").build());
  }

  /**
   * Returns the throttled invocations of all functions in the account and region, since these share
   * the concurrency limit.
   */
  IMetric throttles() {
    return Metric.Builder.create()
        .namespace("AWS/Lambda")
        .metricName("Throttles")
        .statistic("Sum")
        .period(PERIOD)
        .label("throttled")
        .build();
  }

  private static IMetric visibleMessages(Queue queue, String label) {
    return queue.metricApproximateNumberOfMessagesVisible(options("Maximum").label(label).build());
  }

  private static MetricOptions.Builder options(String statistic) {
    return MetricOptions.builder().statistic(statistic).period(PERIOD);
  }
}
