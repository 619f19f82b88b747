package dev.packshot.auth;

import dev.packshot.dynamo.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The attributes that count requests, on the item of a key or of a user. Each is named after its
 * window ({@code m29384710} for a minute, {@code d20415} for a day), so that a new window starts at
 * zero without an additional write. Each count also removes old windows. The window before the
 * current one is kept, so that instances whose clocks differ by less than a minute do not reset
 * each other's counts.
 */
final class RequestWindowsItem {
  /** The number of old windows above which they are removed by a write of their own. */
  static final int REMOVAL_THRESHOLD = 20;

  private static final int OLD_MINUTES_REMOVED = 30;
  private static final int OLD_DAYS_REMOVED = 10;

  private RequestWindowsItem() {}

  /** Returns the clauses of an update that count a request as {@code :one}. */
  static String count(Instant at) {
    return " ADD " + minute(at) + " :one, " + day(at) + " :one REMOVE " + oldWindows(at);
  }

  static String minute(Instant at) {
    return "m" + Usage.minute(at);
  }

  static String day(Instant at) {
    return "d" + Usage.day(at);
  }

  /** Returns a condition that a window is below a limit. */
  static String below(String window, String limit) {
    return "(attribute_not_exists(" + window + ") OR " + window + " < " + limit + ")";
  }

  static long usedThisMinute(Map<String, AttributeValue> item, Instant at) {
    return Values.findNumber(item, minute(at)).orElse(0L);
  }

  static long usedThisDay(Map<String, AttributeValue> item, Instant at) {
    return Values.findNumber(item, day(at)).orElse(0L);
  }

  /**
   * Returns the windows that ended before the previous one and that {@link #count} no longer
   * removes, if there are many: items that are rarely used accumulate them.
   */
  static List<String> toRemove(Map<String, AttributeValue> item, Instant at) {
    var stale = new ArrayList<String>();
    for (var name : item.keySet()) {
      if (isBefore(name, 'm', Usage.minute(at) - 1) || isBefore(name, 'd', Usage.day(at) - 1)) {
        stale.add(name);
      }
    }
    return stale.size() < REMOVAL_THRESHOLD ? List.of() : stale;
  }

  private static String oldWindows(Instant at) {
    var names = new StringJoiner(", ");
    addBefore(names, "m", Usage.minute(at), OLD_MINUTES_REMOVED);
    addBefore(names, "d", Usage.day(at), OLD_DAYS_REMOVED);
    return names.toString();
  }

  private static void addBefore(StringJoiner names, String letter, long current, int count) {
    for (int ago = 2; ago <= count + 1; ago++) {
      names.add(letter + (current - ago));
    }
  }

  private static boolean isBefore(String name, char letter, long window) {
    return name.charAt(0) == letter
        && name.length() > 1
        && isDigits(name, 1)
        && Long.parseLong(name.substring(1)) < window;
  }

  private static boolean isDigits(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (!Character.isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }
}
