package dev.packshot.simulation.promise;

import dev.packshot.dynamo.Key;
import dev.packshot.dynamo.Values;
import dev.packshot.id.Uuid7;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionCountItem;
import dev.packshot.session.SessionItem;
import dev.packshot.session.SessionPartition;
import dev.packshot.session.SessionStatus;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The promise that the counts of an organization's list are the numbers of its sessions that have
 * ended, by their days, after each call.
 */
public final class ListsCountTheirSessions implements Promise {
  @Override
  public String text() {
    return "The counts of a list of sessions equal its rows.";
  }

  @Override
  public void changed(String partition, Stored stored) {
    if (partition.startsWith(SessionCountItem.PARTITION_PREFIX)) {
      settled(stored);
    }
  }

  @Override
  public void settled(Stored stored) {
    var rows = rows(stored);
    var counts = counts(stored);
    if (!rows.equals(counts)) {
      broken("the counts are " + counts + " and the rows " + rows + ".");
    }
  }

  private static Map<String, Long> rows(Stored stored) {
    var rows = new TreeMap<String, Long>();
    for (var partition : stored.partitions(SessionPartition.PREFIX)) {
      stored
          .item(partition, SessionItem.SORT)
          .map(it -> SessionItem.read(it, IdleLimit.USUAL))
          .filter(session -> session.status() != SessionStatus.ACTIVE)
          .ifPresent(session -> rows.merge(day(session), 1L, Long::sum));
    }
    return rows;
  }

  private static String day(Session session) {
    var day = Uuid7.time(session.id().value()).atZone(ZoneOffset.UTC).toLocalDate();
    return session.organizationId()
        + " "
        + session.status()
        + "#"
        + YearMonth.from(day)
        + " d"
        + day.getDayOfMonth();
  }

  private static Map<String, Long> counts(Stored stored) {
    var counts = new TreeMap<String, Long>();
    for (var partition : stored.partitions(SessionCountItem.PARTITION_PREFIX)) {
      stored.partition(partition).forEach(item -> add(partition, item, counts));
    }
    return counts;
  }

  private static void add(
      String partition, Map<String, AttributeValue> item, Map<String, Long> counts) {
    var start =
        partition.substring(SessionCountItem.PARTITION_PREFIX.length())
            + " "
            + Values.text(item, Key.SORT)
            + " ";
    item.forEach(
        (name, value) -> {
          if (value.n() != null && !value.n().equals("0")) {
            counts.put(start + name, Long.valueOf(value.n()));
          }
        });
  }
}
