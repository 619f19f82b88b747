package dev.packshot.lambda;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestRequest;
import java.util.function.UnaryOperator;

/**
 * A change that makes a valid request invalid, and the expected problem.
 *
 * @param title the name of the change
 * @param field the field that the problem reports, or empty if it reports the whole body
 */
record InvalidInput(String title, UnaryOperator<TestRequest> change, ErrorCode code, String field) {

  static InvalidInput ofField(String title, UnaryOperator<TestRequest> change, String field) {
    return new InvalidInput(title, change, ErrorCode.VALIDATION_ERROR, field);
  }

  @Override
  public String toString() {
    return title;
  }
}
