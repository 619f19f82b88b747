package dev.packshot.cli;

import dev.packshot.dynamo.Table;
import dev.packshot.session.IdleLimit;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A deployment in AWS, found by the outputs of its stack. */
final class AwsDeployment implements Deployment {
  private final String stack;
  private final String operator;
  private final Map<String, String> outputs;
  private final SdkHttpClient http;
  private final DynamoDbClient dynamo;
  private final S3Client s3;
  private final SqsClient sqs;
  private final CloudWatchClient metrics;

  private AwsDeployment(
      String stack, String operator, Map<String, String> outputs, SdkHttpClient http) {
    this.stack = stack;
    this.operator = operator;
    this.outputs = outputs;
    this.http = http;
    this.dynamo = DynamoDbClient.builder().httpClient(http).build();
    this.s3 = S3Client.builder().httpClient(http).build();
    this.sqs = SqsClient.builder().httpClient(http).build();
    this.metrics = CloudWatchClient.builder().httpClient(http).build();
  }

  /** Opens the deployment of a stage with the credentials of the default chain. */
  static Deployment open(String stage) {
    if (!new Stages().contains(stage)) {
      throw CommandFailure.usage(
          "There is no stage \"" + stage + "\"; use --stage dev or --stage production.");
    }
    var stack = "Packshot-" + stage;
    var http = UrlConnectionHttpClient.create();
    try {
      return new AwsDeployment(stack, caller(http), outputs(http, stack), http);
    } catch (SdkException refused) {
      http.close();
      throw CommandFailure.unreachable(
          "stack "
              + stack
              + " cannot be reached; check the credentials and AWS_REGION, or create it with make"
              + " deploy. AWS answered: "
              + refused.getMessage());
    }
  }

  private static String caller(SdkHttpClient http) {
    try (var sts = StsClient.builder().httpClient(http).build()) {
      return sts.getCallerIdentity().arn();
    }
  }

  private static Map<String, String> outputs(SdkHttpClient http, String stack) {
    try (var formation = CloudFormationClient.builder().httpClient(http).build()) {
      var outputs = new TreeMap<String, String>();
      formation
          .describeStacks(describe -> describe.stackName(stack))
          .stacks()
          .get(0)
          .outputs()
          .forEach(output -> outputs.put(output.outputKey(), output.outputValue()));
      return outputs;
    }
  }

  @Override
  public String name() {
    return stack;
  }

  @Override
  public String operator() {
    return operator;
  }

  @Override
  public Table table() {
    return new Table(dynamo, output("Table"));
  }

  @Override
  public IdleLimit idleLimit() {
    return Optional.ofNullable(outputs.get("SessionIdleHours"))
        .map(hours -> new IdleLimit(Duration.ofHours(Integer.parseInt(hours))))
        .orElse(IdleLimit.USUAL);
  }

  @Override
  public PhotoBucketFiles files() {
    return new PhotoBucketFiles(s3, output("Bucket"), Optional.empty());
  }

  @Override
  public EventQueue queue() {
    return new SqsEventQueue(sqs, metrics, output("Queue"), output("DeadLetterQueue"));
  }

  @Override
  public List<Finding> examine() {
    var queue = output("Queue");
    var http = new ApiCheck(Clock.systemUTC());
    var findings = new ArrayList<Finding>();
    findings.add(Finding.good("credentials", operator));
    findings.addAll(new TableCheck(dynamo, output("Table")).findings());
    findings.addAll(
        new BucketCheck(s3, output("Bucket"), queue.substring(queue.lastIndexOf('/') + 1))
            .findings());
    findings.addAll(new QueueCheck(queue()).findings());
    findings.addAll(http.api(output("ApiUrl")));
    Optional.ofNullable(outputs.get("MediaDomain"))
        .ifPresent(domain -> findings.addAll(http.pictures(domain)));
    return findings;
  }

  private String output(String name) {
    var value = outputs.get(name);
    if (value == null) {
      throw CommandFailure.unreachable(
          "stack " + stack + " has no output " + name + "; deploy it again with make deploy.");
    }
    return value;
  }

  @Override
  public void close() {
    metrics.close();
    sqs.close();
    s3.close();
    dynamo.close();
    http.close();
  }
}
