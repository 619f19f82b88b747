package dev.packshot.local.operator;

import dev.packshot.cli.ApiCheck;
import dev.packshot.cli.Deployment;
import dev.packshot.cli.EventQueue;
import dev.packshot.cli.Finding;
import dev.packshot.cli.PhotoBucketFiles;
import dev.packshot.cli.QueueCheck;
import dev.packshot.cli.TableCheck;
import dev.packshot.dynamo.Table;
import dev.packshot.session.IdleLimit;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A local run as its operator reaches it.
 *
 * @param versionsBucket the bucket of versions, if the store cannot list them
 */
public record LocalDeployment(
    DynamoDbClient dynamo,
    String tableName,
    S3Client s3,
    String bucket,
    Optional<String> versionsBucket,
    EventQueue queue,
    Supplier<URI> url)
    implements Deployment {
  @Override
  public String name() {
    return "the local run";
  }

  @Override
  public String operator() {
    return System.getProperty("user.name") + " on this machine";
  }

  @Override
  public Table table() {
    return new Table(dynamo, tableName);
  }

  @Override
  public IdleLimit idleLimit() {
    return IdleLimit.USUAL;
  }

  @Override
  public PhotoBucketFiles files() {
    return new PhotoBucketFiles(s3, bucket, versionsBucket);
  }

  @Override
  public List<Finding> examine() {
    var findings = new ArrayList<Finding>();
    findings.addAll(new TableCheck(dynamo, tableName).findings());
    s3.headBucket(head -> head.bucket(bucket));
    findings.add(Finding.good("bucket", bucket + " answers"));
    findings.addAll(new QueueCheck(queue).findings());
    findings.addAll(new ApiCheck(Clock.systemUTC()).api(url.get().toString()));
    return findings;
  }

  /** Closes nothing: the run goes on. */
  @Override
  public void close() {
    // the engines belong to the run
  }
}
