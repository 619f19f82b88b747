package dev.packshot.session;

import dev.packshot.id.SessionId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A list of sessions, newest first, of which only the numbers by days are known, and the ids of
 * those that are active.
 */
final class SessionList {
  static final Comparator<SessionId> NEWEST_FIRST =
      Comparator.comparing(SessionId::toString).reversed();

  private final List<SessionId> active;
  private final TreeMap<LocalDate, Long> days = new TreeMap<>(Comparator.reverseOrder());

  SessionList(List<SessionId> active, Map<LocalDate, Long> ended) {
    this.active = active;
    days.putAll(ended);
    active.forEach(id -> days.merge(SessionCountItem.day(id), 1L, Long::sum));
  }

  /** A position: the day that contains it, and the number of newer sessions of that day. */
  record Position(LocalDate day, int skipped) {}

  /** Finds a position by the number of newer sessions in the list. */
  Position seek(long offset) {
    long newer = 0;
    for (var day : days.entrySet()) {
      if (newer + day.getValue() > offset) {
        return new Position(day.getKey(), (int) (offset - newer));
      }
      newer += day.getValue();
    }
    return new Position(LocalDate.MIN, 0);
  }

  boolean isPast(Position position) {
    return position.day().equals(LocalDate.MIN);
  }

  /** Returns the active sessions that were opened on a day or before it. */
  List<SessionId> active(LocalDate day) {
    return active.stream().filter(id -> !SessionCountItem.day(id).isAfter(day)).toList();
  }

  int total() {
    return (int) days.values().stream().mapToLong(Long::longValue).sum();
  }
}
