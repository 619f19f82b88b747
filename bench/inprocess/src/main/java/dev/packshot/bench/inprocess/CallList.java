package dev.packshot.bench.inprocess;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Every call that any client of the SDK in this JVM makes, by its name and the length of its body.
 * The SDK finds it where {@code checked} is on the class path, and nowhere else.
 */
public final class CallList implements ExecutionInterceptor {
  private static final List<Made> CALLS = Collections.synchronizedList(new ArrayList<>());

  /** One call. */
  record Made(String operation, long bodyLength) {}

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    var length = context.requestBody().flatMap(body -> body.optionalContentLength()).orElse(0L);
    CALLS.add(new Made(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), length));
  }

  /** What is called meanwhile. */
  static List<Made> of(Cost.Call work) throws Exception {
    CALLS.clear();
    work.make();
    return List.copyOf(CALLS);
  }
}
