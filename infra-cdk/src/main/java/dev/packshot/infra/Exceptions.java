package dev.packshot.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/** Where the stack departs from the AwsSolutions rules of cdk-nag, each with its reason. */
final class Exceptions {
  private final Media media;
  private final Api api;

  Exceptions(Media media, Api api) {
    this.media = media;
    this.api = api;
  }

  void justify() {
  }

  private static void at(IConstruct where, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        where, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }
}
