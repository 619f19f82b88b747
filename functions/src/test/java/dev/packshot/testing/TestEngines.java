package dev.packshot.testing;

import dev.packshot.devkit.DynamoServer;
import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.dynamodb.DirectDynamoDbClient;
import dev.packshot.dynamodb.OperationInvoker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local and s3proxy, which all tests of a JVM share. */
public final class TestEngines {
  static final DynamoServer DYNAMO = DynamoServer.start();
  public static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();
  static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
  static final DynamoDbClient SDK =
      DynamoDbClient.builder()
          .endpointOverride(DYNAMO.endpoint())
          .region(Region.of(TestApp.REGION))
          .credentialsProvider(CREDENTIALS)
          .httpClient(HTTP)
          .build();
  static final DynamoDbClient DATABASE = database(HTTP);
  static final EmbeddedS3 S3 = startS3();

  private TestEngines() {}

  /** Returns the functions' client of DynamoDB, with this HTTP client. */
  public static DynamoDbClient database(SdkHttpClient http) {
    return new DirectDynamoDbClient(
        new OperationInvoker(
            http, DYNAMO.endpoint(), TestApp.REGION, CREDENTIALS, Clock.systemUTC(), Map.of()));
  }

  private static EmbeddedS3 startS3() {
    try {
      var folder = Files.createTempDirectory(Path.of("target"), "s3-");
      return EmbeddedS3.in(folder)
          .region(TestApp.REGION)
          .credentials(TestApp.ACCESS_KEY, TestApp.SECRET_KEY)
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
