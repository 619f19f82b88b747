package dev.packshot.infra.preflight;

import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsRefusal;
import java.util.List;

/** The check that the bucket's name, unique in the world, is free or belongs to the stack. */
final class BucketCheck implements Check {
  @Override
  public String subject() {
    return "bucket";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    var own = StackResources.of(aws, assembly.stack());
    return assembly
        .resources("AWS::S3::Bucket")
        .filter(bucket -> !own.logicalIds().contains(bucket.getKey()))
        .flatMap(bucket -> assembly.text(bucket.getValue().at("/Properties/BucketName")).stream())
        .map(name -> check(aws, name))
        .toList();
  }

  private Finding check(Aws aws, String name) {
    try {
      aws.run("s3api", "head-bucket", "--bucket", name);
      return Finding.wrong(subject(), name + " is there and is not the stack's. " + Finding.ADOPT);
    } catch (AwsRefusal refusal) {
      if (refusal.is("404")) {
        return Finding.ok(subject(), name + " is free");
      }
      if (refusal.is("403")) {
        return Finding.wrong(
            subject(), name + " belongs to another account, or you may not see it.");
      }
      throw refusal;
    }
  }
}
