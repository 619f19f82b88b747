package dev.packshot.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.dynamo.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class BoundedRetriesTest {
  private final SdkException throttled =
      (SdkException)
          DynamoDbException.builder()
              .statusCode(400)
              .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
              .build();
  private final SdkException refused =
      (SdkException)
          ConditionalCheckFailedException.builder()
              .statusCode(400)
              .awsErrorDetails(AwsErrorDetails.builder().errorCode("-").build())
              .build();
  private final SdkException broken =
      SdkClientException.create("no answer", new IOException("reset"));

  private final BoundedRetries retries = retries(1);

  @AfterEach
  void endInvocation() {
    Deadline.end();
  }

  @Test
  void makesNineAttempts() {
    assertThat(pauses(retries, broken)).hasSize(8);
    assertThat(retries.maxAttempts()).isEqualTo(9);
  }

  @Test
  void pausesAtMostASecondEvenWhenThrottled() {
    assertThat(pauses(retries, throttled))
        .hasSize(8)
        .allMatch(pause -> pause.compareTo(Duration.ofSeconds(1)) <= 0)
        .allMatch(pause -> pause.compareTo(Duration.ZERO) > 0);
  }

  @Test
  void pausesDifferentlyInTwoInstances() {
    assertThat(pauses(retries(1), throttled)).isNotEqualTo(pauses(retries(2), throttled));
  }

  @Test
  void doesNotRepeatAPermanentFailure() {
    assertThat(pauses(retries, refused)).isEmpty();
  }

  @Test
  void givesUpWhenNoTimeIsLeftForAnotherAttempt() {
    Deadline.start(() -> 5_000);
    var token = initialToken(retries);
    assertThatThrownBy(() -> retries.refreshRetryToken(after(token, broken)))
        .isInstanceOf(TokenAcquisitionFailedException.class)
        .hasCause(broken);
  }

  @Test
  void repeatsWhileThereIsTimeForAnotherAttempt() {
    Deadline.start(() -> 5_051);
    assertThat(retries.refreshRetryToken(after(initialToken(retries), broken)).delay())
        .isLessThanOrEqualTo(Duration.ofMillis(50));
  }

  private static BoundedRetries retries(long seed) {
    return new BoundedRetries(new SplittableRandom(seed), Duration.ofSeconds(5));
  }

  private static List<Duration> pauses(BoundedRetries retries, SdkException failure) {
    var pauses = new ArrayList<Duration>();
    var token = initialToken(retries);
    while (true) {
      try {
        var next = retries.refreshRetryToken(after(token, failure));
        pauses.add(next.delay());
        token = next.token();
      } catch (TokenAcquisitionFailedException last) {
        return pauses;
      }
    }
  }

  private static RetryToken initialToken(BoundedRetries retries) {
    return retries.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();
  }

  private static RefreshRetryTokenRequest after(RetryToken token, SdkException failure) {
    return RefreshRetryTokenRequest.builder().token(token).failure(failure).build();
  }
}
