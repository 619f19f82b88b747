package dev.packshot.lambda;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invalid JSON values for the kinds of fields, by a title. */
final class InvalidValues {
  private static final String LINE_FEED = "a line feed";
  private static final String LATIN = "a";
  private static final String EMOJI = "\uD83D\uDCE6";

  private InvalidValues() {}

  /** Returns invalid values of a string with a maximum length in characters. */
  static Map<String, String> text(int maxLength) {
    var invalid = notStrings();
    invalid.put("too long", quoted(LATIN.repeat(maxLength + 1)));
    invalid.put("too long in emoji", quoted(EMOJI.repeat(maxLength + 1)));
    invalid.putAll(invalidCharacters());
    return invalid;
  }

  /** Returns invalid values of a string like {@link #text} that may have several lines. */
  static Map<String, String> lines(int maxLength) {
    var invalid = text(maxLength);
    invalid.remove(LINE_FEED);
    return invalid;
  }

  /** Returns invalid values of an enumeration with this constant. */
  static Map<String, String> choice(String constant) {
    var invalid = notStrings();
    invalid.put("empty", "\"\"");
    invalid.put("of another enumeration", "\"ACTIVE\"");
    invalid.put("in capitals", quoted(constant.toUpperCase(Locale.ROOT)));
    invalid.put("with a space", quoted(" " + constant));
    invalid.put("with a control character", quoted(constant + "\\u0000"));
    invalid.put("too long", quoted(constant.repeat(10_000)));
    invalid.putAll(invalidCharacters());
    return invalid;
  }

  /** Returns invalid values of an id that may be null. */
  static Map<String, String> id() {
    var invalid = notStrings();
    invalid.remove("null");
    invalid.put("21 characters", quoted("2".repeat(21)));
    invalid.put("23 characters", quoted("2".repeat(23)));
    invalid.put("a character that no shortuuid has", quoted("0".repeat(22)));
    invalid.put("beyond 128 bits", quoted("z".repeat(22)));
    invalid.put("a UUID without hyphens", quoted("0".repeat(32)));
    invalid.put("too long", quoted("2".repeat(10_000)));
    invalid.put("22 letters of another alphabet", quoted("\u00e9".repeat(22)));
    invalid.putAll(invalidCharacters());
    return invalid;
  }

  /** Returns invalid values of a whole number from 0 to a maximum that may be null. */
  static Map<String, String> wholeNumber(long max) {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("boolean", "true");
    invalid.put("string", "\"5\"");
    invalid.put("array", "[5]");
    invalid.put("object", "{\"a\":5}");
    invalid.put("negative", "-1");
    invalid.put("too large", Long.toString(max + 1));
    invalid.put("beyond a long", "9223372036854775808");
    invalid.put("a fraction", "1.5");
    invalid.put("an exponent", "1e999999999");
    invalid.put("a negative exponent", "1e-999999999");
    invalid.put("400 digits", "9".repeat(400));
    invalid.put("100,000 digits", "9".repeat(100_000));
    invalid.put("nested 33 levels", arrays(33));
    return invalid;
  }

  /** Returns invalid values of a time that may be absent. */
  static Map<String, String> time() {
    var invalid = notStrings();
    invalid.remove("null");
    invalid.put("empty", "\"\"");
    invalid.put("without an offset", "\"2026-11-21T12:00:00\"");
    invalid.put("too long", quoted("2026-11-21T12:00:00." + "0".repeat(10_000) + "Z"));
    invalid.putAll(invalidCharacters());
    return invalid;
  }

  /** Returns invalid values of a boolean. */
  static Map<String, String> bool() {
    var invalid = notStrings();
    invalid.remove("boolean");
    invalid.put("a string", "\"true\"");
    invalid.put("an empty string", "\"\"");
    invalid.put("the number 1", "1");
    return invalid;
  }

