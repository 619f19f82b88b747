package dev.packshot.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TextWidget;
import software.constructs.Construct;

/** The CloudWatch dashboard: the outcomes of uploads first, then alarms and the API. */
final class OperationsDashboard {
  private static final int FULL_WIDTH = 24;
  private static final int HALF_WIDTH = 12;
  private static final int TEXT_HEIGHT = 2;

  OperationsDashboard(
      Construct scope, Stage stage, Metrics metrics, List<IAlarm> alarms, SavedQueries queries) {
    var dashboard =
        Dashboard.Builder.create(scope, "Dashboard")
            .dashboardName("packshot-" + stage.value() + "-" + Aws.REGION) // shared by all regions
            .build();
    dashboard.addWidgets(
        graph(
            "Photos by outcome",
            HALF_WIDTH,
            metrics.photos("accepted"),
            metrics.photos("rejected"),
            metrics.photos("ignored"),
            metrics.photosUnaccounted().orElseThrow()),
        graph(
            "Uploads in the queue",
            HALF_WIDTH,
            metrics.queuedUploads(),
            metrics.deadLetters(),
            metrics.ageOfOldestUpload()));
    dashboard.addWidgets(
        AlarmStatusWidget.Builder.create()
            .title("Alarms")
            .width(FULL_WIDTH)
            .alarms(alarms)
            .build());
    dashboard.addWidgets(
        graph(
            "Requests",
            HALF_WIDTH,
            metrics.requests(),
            metrics.clientErrors(),
            metrics.serverErrors(),
            metrics.throttles()),
        graph("Latency, ms", HALF_WIDTH, metrics.latency("p50"), metrics.latency("p99")));
    dashboard.addWidgets(
        TextWidget.Builder.create()
            .markdown(queries.link())
            .width(FULL_WIDTH)
            .height(TEXT_HEIGHT)
            .build());
  }

  private static GraphWidget graph(String title, int width, IMetric... metrics) {
    return GraphWidget.Builder.create().title(title).width(width).left(List.of(metrics)).build();
  }
}
