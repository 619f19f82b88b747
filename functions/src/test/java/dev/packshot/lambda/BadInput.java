package dev.packshot.lambda;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestRequest;
import java.util.function.UnaryOperator;

/**
 * One request that must be refused.
 *
 * @param title what is wrong
 * @param spoil makes it wrong
 * @param field the field that the problem names; empty where it is about the body as a whole
 */
record BadInput(String title, UnaryOperator<TestRequest> spoil, ErrorCode code, String field) {

  static BadInput ofField(String title, UnaryOperator<TestRequest> spoil, String field) {
    return new BadInput(title, spoil, ErrorCode.VALIDATION_ERROR, field);
  }

  @Override
  public String toString() {
    return title;
  }
}
