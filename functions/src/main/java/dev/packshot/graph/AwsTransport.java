package dev.packshot.graph;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.crt.io.EventLoopGroup;
import software.amazon.awssdk.crt.io.HostResolver;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;

/**
 * The way in which all AWS clients of one object graph reach AWS.
 *
 * @param http creates the HTTP client
 * @param credentials creates the source of credentials
 * @param headers sent with every call
 */
public record AwsTransport(
    Supplier<SdkHttpClient> http,
    Supplier<AwsCredentialsProvider> credentials,
    Map<String, String> headers) {
  /**
   * The time after which a connection that says nothing is given up: two seconds without a byte,
   * which the CRT client notices within three or four.
   */
  static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(4);

  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration CONNECTION = Duration.ofSeconds(2);

  public AwsTransport {
    headers = Map.copyOf(headers);
  }

  /** Returns a transport to AWS that reuses its connections. */
  public static AwsTransport live() {
    return new AwsTransport(AwsTransport::crtClient, AwsTransport::roleCredentials, Map.of());
  }

  /**
   * Returns a transport to AWS that closes each connection after use. No connection may be open
   * when a snapshot is taken, since the other end will be gone when it is restored.
   */
  public static AwsTransport closingConnections() {
    return new AwsTransport(
        AwsTransport::crtClient, AwsTransport::roleCredentials, Map.of("Connection", "close"));
  }

  /** Returns a transport to a double of AWS inside this process. */
  public static AwsTransport to(SdkHttpClient awsDouble) {
    var credentials = AwsBasicCredentials.create("double", "double");
    return new AwsTransport(
        () -> awsDouble, () -> StaticCredentialsProvider.create(credentials), Map.of());
  }

  /**
   * Closes what the CRT shares between all clients of a process: its event loops, and a resolver
   * that would otherwise keep the addresses of AWS from before a snapshot.
   */
  static void closeShared() {
    HostResolver.closeStaticDefault();
    EventLoopGroup.closeStaticDefault();
  }

  private static SdkHttpClient crtClient() {
    return AwsCrtHttpClient.builder()
        .connectionTimeout(CONNECTION)
        .tlsNegotiationTimeout(CONNECTION)
        .connectionHealthConfiguration(
            health -> health.minimumThroughputInBps(1L).minimumThroughputTimeout(SILENCE))
        .build();
  }

  /**
   * Returns the credentials of the function's role: from the environment or, under SnapStart, from
   * the address in the environment (docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html).
   */
  private static AwsCredentialsProvider roleCredentials() {
    return System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI") == null
        ? EnvironmentVariableCredentialsProvider.create()
        : ContainerCredentialsProvider.create();
  }
}
