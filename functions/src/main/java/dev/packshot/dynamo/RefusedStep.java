package dev.packshot.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The first step of a transaction whose condition did not hold.
 *
 * @param item what stands under its key; empty where nothing does
 */
public record RefusedStep(String step, Map<String, AttributeValue> item) {}
