package dev.packshot.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The result of a conditional write.
 *
 * @param applied whether the condition held, so that the item was written
 * @param item the item after the write, or the present one if the condition failed; empty if there
 *     is none
 */
public record WriteResult(boolean applied, Map<String, AttributeValue> item) {}
