package dev.packshot.infra;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** What a deployment is for, and what follows from that. */
public enum Stage {
  /** To try things; it can be thrown away as a whole. */
  DEV(RemovalPolicy.DESTROY, RetentionDays.ONE_WEEK, 50, 100, 5),

  /** With the photos of real people's products; no deploy and no mistake may lose them. */
  PRODUCTION(RemovalPolicy.RETAIN, RetentionDays.THREE_MONTHS, 1_000, 2_000, 50);

  private final RemovalPolicy data;
  private final RetentionDays logs;
  private final int requestsPerSecond;
  private final int burst;
  private final int ingestConcurrency;

  Stage(
      RemovalPolicy data,
      RetentionDays logs,
      int requestsPerSecond,
      int burst,
      int ingestConcurrency) {
    this.data = data;
    this.logs = logs;
    this.requestsPerSecond = requestsPerSecond;
    this.burst = burst;
    this.ingestConcurrency = ingestConcurrency;
  }

  /** The word that names it: {@code dev} or {@code production}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean keepsData() {
    return data == RemovalPolicy.RETAIN;
  }

  /** What becomes of table, bucket and their like when the stack goes. */
  RemovalPolicy data() {
    return data;
  }

  RetentionDays logs() {
    return logs;
  }

  /** Requests that the whole API takes in one second before it answers 429. */
  int requestsPerSecond() {
    return requestsPerSecond;
  }

  int burst() {
    return burst;
  }

  /** Uploads that are judged at the same time, so that a flood cannot starve the API. */
  int ingestConcurrency() {
    return ingestConcurrency;
  }

  static Stage of(String word) {
    return Arrays.stream(values())
        .filter(stage -> stage.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadSetting(
                    "There is no stage \""
                        + word
                        + "\"; say -c stage= with one of "
                        + all()
                        + "."));
  }

  private static String all() {
    return Arrays.stream(values()).map(Stage::word).collect(Collectors.joining(", "));
  }
}
