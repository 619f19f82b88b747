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
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Keeps what is sent and answers what it was told to; after its last answer, that one again. */
final class CannedHttp implements SdkHttpClient {
  static final AwsSessionCredentials CREDENTIALS =
      AwsSessionCredentials.create("AKIDEXAMPLE", "wJalrXUtnFEMI", "session-token");
  private static final URI ENDPOINT = URI.create("https://dynamodb.eu-central-1.amazonaws.com");

  /** One request and its body. */
  record Sent(SdkHttpRequest head, String body) {
    String header(String name) {
      return head.firstMatchingHeader(name).orElseThrow();
    }
  }

  private interface Answer {
    HttpExecuteResponse give() throws IOException;
  }

  final List<Sent> sent = new ArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();

  CannedHttp answer(int status, String body) {
    return answer(status, body, Map.of());
  }

  CannedHttp answer(int status, String body, Map<String, String> headers) {
    answers.add(() -> response(status, body.getBytes(StandardCharsets.UTF_8), headers));
    return this;
  }

  /** An error of DynamoDB's. */
  CannedHttp refusal(int status, String code, Map<String, String> headers) {
    var body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"no\"}";
    return answer(status, body.formatted(code), headers);
  }

  CannedHttp breakDown() {
    answers.add(
        () -> {
          throw new IOException("Connection reset");
        });
    return this;
  }

  CannedHttp fail(RuntimeException failure) {
    answers.add(
        () -> {
          throw failure;
        });
    return this;
  }

  DynamoDbClient ours(Clock clock) {
    return new AwsJsonDynamoDb(
        new SignedCalls(
            this,
            ENDPOINT,
            "eu-central-1",
            StaticCredentialsProvider.create(CREDENTIALS),
            clock,
            Map.of("Connection", "close")));
  }

  DynamoDbClient ours() {
    return ours(Clock.systemUTC());
  }

  DynamoDbClient theirs() {
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
        var answer = answers.size() > 1 ? answers.remove() : answers.element();
        return answer.give();
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
    var sum = new CRC32();
    sum.update(body);
    var head =
        SdkHttpFullResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .putHeader("x-amzn-RequestId", "REQUEST-1")
            .putHeader("x-amz-crc32", Long.toString(sum.getValue()));
    headers.forEach(head::putHeader);
    return HttpExecuteResponse.builder()
        .response(head.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  @Override
  public void close() {}
}
