package dev.packshot.dynamodb;

import java.io.IOException;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;

/**
 * A converter of DynamoDB's error responses into the SDK's exceptions
 * (smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization).
 */
final class ErrorResponses {
  private static final String SERVICE_NAME = "DynamoDb";

  private ErrorResponses() {}

  static AwsServiceException toException(SdkHttpResponse response, byte[] body, Duration clockSkew)
      throws IOException {
    var error = ErrorBody.parse(body);
    var exception = builder(error.code);
    if (!exception.sdkFields().isEmpty()) {
      AwsJson.decode(body, exception);
    }
    return exception
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName(SERVICE_NAME)
                .errorCode(error.code)
                .errorMessage(error.message)
                .rawResponse(SdkBytes.fromByteArrayUnsafe(body))
                .sdkHttpResponse(response)
                .build())
        .message(error.describe(response.statusCode()))
        .statusCode(response.statusCode())
        .requestId(response.firstMatchingHeader("x-amzn-RequestId").orElse(null))
        .clockSkew(clockSkew)
        .build();
  }

  /** Returns a builder of the SDK's class for the code, if callers catch that class. */
  private static AwsServiceException.Builder builder(String code) {
    return switch (code) {
      case "ConditionalCheckFailedException" -> ConditionalCheckFailedException.builder();
      case "TransactionCanceledException" -> TransactionCanceledException.builder();
      case "TransactionConflictException" -> TransactionConflictException.builder();
      case "TransactionInProgressException" -> TransactionInProgressException.builder();
      default -> DynamoDbException.builder();
    };
  }

  /** The code and message of an error; empty if the body is truncated or not from DynamoDB. */
  private record ErrorBody(String code, String message) {
    static ErrorBody parse(byte[] body) {
      var code = "";
      var message = "";
      try (var in = AwsJson.FACTORY.createParser(body)) {
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          var name = in.currentName();
          in.nextToken();
          switch (name) {
            case "__type" -> code = shapeName(in.getText());
            case "message", "Message" -> message = in.getText();
            default -> in.skipChildren();
          }
        }
      } catch (IOException notJson) {
        return new ErrorBody(code, message);
      }
      return new ErrorBody(code, message);
    }

    String describe(int status) {
      return code.isEmpty() ? "Status " + status + " " + message : code + ": " + message;
    }

    private static String shapeName(String type) {
      var code = type.split(":", 2)[0];
      return code.substring(code.indexOf('#') + 1);
    }
  }
}
