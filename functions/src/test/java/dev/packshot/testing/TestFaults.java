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

/** Databases that fail. */
public final class TestFaults {
  private static final String CLOSED_PORT = "http://127.0.0.1:1";
  private static final ServerSocket SILENT = listen(); // nobody accepts what the kernel lets in

  private TestFaults() {}

  /** A client of a database that is out of reach. */
  public static DynamoDbClient outOfReach() {
    return at(URI.create(CLOSED_PORT), Duration.ofSeconds(10));
  }

  /** A client of a database that takes calls and never answers them. */
  public static DynamoDbClient silent() {
    return at(URI.create("http://127.0.0.1:" + SILENT.getLocalPort()), Duration.ofMillis(100));
  }

  private static DynamoDbClient at(URI endpoint, Duration patience) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(TestApp.REGION))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            calls ->
                calls.retryStrategy(DefaultRetryStrategy.doNotRetry()).apiCallTimeout(patience))
        .build();
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What a service answers instead of a result. */
  public static RuntimeException refusal(int status, String code, String message) {
    return DynamoDbException.builder()
        .statusCode(status)
        .message(message)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }

  /** The shared database, but for one operation, which fails. */
  public static DynamoDbClient failingAt(String operation, Supplier<RuntimeException> failure) {
    return watched(
        called -> {
          if (called.equals(operation)) {
            throw failure.get();
          }
        });
  }

  /** The shared database; each operation's name is told before it is done. */
  public static DynamoDbClient watched(Consumer<String> told) {
    return watched(DynamoDbClient.class, TestApp.database(), told);
  }

  /** The shared object store; each operation's name is told before it is done. */
  public static S3Client watchedObjects(Consumer<String> told) {
    return watched(S3Client.class, TestApp.s3().client(), told);
  }

  private static <T> T watched(Class<T> type, T sound, Consumer<String> told) {
    return type.cast(
        Proxy.newProxyInstance(
            TestFaults.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              told.accept(method.getName());
              try {
                return method.invoke(sound, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            }));
  }
}
