package dev.packshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of DynamoDB and S3 that fail, or report their calls. */
public final class TestClients {
  private static final String CLOSED_PORT = "http://127.0.0.1:1";
  private static final ServerSocket UNRESPONSIVE = listen(); // accepts no connection

  private TestClients() {}

  /** Returns a client whose endpoint refuses connections. */
  public static DynamoDbClient unreachable() {
    return at(URI.create(CLOSED_PORT), Duration.ofSeconds(10));
  }

  /** Returns a client whose endpoint never answers, with a timeout of 100 ms. */
  public static DynamoDbClient unresponsive() {
    return at(
        URI.create("http://127.0.0.1:" + UNRESPONSIVE.getLocalPort()), Duration.ofMillis(100));
  }

  private static DynamoDbClient at(URI endpoint, Duration timeout) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(TestApp.REGION))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            calls -> calls.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(timeout))
        .build();
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Returns the exception for an error of DynamoDB. */
  public static RuntimeException serviceError(int status, String code, String message) {
    return DynamoDbException.builder()
        .statusCode(status)
        .message(message)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  /** Returns a client of the shared DynamoDB on which one operation fails. */
  public static DynamoDbClient failingOn(String operation, Supplier<RuntimeException> failure) {
    return observedDynamoDb(
        called -> {
          if (called.equals(operation)) {
            throw failure.get();
          }
        });
  }

  /** Returns a client of DynamoDB that reports the name of each operation before its call. */
  public static DynamoDbClient observedDynamoDb(Consumer<String> observer) {
    return observed(DynamoDbClient.class, TestApp.database(), observer);
  }

  /** Returns a client of S3 that reports the name of each operation before its call. */
  public static S3Client observedS3(Consumer<String> observer) {
    return observed(S3Client.class, TestApp.s3().client(), observer);
  }

  private static <T> T observed(Class<T> type, T client, Consumer<String> observer) {
    return type.cast(
        Proxy.newProxyInstance(
            TestClients.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              observer.accept(method.getName());
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
