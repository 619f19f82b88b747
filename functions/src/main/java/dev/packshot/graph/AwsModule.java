package dev.packshot.graph;

import dagger.Module;
import dagger.Provides;
import dev.packshot.dynamodb.DirectDynamoDbClient;
import dev.packshot.dynamodb.OperationInvoker;
import dev.packshot.store.PhotoBucket;
import dev.packshot.store.S3UploadedFiles;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.SqsUploadAnnouncer;
import dev.packshot.store.UploadAnnouncer;
import dev.packshot.store.UploadedFiles;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The bindings of the clock, the settings and the AWS clients of a deployed function. */
@Module
interface AwsModule {
  @Provides
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }

  @Provides
  @Singleton
  static Settings settings() {
    return new Settings(System.getenv());
  }

  @Provides
  @Singleton
  static SdkHttpClient http(AwsTransport transport) {
    return transport.http().get();
  }

  @Provides
  @Singleton
  static AwsCredentialsProvider credentials(AwsTransport transport) {
    return transport.credentials().get();
  }

  @Provides
  static Supplier<SigningCredentials> signingCredentials(AwsCredentialsProvider provider) {
    return () -> {
      var identity = provider.resolveCredentials();
      var token =
          identity instanceof AwsSessionCredentials session
              ? Optional.of(session.sessionToken())
              : Optional.<String>empty();
      return new SigningCredentials(
          identity.accessKeyId(), identity.secretAccessKey(), token, identity.expirationTime());
    };
  }

  @Provides
  static UploadedFiles uploadedFiles(
      PhotoBucket bucket,
      SdkHttpClient http,
      Supplier<SigningCredentials> credentials,
      Clock clock) {
    return new S3UploadedFiles(bucket, http, credentials, clock);
  }

  @Provides
  @Singleton
  static RetryStrategy retries(RandomGenerator random) {
    return new BoundedRetries(random, AwsTransport.LONGEST_ATTEMPT);
  }

  @Provides
  @Singleton
  static DynamoDbClient dynamo(
      Settings settings,
      SdkHttpClient http,
      AwsCredentialsProvider credentials,
      AwsTransport transport,
      RetryStrategy retries,
      Clock clock) {
    return new DirectDynamoDbClient(
        new OperationInvoker(
            http,
            DynamoEndpoint.in(System.getenv(), settings.region()),
            settings.region(),
            credentials,
            clock,
            transport.headers(),
            retries));
  }

  @Provides
  static UploadAnnouncer announcer(
      Settings settings,
      SdkHttpClient http,
      AwsCredentialsProvider credentials,
      RetryStrategy retries) {
    var sqs =
        SqsClient.builder()
            .region(Region.of(settings.region()))
            .httpClient(http)
            .credentialsProvider(credentials)
            .overrideConfiguration(calls -> calls.retryStrategy(retries))
            .build();
    return new SqsUploadAnnouncer(sqs, settings.uploadQueue());
  }

  @Provides
  @Singleton
  static S3Client s3(
      Settings settings,
      SdkHttpClient http,
      AwsCredentialsProvider credentials,
      AwsTransport transport,
      RetryStrategy retries) {
    return S3Client.builder()
        .region(Region.of(settings.region()))
        .httpClient(http)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            calls -> {
              calls.retryStrategy(retries);
              transport.headers().forEach(calls::putHeader);
            })
        .build();
  }
}
