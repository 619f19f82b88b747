package dev.packshot.local;

import dev.packshot.devkit.PackshotTable;
import dev.packshot.graph.Settings;
import dev.packshot.local.function.LocalFunction;
import dev.packshot.local.gateway.PublicPictures;
import dev.packshot.local.issuer.DevelopmentIssuer;
import dev.packshot.local.pump.SqsPump;
import dev.packshot.lookup.ProductServer;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.SqsUploadAnnouncer;
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
 * LocalStack's DynamoDB, S3 and SQS. The run has its own table, bucket and queues, so that deployed
 * functions do not receive its events.
 */
final class LocalStackEngines implements Engines {
  private static final String NAME = "packshot-run";
  private static final String ACCESS_KEY = "test";

  /** API Gateway times out after 29 s, so an outage must be answered before that. */
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(12);

  /** LocalStack starts each service at its first request, which may take several attempts. */
  private static final int MAX_FIRST_ATTEMPTS = 4;

  private final URI endpoint;
  private final Consumer<String> log;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(ATTEMPT_TIMEOUT)
          .socketTimeout(ATTEMPT_TIMEOUT)
          .build();
  private final DynamoDbClient dynamo;
  private final S3Client s3;
  private final SqsClient sqs;

  private LocalStackEngines(URI endpoint, Consumer<String> log) {
    this.endpoint = endpoint;
    this.log = log;
    this.dynamo = configure(DynamoDbClient.builder()).httpClient(http).build();
    this.s3 = configure(S3Client.builder()).httpClient(http).forcePathStyle(true).build();
    this.sqs = configure(SqsClient.builder()).httpClient(http).build();
  }

  /**
   * Connects to LocalStack and creates the missing table, bucket and queues.
   *
   * @throws StartupException if LocalStack does not answer
   */
  static Engines connect(URI endpoint, Consumer<String> log) {
    var engines = new LocalStackEngines(endpoint, log);
    try {
      engines.prepareWithRetries();
      return engines;
    } catch (SdkClientException unreachable) {
      engines.close();
      throw new StartupException(
          "LocalStack does not answer at " + endpoint + "; start it with make localstack.");
    }
  }

  @Override
  public LocalComponent graph(
      Clock clock, DevelopmentIssuer issuer, Optional<ProductServer> products, URI address) {
    var settings = settings(address);
    return DaggerLocalComponent.factory()
        .create(
            issuer.trustedBy(products.map(settings::with).orElse(settings)),
            clock,
            dynamo,
            s3,
            UploadedFilesOf.bucket(bucket(), REGION, endpoint, LocalStackEngines::credentials),
            new SqsUploadAnnouncer(sqs, queue().url()),
            LocalStackEngines::credentials);
  }

  private static SigningCredentials credentials() {
    return new SigningCredentials(ACCESS_KEY, ACCESS_KEY, Optional.empty(), Optional.empty());
  }

  @Override
  public URI s3Url() {
    return endpoint;
  }

  @Override
  public String dataLocation() {
    return "in LocalStack, until it stops";
  }

  @Override
  public AutoCloseable startDelivery(LocalFunction uploadHandler, Runnable onDataLoss) {
    Runnable restore =
        () -> {
          prepare();
          onDataLoss.run();
          log.accept(
              "LocalStack has lost its data; the table, the bucket, the queue and the keys were"
                  + " created again.");
        };
    return SqsPump.start(sqs, queue().url(), REGION, uploadHandler, restore, log);
  }

  @Override
  public void close() {
    sqs.close();
    s3.close();
    dynamo.close();
    http.close();
  }

  private void prepareWithRetries() {
    for (int attempt = 1; ; attempt++) {
      try {
        prepare();
        return;
      } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException e) {
        if (attempt == MAX_FIRST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Creates the missing resources. Repeating it is safe. */
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

  private static Settings settings(URI address) {
    return Settings.outsideAws(NAME, bucket(), REGION, address, "*", PublicPictures.PATH);
  }

  private <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, ACCESS_KEY)))
        .overrideConfiguration(
            override ->
                override.apiCallAttemptTimeout(ATTEMPT_TIMEOUT).apiCallTimeout(CALL_TIMEOUT));
  }
}
