package dev.packshot.dynamo;

/**
 * The entries in one partition of an index whose sort keys start with a prefix.
 *
 * @param partitionName the partition key attribute of the index
 * @param sortName the sort key attribute of the index
 */
public record IndexRange(
    String index, String partitionName, String partition, String sortName, String prefix) {}
