package dev.packshot.simulation.table;

import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** A generated request, and the method that sends it. */
record Call(SdkPojo request, Function<DynamoDbClient, Object> method) {
  /** Returns a description of the answer that is the same if the answers are equal. */
  String on(DynamoDbClient client) {
    try {
      return Answers.describe(method.apply(client));
    } catch (DynamoDbException refused) {
      return Answers.describe(refused);
    }
  }

  /** Returns the operation, and the class of the error or "answer". */
  String outcome(String answer) {
    var operation = request.getClass().getSimpleName().replace("Request", "");
    return operation + " " + (answer.contains("Exception 400") ? answer.split(" ")[2] : "answer");
  }
}
