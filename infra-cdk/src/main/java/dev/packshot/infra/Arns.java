package dev.packshot.infra;

/** The check of ARNs in settings. */
final class Arns {
  private Arns() {}

  /** Refuses a value that is not an ARN of the service. */
  static void check(String setting, String arn, String service, String resource) {
    if (!arn.startsWith("arn:") || !arn.contains(":" + service + ":")) {
      throw new InvalidSetting(
          "The " + setting + " \"" + arn + "\" is not the ARN of " + resource + ".");
    }
  }
}
