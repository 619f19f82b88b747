package dev.packshot.simulation.table;

import java.util.function.Predicate;

/**
 * A range of sort keys.
 *
 * @param start the first sort key that may be in the range
 * @param isStartIncluded whether that one is in the range
 * @param isNotPast whether a sort key from the start on is in the range or before its end
 */
record SortRange(String start, boolean isStartIncluded, Predicate<String> isNotPast) {
  static final SortRange ALL = new SortRange("", true, sort -> true);

  static SortRange equalTo(String value) {
    return new SortRange(value, true, value::equals);
  }

  static SortRange from(String value, boolean isIncluded) {
    return new SortRange(value, isIncluded, sort -> true);
  }

  static SortRange upTo(String value, boolean isIncluded) {
    int most = isIncluded ? 0 : -1;
    return new SortRange("", true, sort -> Utf8.compare(sort, value) <= most);
  }

  static SortRange between(String lowest, String highest) {
    return new SortRange(lowest, true, sort -> Utf8.compare(sort, highest) <= 0);
  }

  static SortRange startingWith(String prefix) {
    return new SortRange(prefix, true, sort -> sort.startsWith(prefix));
  }

  /** Returns whether a sort key that is not past the range is in it. */
  boolean contains(String sort) {
    return isStartIncluded || !sort.equals(start);
  }
}
