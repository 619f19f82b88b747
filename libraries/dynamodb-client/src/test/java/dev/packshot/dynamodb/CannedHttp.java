package dev.packshot.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An HTTP client that records requests and returns prepared responses in order. It repeats the last
 * one.
 */
final class CannedHttp implements SdkHttpClient {
  static final AwsSessionCredentials CREDENTIALS =
      AwsSessionCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI", "session-token");
  private static final URI ENDPOINT = URI.create("https://dynamodb.eu-central-1.amazonaws.com");

  record Sent(SdkHttpRequest head, String body) {
    String header(String name) {
      return head.firstMatchingHeader(name).orElseThrow();
    }
  }

  private interface Response {
    HttpExecuteResponse get() throws IOException;
  }

  final List<Sent> sent = new ArrayList<>();
  private final Deque<Response> responses = new ArrayDeque<>();

  CannedHttp respond(int status, String body) {
    return respond(status, body, Map.of());
  }

  CannedHttp respond(int status, String body, Map<String, String> headers) {
    responses.add(() -> response(status, body.getBytes(StandardCharsets.UTF_8), headers));
    return this;
  }

  CannedHttp respondWithError(int status, String code, Map<String, String> headers) {
    var body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"no\"}";
    return respond(status, body.formatted(code), headers);
  }

  CannedHttp resetConnection() {
    responses.add(
        () -> {
          throw new IOException("Connection reset");
        });
    return this;
  }

  CannedHttp throwUnchecked(RuntimeException failure) {
    responses.add(
        () -> {
          throw failure;
        });
    return this;
  }

  DynamoDbClient client(Clock clock) {
    return new DirectDynamoDbClient(
        new OperationInvoker(
            this,
            ENDPOINT,
            "eu-central-1",
            StaticCredentialsProvider.create(CREDENTIALS),
            clock,
            Map.of("Connection", "close")));
  }

  DynamoDbClient client() {
    return client(Clock.systemUTC());
  }

  /** Returns the SDK's own client in retry mode {@code legacy}, whatever this version's default. */
  DynamoDbClient sdkClient() {
    System.setProperty(SdkSystemSetting.AWS_RETRY_MODE.property(), "legacy");
    return DynamoDbClient.builder()
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
        .httpClient(this)
        .build();
  }

  Sent last() {
    return sent.get(sent.size() - 1);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        sent.add(new Sent(request.httpRequest(), body(request)));
        var response = responses.size() > 1 ? responses.remove() : responses.element();
        return response.get();
      }

      @Override
      public void abort() {}
    };
  }

  private static String body(HttpExecuteRequest request) {
    try (var body = request.contentStreamProvider().orElseThrow().newStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static HttpExecuteResponse response(
      int status, byte[] body, Map<String, String> headers) {
    var checksum = new CRC32();
    checksum.update(body);
    var head =
        SdkHttpFullResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("x-amzn-RequestId", "REQUEST-1")
            .putHeader("x-amz-crc32", Long.toString(checksum.getValue()));
    headers.forEach(head::putHeader);
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  @Override
  public void close() {}
}
