package dev.packshot.session;

import dev.packshot.dynamo.IndexRange;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The index that lists sessions by status, and within one by organization and age. Only session
 * items carry its attributes, and nothing but a new status changes them (docs/adr/0006).
 */
public final class SessionIndex {
  public static final String NAME = "sessions_by_status";

  /** Its partition key: an organization's share of the index. */
  public static final String SHARD = "index_shard";

  /** Its sort key: {@code <status>#<organization>#<session>}. */
  public static final String ORDER = "index_order";

  /** Every key of a partition of the index begins like this. */
  public static final String SHARD_PREFIX = "SESSIONS#";

  /** One partition takes 1,000 writes a second; changing this number means writing anew. */
  private static final int SHARDS = 16;

  private SessionIndex() {}

  /** All sessions of a status, wherever they belong. */
  public static List<IndexRange> all(SessionStatus status) {
    return IntStream.range(0, SHARDS)
        .mapToObj(shard -> new IndexRange(NAME, SHARD, SHARD_PREFIX + shard, ORDER, prefix(status)))
        .toList();
  }

  /** All sessions of an organization, whatever their status. */
  public static List<IndexRange> of(OrganizationId organization) {
    return Arrays.stream(SessionStatus.values())
        .map(
            status ->
                new IndexRange(
                    NAME, SHARD, shard(organization), ORDER, prefix(status) + organization + "#"))
        .toList();
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

  public static Entry read(Map<String, AttributeValue> keys) {
    var steps = Values.text(keys, ORDER).split("#", 3);
    return new Entry(
        OrganizationId.parse(steps[1]).orElseThrow(), SessionId.parse(steps[2]).orElseThrow());
  }

  private static String shard(OrganizationId organization) {
    return SHARD_PREFIX + Math.floorMod(organization.value().hashCode(), SHARDS);
  }

  /** A session as the index knows it. */
  public record Entry(OrganizationId organization, SessionId session) {
    /** Returns the time at which the session was opened. */
    public Instant openedAt() {
      return Uuid7.time(session.value());
    }
  }
}
