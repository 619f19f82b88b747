package dev.packshot.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.constructs.IConstruct;

/** The exceptions of the stack from cdk-nag's AwsSolutions rules, each with its reason. */
final class CdkNagSuppressions {
  private final Media media;
  private final Functions functions;
  private final Api api;

  CdkNagSuppressions(Media media, Functions functions, Api api) {
    this.media = media;
    this.functions = functions;
    this.api = api;
  }

  void apply() {
    suppressForBucket();
    suppressForApi();
    suppressForFunctions();
    media.distribution().ifPresent(CdkNagSuppressions::suppressForDistribution);
  }

  static void apply(KeepAliveCalls calls) {
    var history = "Step Functions keeps the history of each execution, one a week, for 90 days.";
    suppress(calls, "AwsSolutions-SF1", history);
    suppress(calls, "AwsSolutions-SF2", history);
  }

  static void apply(UserPools pools) {
    suppress(
        pools,
        "AwsSolutions-COG2",
        "Whether users need a second factor is for the operator to decide in the pool's settings.");
    var plus = "Threat protection belongs to Cognito's Plus plan, which has a price for each user.";
    suppress(pools, "AwsSolutions-COG3", plus);
    suppress(pools, "AwsSolutions-COG8", plus);
  }

  static void apply(ScannerPage page) {
    suppress(page.bucket(), "AwsSolutions-S1", "The bucket has the public files of a web page.");
    suppressForDistribution(page.distribution());
  }

  private void suppressForBucket() {
    suppress(
        media.bucket(),
        "AwsSolutions-S1",
        "Who reads a picture by a signed URL is not recorded, and docs/cost.md says so: the URL is"
            + " given only to callers whose request is logged, and is valid for 15 minutes.");
  }

  private void suppressForApi() {
    var admission =
        "The functions authenticate callers in the same write that counts the request; an"
            + " authorizer would add a second function and a second write to each request.";
    suppress(api, "AwsSolutions-APIG4", admission);
    suppress(api, "AwsSolutions-COG4", admission);
    suppress(
        api,
        "AwsSolutions-APIG2",
        "The functions validate every field and report which one is invalid; API Gateway's"
            + " validators cannot.");
    suppress(
        api,
        "AwsSolutions-APIG3",
        "The firewall is optional (-c firewall=true): it has a fixed monthly price, and every key"
            + " and address has a rate limit without it.");
    suppress(
        api,
        "AwsSolutions-IAM5",
        "API Gateway reads every public picture, and their only common name is a key prefix.");
    suppress(
        api,
        "AwsSolutions-IAM4",
        "The managed policy is the one that AWS documents for API Gateway's access logs, on a role"
            + " that all APIs of the account share.");
  }

  private void suppressForFunctions() {
    for (var function : functions.all()) {
      if (function.plan().hasWildcardGrant()) {
        suppress(
            function.function().getRole(),
            "AwsSolutions-IAM5",
            "The function handles every photo or image, and their only common name is a key"
                + " prefix.");
      }
    }
  }

  private static void suppressForDistribution(IConstruct distribution) {
    suppress(distribution, "AwsSolutions-CFR1", "What is served may be viewed from every country.");
    suppress(
        distribution,
        "AwsSolutions-CFR2",
        "The distribution serves cached public files and runs no code that a firewall could"
            + " protect.");
    suppress(
        distribution,
        "AwsSolutions-CFR3",
        "The files are public; a log of their viewers would be personal data without a use.");
    suppress(
        distribution,
        "AwsSolutions-CFR4",
        "Viewers use CloudFront's own domain name, for which CloudFront chooses the TLS versions;"
            + " only a custom certificate allows a minimum.");
  }

  private static void suppress(IConstruct construct, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        construct, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }
}
