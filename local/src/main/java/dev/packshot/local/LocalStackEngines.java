package dev.packshot.local;

import dev.packshot.devkit.PackshotTable;
import dev.packshot.graph.Settings;
import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.gateway.PublicPictures;
import dev.packshot.local.pump.QueuePump;
import dev.packshot.store.SigningCredentials;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * LocalStack's DynamoDB, S3 and SQS, with a table, a bucket and queues of the run's own, so that no
 * deployed function takes its events.
 */
final class LocalStackEngines implements Engines {
  private static final String NAME = "packshot-run";
  private static final String USER = "test";

  /** A gateway's caller waits 29 s at the most; by then an outage must have been answered. */
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private static final Duration CALL = Duration.ofSeconds(12);

  /** A service begins to start when it is first asked for. */
  private static final int FIRST_TRIES = 4;

  private final URI endpoint;
  private final Consumer<String> log;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(ATTEMPT).socketTimeout(ATTEMPT).build();
  private final DynamoDbClient dynamo;
  private final S3Client s3;
  private final SqsClient sqs;

  private LocalStackEngines(URI endpoint, Consumer<String> log) {
    this.endpoint = endpoint;
    this.log = log;
    this.dynamo = at(DynamoDbClient.builder()).httpClient(http).build();
    this.s3 = at(S3Client.builder()).httpClient(http).forcePathStyle(true).build();
    this.sqs = at(SqsClient.builder()).httpClient(http).build();
  }

  /** Makes what is not there yet. */
  static Engines connect(URI endpoint, Consumer<String> log) {
    var engines = new LocalStackEngines(endpoint, log);
    try {
      engines.preparePatiently();
      return engines;
    } catch (SdkClientException nobody) {
      engines.close();
      throw new CannotStart(
          "LocalStack does not answer at " + endpoint + "; make localstack starts it.");
    }
  }

  @Override
  public LocalComponent graph(Clock clock) {
    return DaggerLocalComponent.factory()
        .on(
            settings(),
            clock,
            dynamo,
            s3,
            () -> new SigningCredentials(USER, USER, Optional.empty(), Optional.empty()));
  }

  @Override
  public URI s3Url() {
    return endpoint;
  }

  @Override
  public String place() {
    return "LocalStack's, until that stops";
  }

  @Override
  public AutoCloseable deliverTo(LocalFunction judge, Runnable whenEmptied) {
    Runnable restore =
        () -> {
          prepare();
          whenEmptied.run();
          log.accept("LocalStack was started anew: what it held is gone, the keys are back.");
        };
    return QueuePump.start(sqs, queue().url(), REGION, judge, restore, log);
  }

  @Override
  public void close() {
    sqs.close();
    s3.close();
    dynamo.close();
    http.close();
  }

  private void preparePatiently() {
    for (int tries = 1; ; tries++) {
      try {
        prepare();
        return;
      } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException slow) {
        if (tries == FIRST_TRIES) {
          throw slow;
        }
      }
    }
  }

  /** Twice does no harm. */
  private void prepare() {
    PackshotTable.create(dynamo, NAME);
    new LocalStackBucket(s3, bucket()).create(queue().arn());
  }

  private LocalStackQueue queue() {
    return LocalStackQueue.create(sqs, NAME + "-uploads");
  }

  private static String bucket() {
    return NAME + "-photos";
  }

  private Settings settings() {
    return Settings.outsideAws(NAME, bucket(), REGION, endpoint, "*", PublicPictures.PATH);
  }

  private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(USER, USER)))
        .overrideConfiguration(calls -> calls.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
  }
}
