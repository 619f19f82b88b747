package dev.packshot.infra;

import java.util.Locale;

/** The monthly cost of a deployment that nobody uses. */
final class FixedCost {
  private static final double MONTH_SECONDS = 30.4 * 86_400;

  /** Lambda's long polls of a queue: five at a time, of 20 seconds each. */
  private static final double POLLS = 5 * MONTH_SECONDS / 20;

  /** Runs of the look-up of captures, of 0.1 seconds with half a GB. */
  private static final double LOOK_UPS = MONTH_SECONDS / 60;

  /** The cost of one run that finds nothing: the invocation, and half a read unit of each shard. */
  private static final double LOOK_UP =
      Prices.INVOCATION + (0.1 * 0.5 * Prices.GB_SECOND) + (8 * Prices.READ_UNIT);

  private static final int ALARMS = 9;
  private static final int LOG_METRICS = 4;

  private final StringBuilder rows = new StringBuilder("| each month | US$ |\n|---|---:|\n");
  private double total;

  private FixedCost() {}

  /** Returns the table in Markdown. */
  static String table() {
    var cost = new FixedCost();
    cost.row(
        String.format(Locale.ROOT, "SQS, %,.0f polls of an empty queue", POLLS),
        POLLS * Prices.QUEUE_REQUEST);
    cost.row(
        String.format(Locale.ROOT, "look-ups of captures, %,.0f runs", LOOK_UPS),
        LOOK_UPS * LOOK_UP);
    cost.row(ALARMS + " alarms", ALARMS * Prices.ALARM_MONTH);
    cost.row("a dashboard", Prices.DASHBOARD_MONTH);
    cost.row(LOG_METRICS + " metrics of the log", LOG_METRICS * Prices.METRIC_MONTH);
    cost.row("**fixed total**", cost.total);
    cost.row("with a firewall, also", Prices.FIREWALL_MONTH);
    return cost.rows.toString();
  }

  private void row(String item, double dollars) {
    rows.append(String.format(Locale.ROOT, "| %s | %,.2f |\n", item, dollars));
    total += dollars;
  }
}
