package dev.packshot.gs1;

/**
 * The layout of a value that is a date, with or without a time: two characters for each two digits,
 * as in {@code YYMMDDhhmm}. The digits after the layout, if there are any, repeat it.
 *
 * <ul>
 *   <li>{@code CC} and {@code YY} are the century and the year in it, {@code MM}, {@code DD},
 *       {@code hh}, {@code mm} and {@code ss} the rest.
 *   <li>{@code D0} is a day that may be 00, which stands for the last day of the month (GS1 General
 *       Specifications, section 3.4.2).
 *   <li>{@code h9m9} is a time that may be 9999, which stands for none (section 3.8.18).
 * </ul>
 */
final class DateLayout {
  private static final String NO_TIME = "9999";
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int FEBRUARY = 2;

  private final String text;

  DateLayout(String text) {
    this.text = text;
  }

  static boolean isLayout(String text) {
    return text.startsWith("YY") || text.startsWith("CC");
  }

  /** Returns whether digits of the right number are a date and a time that exist. */
  boolean matches(String digits) {
    if (text.endsWith("h9m9") && digits.endsWith(NO_TIME)) {
      return matches(digits.substring(0, digits.length() - NO_TIME.length()));
    }
    int century = 20;
    int year = 0;
    int month = 0;
    for (int at = 0; at < digits.length(); at += 2) {
      int number = Integer.parseInt(digits.substring(at, at + 2));
      switch (text.substring(at % text.length(), at % text.length() + 2)) {
        case "CC" -> century = number;
        case "YY" -> year = number;
        case "MM" -> month = number;
        default -> {
          if (!isRest(at, number, days(century * 100 + year, month))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Returns whether a number after the month is possible, if the month has that many days. */
  private boolean isRest(int at, int number, int days) {
    return switch (text.substring(at % text.length(), at % text.length() + 2)) {
      case "DD" -> number >= 1 && number <= days;
      case "D0" -> number <= days && days > 0;
      case "hh", "h9" -> number < 24;
      default -> number < 60;
    };
  }

  /** Returns the days of a month; 0 if there is no such month. */
  private static int days(int year, int month) {
    if (month < 1 || month > DAYS.length) {
      return 0;
    }
    boolean isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == FEBRUARY && !isLeapYear ? 28 : DAYS[month - 1];
  }
}
