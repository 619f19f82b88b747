package dev.packshot.lambda;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Databases that fail. */
public final class TestFaults {
  private static final String CLOSED_PORT = "http://127.0.0.1:1";

  private TestFaults() {}

  /** A client of a database that is out of reach. */
  public static DynamoDbClient outOfReach() {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create(CLOSED_PORT))
        .region(Region.of(TestApp.REGION))
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  /** The shared database, but for one operation, which fails. */
  public static DynamoDbClient failingAt(String operation, Supplier<RuntimeException> failure) {
    var sound = TestApp.dynamo();
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            TestFaults.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(operation)) {
                throw failure.get();
              }
              try {
                return method.invoke(sound, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
