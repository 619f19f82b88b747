package dev.packshot.infra;

import dev.packshot.event.Route;
import io.github.cdklabs.cdknag.NagPackSuppression;
import java.util.List;
import software.constructs.IConstruct;

/** Where the stack departs from the AwsSolutions rules of cdk-nag, each with its reason. */
final class NagSuppressions {
  private static final List<Route> TOUCHING_PHOTOS =
      List.of(
          Route.GET_SESSION,
          Route.PRESIGN_UPLOAD,
          Route.REGISTER_PHOTO,
          Route.UPDATE_PHOTO,
          Route.ADD_IMAGE,
          Route.DELETE_IMAGE);

  private final Media media;
  private final Functions functions;
  private final Api api;

  NagSuppressions(Media media, Functions functions, Api api) {
    this.media = media;
    this.functions = functions;
    this.api = api;
  }

  void justify() {
    ofTheBucket();
    ofTheApi();
    media.distribution().ifPresent(NagSuppressions::ofTheDistribution);
    var photos =
        "One function serves all photos or images; nothing but their common prefix names them.";
    for (var route : TOUCHING_PHOTOS) {
      at(functions.of(route).function().getRole(), "AwsSolutions-IAM5", photos);
    }
    at(functions.uploadedObject().function().getRole(), "AwsSolutions-IAM5", photos);
    at(functions.expireSessions().function().getRole(), "AwsSolutions-IAM5", photos);
  }

  private void ofTheBucket() {
    at(
        media.bucket(),
        "AwsSolutions-S1",
        "Every upload is in the functions' log and every request in the API's; S3's own access log"
            + " would be one more object for each batch and tell nothing more.");
  }

  private void ofTheApi() {
    var admission =
        "Functions admit callers themselves, in the one write that also counts the request; an"
            + " authorizer would be a second function and a second write for each request.";
    at(api, "AwsSolutions-APIG4", admission);
    at(api, "AwsSolutions-COG4", admission);
    at(
        api,
        "AwsSolutions-APIG2",
        "Functions check every field and say which is wrong; the gateway's validators cannot.");
    at(
        api,
        "AwsSolutions-APIG3",
        "The firewall is an option (-c firewall=true): it costs a fixed sum a month, and every key"
            + " and address has its limit without it.");
    at(
        api,
        "AwsSolutions-IAM4",
        "The one managed policy that AWS names for API Gateway's access logs, of a role that all"
            + " APIs of the account share.");
  }

  private static void ofTheDistribution(IConstruct distribution) {
    at(distribution, "AwsSolutions-CFR1", "Product pictures may be looked at from every country.");
    at(
        distribution,
        "AwsSolutions-CFR2",
        "It serves cached public pictures and runs no code that a firewall could protect.");
    at(
        distribution,
        "AwsSolutions-CFR3",
        "The pictures are public; a log of who looked at them would be personal data kept for"
            + " nothing.");
    at(
        distribution,
        "AwsSolutions-CFR4",
        "Viewers come to CloudFront's own domain name, whose TLS versions are CloudFront's to"
            + " choose; only a certificate of one's own could set a minimum.");
  }

  private static void at(IConstruct where, String rule, String reason) {
    io.github.cdklabs.cdknag.NagSuppressions.addResourceSuppressions(
        where, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()), true);
  }
}
