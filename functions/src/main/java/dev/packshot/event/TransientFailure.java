package dev.packshot.event;

import dev.packshot.dynamo.ContentionException;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Tells failures of AWS that pass by themselves from those that are our own mistakes, which AWS
 * refuses with a status of 4xx every time: a malformed expression, a missing grant, a missing table
 * (docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html).
 */
final class TransientFailure {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERRORS = 500;

  /** Why a transaction was called off, where nobody's condition failed. */
  private static final Set<String> PASSING =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private TransientFailure() {}

  static boolean is(RuntimeException failure) {
    if (failure instanceof TransactionCanceledException cancelled) {
      return cancelled.cancellationReasons().stream().anyMatch(it -> PASSING.contains(it.code()));
    }
    if (failure instanceof SdkServiceException answered) {
      return answered.isThrottlingException()
          || answered.statusCode() >= SERVER_ERRORS
          || answered.statusCode() == REQUEST_TIMEOUT
          || answered instanceof TransactionConflictException
          || answered instanceof TransactionInProgressException;
    }
    return failure instanceof ContentionException
        || failure instanceof SdkException; // no answer came, or not in time
  }
}
