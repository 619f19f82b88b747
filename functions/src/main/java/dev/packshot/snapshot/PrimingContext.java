package dev.packshot.snapshot;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The context of priming invocations. Only failures are logged, since metrics are derived from the
 * log.
 */
final class PrimingContext implements Context {
  private static final String NAME = "priming";
  private static final String FAILURE = "{\"level\":\"ERROR\"";
  private static final int MILLIS = 60_000;
  private static final int MEGABYTES = 512;

  private volatile Optional<String> failure = Optional.empty();

  /** Returns the first failure that was logged. */
  Optional<String> failure() {
    return failure;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        if (message.startsWith(FAILURE) && failure.isEmpty()) {
          failure = Optional.of(message);
        }
      }

      @Override
      public void log(byte[] message) {
        log(new String(message, StandardCharsets.UTF_8));
      }
    };
  }

  @Override
  public String getAwsRequestId() {
    return NAME;
  }

  @Override
  public String getLogGroupName() {
    return NAME;
  }

  @Override
  public String getLogStreamName() {
    return NAME;
  }

  @Override
  public String getFunctionName() {
    return NAME;
  }

  @Override
  public String getFunctionVersion() {
    return NAME;
  }

  @Override
  public String getInvokedFunctionArn() {
    return NAME;
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
    return MILLIS;
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEGABYTES;
  }
}
