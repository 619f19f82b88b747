package dev.packshot.infra.preflight;

import dev.packshot.infra.account.Aws;
import java.util.List;

/**
 * The check that the account may create CloudFront distributions. AWS blocks this in some new
 * accounts and has no call that tells. An account that has a distribution is not blocked.
 */
final class CloudFrontCheck implements Check {
  @Override
  public String subject() {
    return "CloudFront";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    if (!assembly.has("AWS::CloudFront::Distribution")) {
      return List.of(Finding.ok(subject(), "is not used"));
    }
    int distributions =
        aws.run("cloudfront", "list-distributions", "--query", "DistributionList.Items[].Id")
            .size();
    return List.of(
        distributions > 0
            ? Finding.ok(subject(), "the account has distributions")
            : Finding.warning(
                subject(),
                "the account has no distribution yet, and AWS does not tell beforehand whether it"
                    + " may create one. If the deployment fails with \"Your account must be"
                    + " verified\", open a free support case for the account with this message."));
  }
}
