package dev.packshot.simulation.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The errors of DynamoDB as the SDK throws them. Those that are part of a normal run have no stack
 * trace, which would cost more than the call.
 */
final class Errors {
  static final String CONDITION_FAILED = "ConditionalCheckFailed";
  static final String VALIDATION_FAILED = "ValidationError";
  static final String NO_ERROR = "None";
  static final String CONDITION_FAILED_MESSAGE = "The conditional request failed";

  private static final int BAD_REQUEST = 400;

  private Errors() {}

  static AwsServiceException validation(String message) {
    return complete(DynamoDbException.builder(), "ValidationException", message).build();
  }

  static AwsServiceException noSuchTable() {
    return complete(
            ResourceNotFoundException.builder(),
            "ResourceNotFoundException",
            "Requested resource not found")
        .build();
  }

  static AwsServiceException tokenUsedBefore() {
    return complete(
            IdempotentParameterMismatchException.builder(),
            "IdempotentParameterMismatchException",
            "A request with the same client token had other parameters")
        .build();
  }

  /** Returns the refusal of a write. An empty item is not part of it. */
  static AwsServiceException conditionFailed(Map<String, AttributeValue> item) {
    return complete(
            ConditionalCheckFailedException.builder()
                .item(item.isEmpty() ? null : item)
                .writableStackTrace(false),
            "ConditionalCheckFailedException",
            CONDITION_FAILED_MESSAGE)
        .build();
  }

  static AwsServiceException cancelled(List<CancellationReason> reasons) {
    var codes =
        reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
    return complete(
            TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .writableStackTrace(false),
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + codes)
        .build();
  }

  private static AwsServiceException.Builder complete(
      AwsServiceException.Builder error, String code, String message) {
    return error
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("DynamoDb")
                .errorCode(code)
                .errorMessage(message)
                .build())
        .message(message)
        .statusCode(BAD_REQUEST);
  }
}
