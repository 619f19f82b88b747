package dev.packshot.snapshot;

import dev.packshot.graph.AppComponent;
import dev.packshot.graph.AwsTransport;
import dev.packshot.testing.TestApp;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The object graph of an application on the double of AWS, which records its calls. */
final class DoubleGraph implements AutoCloseable {
  private final AppComponent app;
  private final Queue<String> calls;

  private DoubleGraph(AppComponent app, Queue<String> calls) {
    this.app = app;
    this.calls = calls;
  }

  /** Creates a graph that calls the double only. */
  static DoubleGraph open(TestApp app) {
    var calls = new ConcurrentLinkedQueue<String>();
    var http = recording(new AwsDouble(Priming.tableItems()), calls);
    var transport = AwsTransport.to(http);
    var s3 =
        S3Client.builder()
            .region(Region.of(TestApp.REGION))
            .httpClient(http)
            .credentialsProvider(transport.credentials().get())
            .build();
    return new DoubleGraph(app.onAws(http, s3).graph, calls);
  }

  AppComponent app() {
    return app;
  }

  /** Returns the DynamoDB operations and the HTTP methods of the S3 requests so far. */
  Queue<String> calls() {
    return calls;
  }

  @Override
  public void close() {}

  private static SdkHttpClient recording(SdkHttpClient http, Queue<String> calls) {
    return new SdkHttpClient() {
      @Override
      public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target");
        calls.add(
            target
                .map(name -> name.substring(name.indexOf('.') + 1))
                .orElse(request.httpRequest().method().name()));
        return http.prepareRequest(request);
      }

      @Override
      public void close() {
        http.close();
      }
    };
  }
}
