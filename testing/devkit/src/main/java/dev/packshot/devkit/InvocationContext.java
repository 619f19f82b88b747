package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.UUID;
import java.util.function.Consumer;

/** The Lambda context of one invocation, which passes the function's log to a consumer. */
public final class InvocationContext implements Context {
  private static final int TIMEOUT_MILLIS = 29_000;
  private static final int MEMORY_MB = 512;

  private final String function;
  private final String requestId;
  private final Consumer<String> log;
  private final long startedAt = System.nanoTime();

  /** Creates a context with a new request id. The log receives one line at a time. */
  public InvocationContext(String function, Consumer<String> log) {
    this(function, UUID.randomUUID().toString(), log);
  }

  public InvocationContext(String function, String requestId, Consumer<String> log) {
    this.function = function;
    this.requestId = requestId;
    this.log = log;
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + function;
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return function;
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:000000000000:function:" + function;
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return TIMEOUT_MILLIS - (int) ((System.nanoTime() - startedAt) / 1_000_000);
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEMORY_MB;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String line) {
        log.accept(line);
      }

      @Override
      public void log(byte[] line) {
        log.accept(new String(line, UTF_8));
      }
    };
  }
}
