package dev.packshot.gs1;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The format of an application identifier's value, as the GS1 General Specifications write it, for
 * example {@code N13[+X..17]}: 13 digits, then perhaps up to 17 characters of set X.
 */
final class DataFormat {
  private static final Pattern PART = Pattern.compile("(\\[?)\\+?([NXYZ])(\\.\\.)?(\\d+)]*");

  private final String text;
  private final List<Part> parts;

  private DataFormat(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  static DataFormat of(String text) {
    var parts = new ArrayList<Part>();
    var matcher = PART.matcher(text);
    int end = 0;
    boolean isOptional = false;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      isOptional |= !matcher.group(1).isEmpty();
      int max = Integer.parseInt(matcher.group(4));
      int min = matcher.group(3) == null ? max : 1;
      parts.add(new Part(CharacterSet.valueOf(matcher.group(2)), min, max, isOptional));
    }
    if (end == 0 || end != text.length()) {
      throw new IllegalArgumentException("not a format: " + text);
    }
    return new DataFormat(text, parts);
  }

  boolean matches(String value) {
    int at = 0;
    for (var part : parts) {
      int end = Math.min(value.length(), at + part.max);
      if (!part.matches(value.substring(at, end))) {
        return false;
      }
      at = end;
    }
    return at == value.length();
  }

  int maxLength() {
    return parts.stream().mapToInt(Part::max).sum();
  }

  /** Returns whether every value has the same length. */
  boolean isFixed() {
    return parts.stream().allMatch(part -> part.min == part.max && !part.isOptional);
  }

  /** Returns how many characters the first part has, which is where keys have their check digit. */
  int keyLength() {
    return parts.get(0).max;
  }

  @Override
  public String toString() {
    return text;
  }

  private record Part(CharacterSet set, int min, int max, boolean isOptional) {
    boolean matches(String value) {
      return value.isEmpty() ? isOptional : value.length() >= min && set.hasAll(value);
    }
  }
}
