package dev.packshot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A client of DynamoDB that delays each call until all calls of its step have started. An operation
 * that makes the calls of one step one after another never completes.
 */
public final class TestSteps {
  private static final int SECONDS = 20;

  private final List<CyclicBarrier> barriers = new ArrayList<>();
  private final AtomicInteger started = new AtomicInteger();

  /** Creates a client for steps of these numbers of concurrent calls. */
  public TestSteps(int... callsPerStep) {
    for (int calls : callsPerStep) {
      var step = new CyclicBarrier(calls);
      for (int call = 0; call < calls; call++) {
        barriers.add(step);
      }
    }
  }

  /** Returns the client. */
  public DynamoDbClient database() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            TestSteps.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  public void assertAllCallsMade() {
    assertThat(started).as("calls to DynamoDB").hasValue(barriers.size());
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    int number = started.getAndIncrement();
    if (number >= barriers.size()) {
      throw new AssertionError("Unexpected call: " + method.getName() + Arrays.asList(arguments));
    }
    barriers.get(number).await(SECONDS, TimeUnit.SECONDS);
    try {
      return method.invoke(TestApp.database(), arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
