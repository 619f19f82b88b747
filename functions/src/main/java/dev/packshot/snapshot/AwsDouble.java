package dev.packshot.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** A double of DynamoDB and S3 at the HTTP level. It accepts every call and never waits. */
final class AwsDouble implements SdkHttpClient {
  private final TableDouble table;
  private final BucketDouble bucket = new BucketDouble();

  /**
   * Creates a double.
   *
   * @param items the items of the table, as a JSON array in DynamoDB's format
   */
  AwsDouble(String items) {
    this.table = new TableDouble(items);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        var http = request.httpRequest();
        var target = http.firstMatchingHeader("X-Amz-Target");
        if (target.isPresent()) {
          var body = request.contentStreamProvider().orElseThrow().newStream();
          return response(table.answer(target.get(), body));
        }
        if (request.contentStreamProvider().isPresent()) {
          request
              .contentStreamProvider()
              .get()
              .newStream()
              .transferTo(OutputStream.nullOutputStream());
        }
        return response(bucket.answer(http));
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}

  private static HttpExecuteResponse response(DoubleResponse answer) {
    var http =
        SdkHttpFullResponse.builder()
            .statusCode(200)
            .putHeader("Content-Length", Integer.toString(answer.body().length));
    answer.headers().forEach(http::putHeader);
    return HttpExecuteResponse.builder()
        .response(http.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }
}
