package dev.packshot.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The first step of a transaction whose condition did not hold.
 *
 * @param item the item under its key, as it was found; empty if there is none
 */
public record RefusedStep(String step, Map<String, AttributeValue> item) {}
