package dev.packshot.graph;

import dev.packshot.dynamo.Deadline;
import java.time.Duration;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The retry strategy of calls to AWS. It repeats what the SDK's legacy mode repeats, with pauses of
 * at most a second, also after throttling. It gives up when the invocation has no time for one more
 * attempt.
 *
 * <p>The SDK takes the lengths of its pauses from a generator whose seed is part of a snapshot, so
 * restored instances would pause alike. This strategy has a generator of its own.
 */
public final class BoundedRetries implements RetryStrategy {
  private static final int MAX_ATTEMPTS = 9;
  private static final long FIRST_PAUSE_MILLIS = 25;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;
  private static final int DOUBLINGS = 6;

  private final RetryStrategy strategy;
  private final Duration longestAttempt;

  /**
   * Creates a strategy.
   *
   * @param random the source of the lengths of pauses, which must differ between instances
   * @param longestAttempt the time after which the HTTP client gives up on a silent connection
   */
  public BoundedRetries(RandomGenerator random, Duration longestAttempt) {
    this.longestAttempt = longestAttempt;
    this.strategy =
        AwsRetryStrategy.legacyRetryStrategy().toBuilder()
            .maxAttempts(MAX_ATTEMPTS)
            .backoffStrategy(attempt -> pause(attempt, random))
            .throttlingBackoffStrategy(attempt -> pause(attempt, random))
            .build();
  }

  private static Duration pause(int attempt, RandomGenerator random) {
    long longest =
        Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, DOUBLINGS));
    return Duration.ofMillis(random.nextLong(longest) + 1);
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return strategy.acquireInitialToken(request);
  }

  /**
   * Returns the pause before the next attempt.
   *
   * @throws TokenAcquisitionFailedException if there is to be no other attempt
   */
  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    var next = strategy.refreshRetryToken(request);
    if (!Deadline.current().allows(next.delay().plus(longestAttempt))) {
      throw new TokenAcquisitionFailedException(
          "The invocation has no time for another attempt.", request.failure());
    }
    return next;
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    return strategy.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return strategy.maxAttempts();
  }

  /** Returns false: the SDK would replace this strategy by an unbounded one to add its defaults. */
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    throw new UnsupportedOperationException("A bounded strategy cannot be changed.");
  }
}
