package dev.packshot.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A check of a deployment, which finds out by itself when it is not allowed to look. */
record Check(String subject, String permission, Callable<List<Finding>> look) {
  /** Returns what was found. A refusal of AWS is a finding, with the permission that is missing. */
  List<Finding> findings() {
    try {
      return look.call();
    } catch (AwsServiceException refused) {
      var code = code(refused);
      return List.of(
          Finding.bad(
              subject,
              ("AWS answers " + refused.statusCode() + " " + code).strip(),
              code.contains("Denied") || refused.statusCode() == 403
                  ? "allow " + permission + " to your user or role"
                  : "deploy again with make deploy"));
    } catch (Exception unreachable) {
      return List.of(
          Finding.bad(subject, "no answer: " + unreachable, "check the network and AWS_REGION"));
    }
  }

  private static String code(AwsServiceException refused) {
    var details = Optional.ofNullable(refused.awsErrorDetails());
    return details.map(AwsErrorDetails::errorCode).orElse("");
  }
}
