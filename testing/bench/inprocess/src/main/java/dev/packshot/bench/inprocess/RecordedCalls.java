package dev.packshot.bench.inprocess;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * The AWS calls of this JVM, each with the length of its body. Calls to S3 are recorded by the SDK,
 * which loads this interceptor only if the folder {@code recording} is on the class path. Calls to
 * DynamoDB are recorded by the backend, because Packshot does not send them through the SDK's
 * client.
 */
public final class RecordedCalls implements ExecutionInterceptor {
  private static final List<Call> S3_CALLS = Collections.synchronizedList(new ArrayList<>());

  /** A call. */
  record Call(String operation, long bodyLength) {
    static Call parse(String line) {
      var parts = line.split(" ");
      return new Call(parts[0], Long.parseLong(parts[1]));
    }
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).equals("S3")) {
      var length = context.requestBody().flatMap(body -> body.optionalContentLength()).orElse(0L);
      S3_CALLS.add(new Call(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), length));
    }
  }

  /** Runs a task and returns the calls that were made meanwhile. */
  static List<Call> of(Cost.Task task) throws Exception {
    S3_CALLS.clear();
    takeTableCalls();
    task.run();
    var calls = new ArrayList<>(S3_CALLS);
    calls.addAll(takeTableCalls());
    return calls;
  }

  /** Returns the calls to the table since this method was last called. */
  private static List<Call> takeTableCalls() throws IOException {
    var address = URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB") + "/calls").toURL();
    try (var lines = address.openStream()) {
      return new String(lines.readAllBytes(), UTF_8).lines().map(Call::parse).toList();
    }
  }
}
