package dev.packshot.session;

import dev.packshot.dynamo.Table;
import dev.packshot.http.Page;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The lists of sessions in the index and in the counts of the DynamoDB table. Those that are stored
 * as active are read from the index as a whole, the others by their counts and page by page
 * (docs/adr/0039).
 */
public final class DynamoSessionListRepository implements SessionListRepository {
  /** The maximum number of keys in one read. */
  private static final int MAX_KEYS = 100;

  private final Table table;
  private final IdleLimit idleLimit;

  @Inject
  public DynamoSessionListRepository(Table table, IdleLimit idleLimit) {
    this.table = table;
    this.idleLimit = idleLimit;
  }

  @Override
  public Found find(
      OrganizationId organization, Optional<SessionStatus> status, Page page, Instant now) {
    var ended = ended(status);
    var list = new SessionList(active(organization, status, now), counts(organization, ended));
    var start = list.seek((page.number() - 1L) * page.size());
    var candidates = new ArrayList<>(list.active(start.day()));
    int needed = start.skipped() + page.size();
    for (var each : list.isPast(start) ? List.<SessionStatus>of() : ended) {
      var range = SessionIndex.of(organization, each);
      var last = SessionIndex.openedBefore(range, start.day().plusDays(1));
      table.last(range, last, needed).forEach(keys -> candidates.add(sessionId(keys)));
    }
    var ids =
        candidates.stream()
            .distinct()
            .sorted(SessionList.NEWEST_FIRST)
            .skip(start.skipped())
            .limit(list.isPast(start) ? 0 : page.size())
            .toList();
    return new Found(read(ids), list.total());
  }

  private static List<SessionStatus> ended(Optional<SessionStatus> status) {
    var ended = List.of(SessionStatus.COMPLETED, SessionStatus.EXPIRED);
    return status.map(it -> ended.stream().filter(it::equals).toList()).orElse(ended);
  }

  /** Returns the sessions stored as active that a list contains: an idle one has expired. */
  private List<SessionId> active(
      OrganizationId organization, Optional<SessionStatus> status, Instant now) {
    var active = new ArrayList<SessionId>();
    if (status.equals(Optional.of(SessionStatus.COMPLETED))) {
      return active;
    }
    table.each(
        SessionIndex.of(organization, SessionStatus.ACTIVE), keys -> active.add(sessionId(keys)));
    if (status.isPresent()) {
      var idle = idle(active, now);
      active.removeIf(id -> idle.contains(id) == status.get().equals(SessionStatus.ACTIVE));
    }
    return active;
  }

  /** Returns the idle ones among sessions that are stored as active. Only old ones are read. */
  private Set<SessionId> idle(List<SessionId> active, Instant now) {
    var idleSince = idleLimit.before(now);
    var old = active.stream().filter(id -> !Uuid7.time(id.value()).isAfter(idleSince)).toList();
    var idle = new HashSet<SessionId>();
    read(old).stream()
        .filter(session -> session.statusAt(now) == SessionStatus.EXPIRED)
        .forEach(session -> idle.add(session.id()));
    return idle;
  }

  private Map<LocalDate, Long> counts(OrganizationId organization, List<SessionStatus> ended) {
    var counts = new HashMap<LocalDate, Long>();
    if (ended.isEmpty()) {
      return counts;
    }
    for (var item : table.queryAll(SessionCountItem.partition(organization)).all()) {
      if (ended.stream().anyMatch(status -> SessionCountItem.counts(item, status))) {
        SessionCountItem.read(item).forEach((day, count) -> counts.merge(day, count, Long::sum));
      }
    }
    return counts;
  }

  /** Reads the sessions with these ids, in their order. */
  private List<Session> read(List<SessionId> ids) {
    var sessions = new HashMap<SessionId, Session>();
    for (int from = 0; from < ids.size(); from += MAX_KEYS) {
      var part = ids.subList(from, Math.min(ids.size(), from + MAX_KEYS));
      table.getAll(part.stream().map(SessionItem::key).toList()).stream()
          .map(it -> SessionItem.read(it, idleLimit))
          .forEach(session -> sessions.put(session.id(), session));
    }
    return ids.stream().filter(sessions::containsKey).map(sessions::get).toList();
  }

  private static SessionId sessionId(Map<String, AttributeValue> keys) {
    return SessionIndex.read(keys).session();
  }
}
