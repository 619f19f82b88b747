package dev.packshot.infra;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.constructs.Construct;

/** The dashboard: on top whether photos get through, below it why they might not. */
final class OperationsDashboard {
  private static final int FULL_WIDTH = 24;
  private static final int HALF_WIDTH = 12;

  OperationsDashboard(Construct scope, Stage stage, Metrics metrics, List<IAlarm> alarms) {
    var board =
        Dashboard.Builder.create(scope, "Dashboard")
            .dashboardName("packshot-" + stage.word())
            .build();
    board.addWidgets(
        graph(
            "Photos that got through, and those that did not",
            HALF_WIDTH,
            metrics.photos("accepted"),
            metrics.photos("rejected"),
            metrics.photos("ignored")),
        graph(
            "Uploads in the queue",
            HALF_WIDTH,
            metrics.waiting(),
            metrics.failed(),
            metrics.oldest()));
    board.addWidgets(
        AlarmStatusWidget.Builder.create()
            .title("Alarms")
            .width(FULL_WIDTH)
            .alarms(alarms)
            .build());
    board.addWidgets(
        graph(
            "Requests",
            HALF_WIDTH,
            metrics.requests(),
            metrics.clientErrors(),
            metrics.serverErrors(),
            metrics.throttles()),
        graph("Latency, ms", HALF_WIDTH, metrics.latency("p50"), metrics.latency("p99")));
  }

  private static GraphWidget graph(String title, int width, IMetric... metrics) {
    return GraphWidget.Builder.create().title(title).width(width).left(List.of(metrics)).build();
  }
}
