package dev.packshot.dynamo;

/**
 * The entries of one partition of an index whose sort key begins with a prefix.
 *
 * @param partitionName the attribute that is the index's partition key
 * @param sortName the attribute that is its sort key
 */
public record IndexRange(
    String index, String partitionName, String partition, String sortName, String prefix) {}