  /** Returns invalid values of a JSON object with a maximum length in characters. */
  static Map<String, String> object(int maxLength) {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("null", "null");
    invalid.put("number", "1e999999999");
    invalid.put("boolean", "false");
    invalid.put("string", "\"{}\"");
    invalid.put("array", "[]");
    invalid.put("too long", "{\"a\":" + quoted(LATIN.repeat(maxLength)) + "}");
    invalid.put("too long as a number", "{\"a\":" + "9".repeat(maxLength) + "}");
    invalid.put("a control character inside", "{\"a\":[{\"b\":\"\\u0000\"}]}");
    invalid.put("an unpaired surrogate inside", "{\"a\":[\"\\ud800\"]}");
    invalid.put("a line feed in a name", "{\"a\":{\"\\n\":1}}");
    invalid.put("a control character in a name", "{\"a\":{\"\\u0007\":1}}");
    return invalid;
  }

  /** Returns invalid values of metadata for which the problem reports the whole field. */
  static Map<String, String> metadata() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("number", "5");
    invalid.put("boolean", "true");
    invalid.put("string", "\"a\"");
    invalid.put("array", "[{\"a\":\"b\"}]");
    invalid.put("51 keys", keys(51));
    return invalid;
  }

  /**
   * Returns invalid metadata for which the problem reports one entry, as pairs of the reported
   * field and the metadata.
   */
  static Map<String, Map.Entry<String, String>> metadataEntries() {
    var invalid = new LinkedHashMap<String, Map.Entry<String, String>>();
    invalid.put("no key", entry("", "\"\"", "\"v\""));
    invalid.put("a key of 41 characters", entry("k".repeat(41), quoted("k".repeat(41)), "\"v\""));
    invalid.put("a key of 41 emoji", entry(EMOJI.repeat(41), quoted(EMOJI.repeat(41)), "\"v\""));
    invalid.put(
        "a key of 60,000 characters",
        entry("k".repeat(60) + "…", quoted("k".repeat(60_000)), "\"v\""));
    invalid.put("a control character in a key", entry("a\uFFFDb", "\"a\\u0000b\"", "\"v\""));
    invalid.put("a value of 501 characters", entry("k", "\"k\"", quoted("v".repeat(501))));
    invalid.put("a value of 501 emoji", entry("k", "\"k\"", quoted(EMOJI.repeat(501))));
    invalid.put("null", entry("k", "\"k\"", "null"));
    invalid.put("a number", entry("k", "\"k\"", "1"));
    invalid.put("a huge number", entry("k", "\"k\"", "1e999999999"));
    invalid.put("a boolean", entry("k", "\"k\"", "true"));
    invalid.put("an array", entry("k", "\"k\"", "[\"v\"]"));
    invalid.put("an object", entry("k", "\"k\"", "{\"k\":\"v\"}"));
    var characters = invalidCharacters();
    characters.remove(LINE_FEED);
    characters.forEach((label, text) -> invalid.put(label, entry("k", "\"k\"", text)));
    invalid.put("a line feed in a key", entry("a\uFFFDb", "\"a\\nb\"", "\"v\""));
    return invalid;
  }

  /** Returns an object with this number of keys. */
  static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "\"k" + at + "\":\"v\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Returns nested arrays. */
  static String arrays(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static Map<String, String> notStrings() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("null", "null");
    invalid.put("number", "5");
    invalid.put("a huge number", "1e999999999");
    invalid.put("400 digits", "9".repeat(400));
    invalid.put("boolean", "true");
    invalid.put("array", "[\"a\"]");
    invalid.put("object", "{\"a\":\"b\"}");
    return invalid;
  }

  private static Map<String, String> invalidCharacters() {
    var invalid = controlCharacters();
    invalid.put("an unpaired high surrogate", "\"a\\ud83d\"");
    invalid.put("an unpaired low surrogate", "\"\\udce6 a\"");
    invalid.put("surrogates in the wrong order", "\"\\udce6\\ud83d\"");
    return invalid;
  }

  /** Returns strings with control characters. */
  static Map<String, String> controlCharacters() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("a null character", "\"a\\u0000\"");
    invalid.put("a bell", "\"\\u0007\"");
    invalid.put(LINE_FEED, "\"a\\nb\"");
    invalid.put("a vertical tab", "\"a\\u000bb\"");
    invalid.put("a delete", "\"\\u007f\"");
    invalid.put("a C1 control character", "\"\\u0085\"");
    return invalid;
  }

  private static Map.Entry<String, String> entry(String reportedKey, String key, String value) {
    return Map.entry("metadata." + reportedKey, "{" + key + ":" + value + "}");
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
