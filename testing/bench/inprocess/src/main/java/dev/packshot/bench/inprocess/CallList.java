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
 * Every call that this JVM makes, by its name and the length of its body. Those of the table are
 * told by the table, since ours do not pass through the SDK's client; those of the bucket by the
 * SDK, which finds this class where {@code checked} is on the class path, and nowhere else.
 */
public final class CallList implements ExecutionInterceptor {
  private static final List<Made> OF_BUCKET = Collections.synchronizedList(new ArrayList<>());

  /** One call. */
  record Made(String operation, long bodyLength) {
    static Made read(String line) {
      var parts = line.split(" ");
      return new Made(parts[0], Long.parseLong(parts[1]));
    }
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).equals("S3")) {
      var length = context.requestBody().flatMap(body -> body.optionalContentLength()).orElse(0L);
      OF_BUCKET.add(
          new Made(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), length));
    }
  }

  /** What is called meanwhile. */
  static List<Made> of(Cost.Call work) throws Exception {
    OF_BUCKET.clear();
    ofTable();
    work.make();
    var calls = new ArrayList<>(OF_BUCKET);
    calls.addAll(ofTable());
    return calls;
  }

  /** What the table was asked since this was last called. */
  private static List<Made> ofTable() throws IOException {
    var tape = URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB") + "/calls").toURL();
    try (var lines = tape.openStream()) {
      return new String(lines.readAllBytes(), UTF_8).lines().map(Made::read).toList();
    }
  }
}
