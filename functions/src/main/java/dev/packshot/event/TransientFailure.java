package dev.packshot.event;

import dev.packshot.dynamo.ContentionException;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * The failures of AWS after which a retry may succeed. Others are errors of this application, such
 * as a malformed expression, a missing permission or a missing table: AWS answers them with a
 * status of 4xx every time
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html).
 */
final class TransientFailure {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERRORS = 500;

  /** The reasons for the cancellation of a transaction of which no condition failed. */
  private static final Set<String> TRANSIENT_CANCELLATIONS =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private TransientFailure() {}

  /** Returns whether a retry may succeed. */
  static boolean is(RuntimeException failure) {
    if (failure instanceof TransactionCanceledException cancelled) {
      return cancelled.cancellationReasons().stream()
          .anyMatch(it -> TRANSIENT_CANCELLATIONS.contains(it.code()));
    }
    if (failure instanceof SdkServiceException error) {
      return error.isThrottlingException()
          || error.statusCode() >= SERVER_ERRORS
          || error.statusCode() == REQUEST_TIMEOUT
          || error instanceof TransactionConflictException
          || error instanceof TransactionInProgressException;
    }
    return failure instanceof ContentionException
        || failure instanceof SdkException; // no response, or none in time
  }
}
