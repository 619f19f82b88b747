package dev.packshot.session;

import dev.packshot.dynamo.IndexRange;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The index of sessions by status, organization and age. Only session items have its attributes,
 * and they change only with the status (docs/adr/0006).
 */
public final class SessionIndex {
  public static final String NAME = "sessions_by_status";

  /** The attribute of its partition key, {@code SESSIONS#<shard of the organization>}. */
  public static final String SHARD = "index_shard";

  /** The attribute of its sort key, {@code <status>#<organization>#<session>}. */
  public static final String ORDER = "index_order";

  /** The start of every partition key. */
  public static final String SHARD_PREFIX = "SESSIONS#";

  /**
   * The number of partitions, of which each takes 1,000 writes a second. After a change of this
   * number all sessions must be written again.
   */
  private static final int SHARDS = 16;

  private SessionIndex() {}

  /** Returns the ranges with the sessions of a status in all organizations. */
  public static List<IndexRange> all(SessionStatus status) {
    return IntStream.range(0, SHARDS)
        .mapToObj(shard -> new IndexRange(NAME, SHARD, SHARD_PREFIX + shard, ORDER, prefix(status)))
        .toList();
  }

  /** Returns the range with the sessions of an organization in one status. */
  static IndexRange of(OrganizationId organization, SessionStatus status) {
    return new IndexRange(
        NAME, SHARD, shard(organization), ORDER, prefix(status) + organization + "#");
  }

  /** Returns the last sort key that a session of a range can have that was opened before a day. */
  static String openedBefore(IndexRange range, LocalDate day) {
    long millis = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    return range.prefix() + new SessionId(Uuid7.first(millis));
  }

  /** Returns the ranges with the sessions of an organization in every status. */
  public static List<IndexRange> of(OrganizationId organization) {
    return Arrays.stream(SessionStatus.values()).map(status -> of(organization, status)).toList();
  }

  private static String prefix(SessionStatus status) {
    return status.name() + "#";
  }

  static void write(
      Map<String, AttributeValue> item,
      SessionStatus status,
      OrganizationId organization,
      SessionId session) {
    item.put(SHARD, Values.text(shard(organization)));
    item.put(ORDER, Values.text(order(status, organization, session)));
  }

  static String order(SessionStatus status, OrganizationId organization, SessionId session) {
    return prefix(status) + organization + "#" + session;
  }

  /** Reads an entry from the keys of an item in the index. */
  public static Entry read(Map<String, AttributeValue> keys) {
    var parts = Values.text(keys, ORDER).split("#", 3);
    return new Entry(
        OrganizationId.parse(parts[1]).orElseThrow(), SessionId.parse(parts[2]).orElseThrow());
  }

  private static String shard(OrganizationId organization) {
    return SHARD_PREFIX + Math.floorMod(organization.value().hashCode(), SHARDS);
  }

  /** The facts about a session that are part of its key in the index. */
  public record Entry(OrganizationId organization, SessionId session) {
    /** Returns the time at which the session was opened. */
    public Instant openedAt() {
      return Uuid7.time(session.value());
    }
  }
}
