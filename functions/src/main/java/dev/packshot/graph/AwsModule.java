package dev.packshot.graph;

import dagger.Module;
import dagger.Provides;
import dev.packshot.dynamodb.DirectDynamoDbClient;
import dev.packshot.dynamodb.OperationInvoker;
import dev.packshot.snapshot.TableDouble;
import dev.packshot.store.SigningCredentials;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The clock, the settings and AWS, as a function on Lambda sees them. */
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

  /**
   * The role's credentials: from the environment, or, under SnapStart, from the address that the
   * environment names (docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html).
   */
  @Provides
  @Singleton
  static AwsCredentialsProvider credentials(Connections connections) {
    if (connections == Connections.NONE) {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
    }
    return System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI") == null
        ? EnvironmentVariableCredentialsProvider.create()
        : ContainerCredentialsProvider.create();
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
  @Singleton
  static SdkHttpClient http(Connections connections) {
    return connections == Connections.NONE ? new TableDouble() : AwsCrtHttpClient.create();
  }

  /**
   * Whichever HTTP client there is, it keeps no connection whose request says that it will not be
   * used again.
   */
  private static Map<String, String> closing(Connections connections) {
    return connections == Connections.CLOSED_AFTER_USE ? Map.of("Connection", "close") : Map.of();
  }

  @Provides
  @Singleton
  static DynamoDbClient dynamo(
      Settings settings,
      SdkHttpClient http,
      AwsCredentialsProvider credentials,
      Connections connections,
      Clock clock) {
    return new DirectDynamoDbClient(
        new OperationInvoker(
            http,
            DynamoEndpoint.in(System.getenv(), settings.region()),
            settings.region(),
            credentials,
            clock,
            closing(connections)));
  }

  @Provides
  @Singleton
  static S3Client s3(
      Settings settings,
      SdkHttpClient http,
      AwsCredentialsProvider credentials,
      Connections connections) {
    return S3Client.builder()
        .region(Region.of(settings.region()))
        .httpClient(http)
        .credentialsProvider(credentials)
        .overrideConfiguration(calls -> closing(connections).forEach(calls::putHeader))
        .build();
  }
}
