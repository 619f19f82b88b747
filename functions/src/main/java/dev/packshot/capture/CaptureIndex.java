package dev.packshot.capture;

import dev.packshot.dynamo.Expression;
import dev.packshot.dynamo.IndexRange;
import dev.packshot.dynamo.Values;
import dev.packshot.id.CaptureId;
import dev.packshot.id.SessionId;
import dev.packshot.session.SessionIndex;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The captures whose look-up is open, in the index that sessions have too. An item is in it only
 * until its look-up has ended (docs/adr/0038-look-up-by-a-sweep.md).
 */
public final class CaptureIndex {
  /** The start of every partition key, {@code CAPTURES#<shard of the capture>}. */
  public static final String SHARD_PREFIX = "CAPTURES#";

  /** The number of partitions, of which each takes 1,000 writes a second. */
  private static final int SHARDS = 16;

  private static final String SEPARATOR = "#";
  private static final String OPEN = "OPEN" + SEPARATOR;

  private CaptureIndex() {}

  /** Returns the ranges with all open captures. */
  static List<IndexRange> all() {
    return IntStream.range(0, SHARDS)
        .mapToObj(
            shard ->
                new IndexRange(
                    SessionIndex.NAME,
                    SessionIndex.SHARD,
                    SHARD_PREFIX + shard,
                    SessionIndex.ORDER,
                    OPEN))
        .toList();
  }

  static void add(Map<String, AttributeValue> item, CaptureAddress address) {
    item.put(SessionIndex.SHARD, Values.text(shard(address)));
    item.put(SessionIndex.ORDER, Values.text(order(address)));
  }

  static void add(Expression expression, CaptureAddress address) {
    expression.set(SessionIndex.SHARD, Values.text(shard(address)));
    expression.set(SessionIndex.ORDER, Values.text(order(address)));
  }

  /** Keeps a capture in the index with the time until which it waits. */
  static void postpone(Expression expression, CaptureAddress address, Instant until) {
    expression.set(
        SessionIndex.ORDER, Values.text(order(address) + SEPARATOR + until.toEpochMilli()));
  }

  static void remove(Expression expression) {
    expression.remove(SessionIndex.SHARD);
    expression.remove(SessionIndex.ORDER);
  }

  /** Reads a capture from the keys of an item in the index. */
  static OpenCapture read(Map<String, AttributeValue> keys) {
    var parts = Values.text(keys, SessionIndex.ORDER).split(SEPARATOR, 4);
    return new OpenCapture(
        SessionId.parse(parts[2]).orElseThrow(),
        CaptureId.parse(parts[1]).orElseThrow(),
        parts.length > 3 ? Instant.ofEpochMilli(Long.parseLong(parts[3])) : Instant.EPOCH);
  }

  /** Returns the sort key, by which the oldest captures come first. */
  private static String order(CaptureAddress address) {
    return OPEN + address.captureId() + SEPARATOR + address.sessionId();
  }

  private static String shard(CaptureAddress address) {
    return SHARD_PREFIX + Math.floorMod(address.captureId().value().hashCode(), SHARDS);
  }
}
