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
 * Turns an answer that says no into the SDK's exception for it
 * (smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization).
 */
final class ErrorResponses {
  private static final String SERVICE = "DynamoDb";

  private ErrorResponses() {}

  static AwsServiceException of(SdkHttpResponse response, byte[] body, Duration clockSkew)
      throws IOException {
    var said = Said.in(body);
    var exception = builder(said.code);
    if (!exception.sdkFields().isEmpty()) {
      AwsJson.read(body, exception);
    }
    return exception
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName(SERVICE)
                .errorCode(said.code)
                .errorMessage(said.message)
                .rawResponse(SdkBytes.fromByteArrayUnsafe(body))
                .sdkHttpResponse(response)
                .build())
        .message(said.inWords(response.statusCode()))
        .statusCode(response.statusCode())
        .requestId(response.firstMatchingHeader("x-amzn-RequestId").orElse(null))
        .clockSkew(clockSkew)
        .build();
  }

  /** Those that somebody tells apart by their class. */
  private static AwsServiceException.Builder builder(String code) {
    return switch (code) {
      case "ConditionalCheckFailedException" -> ConditionalCheckFailedException.builder();
      case "TransactionCanceledException" -> TransactionCanceledException.builder();
      case "TransactionConflictException" -> TransactionConflictException.builder();
      case "TransactionInProgressException" -> TransactionInProgressException.builder();
      default -> DynamoDbException.builder();
    };
  }

  /** What an answer calls its error; empty where it is not from DynamoDB, or cut. */
  private record Said(String code, String message) {
    static Said in(byte[] body) {
      var code = "";
      var message = "";
      try (var in = AwsJson.FACTORY.createParser(body)) {
        in.nextToken();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          var name = in.currentName();
          in.nextToken();
          switch (name) {
            case "__type" -> code = bare(in.getText());
            case "message", "Message" -> message = in.getText();
            default -> in.skipChildren();
          }
        }
      } catch (IOException notJson) {
        return new Said(code, message);
      }
      return new Said(code, message);
    }

    String inWords(int status) {
      return code.isEmpty() ? "Status " + status + " " + message : code + ": " + message;
    }

    private static String bare(String type) {
      var code = type.split(":", 2)[0];
      return code.substring(code.indexOf('#') + 1);
    }
  }
}
