package dev.packshot.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What became of a conditional write.
 *
 * @param done whether the condition held
 * @param item the item as it is now where it was done, as it stands where it was refused; empty
 *     where there is none
 */
public record Written(boolean done, Map<String, AttributeValue> item) {}
