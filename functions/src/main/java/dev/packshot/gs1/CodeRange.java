package dev.packshot.gs1;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Codes of application identifiers in the first column of their table: one code, or {@code
 * 310-316/0-5} for 310 to 316, each with a last digit from 0 to 5.
 */
final class CodeRange {
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)/(\\d)-(\\d)");

  private CodeRange() {}

  static List<String> codes(String column) {
    var range = RANGE.matcher(column);
    if (!range.matches()) {
      return List.of(column);
    }
    return numbers(range.group(1), range.group(2))
        .mapToObj(Integer::toString)
        .flatMap(stem -> numbers(range.group(3), range.group(4)).mapToObj(last -> stem + last))
        .toList();
  }

  private static IntStream numbers(String first, String last) {
    return IntStream.rangeClosed(Integer.parseInt(first), Integer.parseInt(last));
  }
}
