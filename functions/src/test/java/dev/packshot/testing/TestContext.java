package dev.packshot.testing;

import com.amazonaws.services.lambda.runtime.Context;
import dev.packshot.devkit.InvocationContext;
import java.util.Collection;

/** The invocation context that tests pass to handlers. */
public final class TestContext {
  /** The id of every invocation. */
  public static final String REQUEST_ID = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

  private TestContext() {}

  /** Returns a context that adds log lines to a collection. */
  public static Context with(Collection<String> log) {
    return new InvocationContext("test", REQUEST_ID, log::add);
  }
}
