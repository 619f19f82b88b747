package dev.packshot.infra;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.RetentionDays;

/** The purpose of a deployment, with the settings that follow from it. */
enum Stage {
  /** A stage for experiments. Its data is deleted with the stack. */
  DEV,

  /** The stage of real users. No deployment or mistake may delete its data. */
  PRODUCTION;

  /** Returns the name in settings and resource names: {@code dev} or {@code production}. */
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean keepsData() {
    return this == PRODUCTION;
  }

  /**
   * Returns the policy of the table, the bucket and everything else that holds data. A deployment
   * that fails removes what it has created itself, so that it can be repeated
   * (docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html,
   * RetainExceptOnCreate).
   */
  RemovalPolicy removalPolicy() {
    return switch (this) {
      case DEV -> RemovalPolicy.DESTROY;
      case PRODUCTION -> RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    };
  }

  /** Returns the days after which the files of photos are deleted unless a setting changes it. */
  OptionalInt photoDays() {
    return switch (this) {
      case DEV -> OptionalInt.of(14);
      case PRODUCTION -> OptionalInt.empty();
    };
  }

  RetentionDays logRetention() {
    return switch (this) {
      case DEV -> RetentionDays.ONE_WEEK;
      case PRODUCTION -> RetentionDays.THREE_MONTHS;
    };
  }

  /**
   * Returns the sustained rate of the whole API unless a setting changes it. It also bounds what a
   * stranger can make the owner pay (docs/cost.md).
   */
  int requestsPerSecond() {
    return switch (this) {
      case DEV -> 50;
      case PRODUCTION -> 100;
    };
  }

  /** Returns the limit of concurrent upload batches, which leaves concurrency for the API. */
  int uploadConcurrency() {
    return switch (this) {
      case DEV -> 5;
      case PRODUCTION -> 50;
    };
  }

  static Stage of(String value) {
    return Arrays.stream(values())
        .filter(stage -> stage.value().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "There is no stage \"" + value + "\"; set -c stage= to " + valueList() + "."));
  }

  private static String valueList() {
    return Arrays.stream(values()).map(Stage::value).collect(Collectors.joining(" or "));
  }
}
