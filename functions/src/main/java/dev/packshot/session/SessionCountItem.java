package dev.packshot.session;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Update;
import dev.packshot.dynamo.Values;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item with the numbers of an organization's sessions that have ended in one way and were
 * opened in one month, by their days in UTC. The transaction that ends a session counts it.
 */
public final class SessionCountItem {
  /** The start of the partition keys. */
  public static final String PARTITION_PREFIX = "COUNTS#";

  private static final String DAY = "d";
  private static final String SEPARATOR = "#";

  private SessionCountItem() {}

  /** Returns the partition of an organization's counts. */
  static String partition(OrganizationId organization) {
    return PARTITION_PREFIX + organization;
  }

  /** Adds to the number of sessions that have ended in this way. */
  static Update add(
      OrganizationId organization, SessionStatus ended, SessionId session, int number) {
    var day = day(session);
    return new Update(
        new Key(partition(organization), ended + SEPARATOR + YearMonth.from(day)),
        "ADD #day :number",
        "",
        Map.of("#day", DAY + day.getDayOfMonth()),
        Map.of(":number", Values.number(number)));
  }

  /** Returns whether an item counts sessions that have ended in this way. */
  static boolean counts(Map<String, AttributeValue> item, SessionStatus ended) {
    return Values.text(item, Key.SORT).startsWith(ended + SEPARATOR);
  }

  /**
   * Returns the numbers by days. None is negative, as it would be after the deletion of a session
   * that has expired before there were counts.
   */
  static Map<LocalDate, Long> read(Map<String, AttributeValue> item) {
    var month = YearMonth.parse(Values.text(item, Key.SORT).split(SEPARATOR, 2)[1]);
    var numbers = new HashMap<LocalDate, Long>();
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      var date = month.atDay(day);
      Values.findNumber(item, DAY + day)
          .ifPresent(number -> numbers.put(date, Math.max(0, number)));
    }
    return numbers;
  }

  /** Returns the day in UTC on which a session was opened. */
  static LocalDate day(SessionId session) {
    return LocalDate.ofInstant(Uuid7.time(session.value()), ZoneOffset.UTC);
  }
}
