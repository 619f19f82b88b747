package dev.packshot.infra;

/**
 * The request rate of the whole API.
 *
 * @param sustained the requests per second above which the API answers 429
 */
record RequestRate(int sustained) {
  /**
   * The write units per second that a new on-demand table takes at once
   * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html).
   */
  static final int WRITES_OF_NEW_TABLE = 4_000;

  /** The read units per second that a new on-demand table takes at once. */
  static final int READS_OF_NEW_TABLE = 12_000;

  /** The write units of a request, with those of the upload events, in the mix of docs/cost.md. */
  private static final double WRITES_PER_REQUEST = 3.7;

  /** The greatest rate that API Gateway grants an account without a request to AWS. */
  private static final int MAX_SUSTAINED = 10_000;

  /** Returns the rate of the settings. */
  static RequestRate of(SettingSource settings, Stage stage) {
    return settings
        .find("requestsPerSecond")
        .map(RequestRate::parse)
        .orElseGet(() -> new RequestRate(stage.requestsPerSecond()));
  }

  private static RequestRate parse(String number) {
    if (!number.matches("[1-9][0-9]{0,4}") || Integer.parseInt(number) > MAX_SUSTAINED) {
      throw new InvalidSetting(
          "Set requestsPerSecond to a whole number from 1 to 10000, not \"" + number + "\".");
    }
    return new RequestRate(Integer.parseInt(number));
  }

  /** Returns the requests that the API accepts at once, above the sustained rate. */
  int burst() {
    return Math.min(2 * sustained, 5_000);
  }

  /** Returns the write units per second of a table whose API is used at its full rate. */
  int writesPerSecond() {
    return (int) Math.ceil(sustained * WRITES_PER_REQUEST);
  }

  boolean exceedsNewTable() {
    return writesPerSecond() > WRITES_OF_NEW_TABLE;
  }
}
