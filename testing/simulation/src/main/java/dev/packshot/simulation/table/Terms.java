package dev.packshot.simulation.table;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The parameters that single writes and the steps of transactions have in common.
 *
 * @param update null for none
 * @param condition null for none
 * @param names by placeholder
 * @param values by placeholder
 * @param onFailure null for none
 */
record Terms(
    String update,
    String condition,
    Map<String, String> names,
    Map<String, AttributeValue> values,
    ReturnValuesOnConditionCheckFailure onFailure) {

  static Terms of(PutItemRequest request) {
    return new Terms(
        null,
        request.conditionExpression(),
        request.expressionAttributeNames(),
        request.expressionAttributeValues(),
        request.returnValuesOnConditionCheckFailure());
  }

  static Terms of(UpdateItemRequest request) {
    return new Terms(
        request.updateExpression(),
        request.conditionExpression(),
        request.expressionAttributeNames(),
        request.expressionAttributeValues(),
        request.returnValuesOnConditionCheckFailure());
  }

  static Terms of(DeleteItemRequest request) {
    return new Terms(
        null,
        request.conditionExpression(),
        request.expressionAttributeNames(),
        request.expressionAttributeValues(),
        request.returnValuesOnConditionCheckFailure());
  }

  static Terms of(Put step) {
    return new Terms(
        null,
        step.conditionExpression(),
        step.expressionAttributeNames(),
        step.expressionAttributeValues(),
        step.returnValuesOnConditionCheckFailure());
  }

  static Terms of(Update step) {
    return new Terms(
        required("UpdateExpression", step.updateExpression()),
        step.conditionExpression(),
        step.expressionAttributeNames(),
        step.expressionAttributeValues(),
        step.returnValuesOnConditionCheckFailure());
  }

  static Terms of(Delete step) {
    return new Terms(
        null,
        step.conditionExpression(),
        step.expressionAttributeNames(),
        step.expressionAttributeValues(),
        step.returnValuesOnConditionCheckFailure());
  }

  static Terms of(ConditionCheck step) {
    return new Terms(
        null,
        required("ConditionExpression", step.conditionExpression()),
        step.expressionAttributeNames(),
        step.expressionAttributeValues(),
        step.returnValuesOnConditionCheckFailure());
  }

  private static String required(String parameter, String expression) {
    if (expression == null) {
      throw Errors.validation(parameter + " must not be null");
    }
    return expression;
  }

  /** Returns whether a refusal contains the item. */
  boolean returnsItem() {
    return onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;
  }
}
