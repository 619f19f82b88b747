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
 * The shared database, asked in steps: the calls of one step are held until all of them have come,
 * so that an operation that makes them one after the other never gets on.
 */
public final class TestSteps {
  private static final int SECONDS = 20;

  private final List<CyclicBarrier> ofCall = new ArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();

  /** With so many calls at once in each step. */
  public TestSteps(int... callsAtOnce) {
    for (int together : callsAtOnce) {
      var step = new CyclicBarrier(together);
      for (int call = 0; call < together; call++) {
        ofCall.add(step);
      }
    }
  }

  public DynamoDbClient database() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            TestSteps.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  public void assertAllTaken() {
    assertThat(calls).as("calls of the table").hasValue(ofCall.size());
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    int number = calls.getAndIncrement();
    if (number >= ofCall.size()) {
      throw new AssertionError("One call too many: " + method.getName() + Arrays.asList(arguments));
    }
    ofCall.get(number).await(SECONDS, TimeUnit.SECONDS);
    try {
      return method.invoke(TestApp.database(), arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
