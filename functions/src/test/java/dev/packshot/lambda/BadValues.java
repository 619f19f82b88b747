package dev.packshot.lambda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON texts that a field of some kind must refuse, by what is wrong with them. */
final class BadValues {
  private static final String LATIN = "a";
  private static final String EMOJI = "\uD83D\uDCE6";

  private BadValues() {}

  /** For a string of at most so many characters. */
  static Map<String, String> text(int maxLength) {
    var bad = notText();
    bad.put("too long", quoted(LATIN.repeat(maxLength + 1)));
    bad.put("too long in emoji", quoted(EMOJI.repeat(maxLength + 1)));
    bad.putAll(dirtyText());
    return bad;
  }

  /** For one of an enumeration, given one of its words. */
  static Map<String, String> choice(String word) {
    var bad = notText();
    bad.put("empty", "\"\"");
    bad.put("of another enumeration", "\"ACTIVE\"");
    bad.put("in capitals", quoted(word.toUpperCase(java.util.Locale.ROOT)));
    bad.put("with a space", quoted(" " + word));
    bad.put("with a control character", quoted(word + "\\u0000"));
    bad.put("too long", quoted(word.repeat(10_000)));
    bad.putAll(dirtyText());
    return bad;
  }

  /** For an id that may be absent or null. */
  static Map<String, String> id() {
    var bad = notText();
    bad.remove("null");
    bad.put("21 characters", quoted("2".repeat(21)));
    bad.put("23 characters", quoted("2".repeat(23)));
    bad.put("a character of no shortuuid", quoted("0".repeat(22)));
    bad.put("beyond 128 bits", quoted("z".repeat(22)));
    bad.put("a UUID without hyphens", quoted("0".repeat(32)));
    bad.put("too long", quoted("2".repeat(10_000)));
    bad.put("22 letters of another alphabet", quoted("\u00e9".repeat(22)));
    bad.putAll(dirtyText());
    return bad;
  }

  /** For a whole number from 0 to this that may be null. */
  static Map<String, String> wholeNumber(long max) {
    var bad = new LinkedHashMap<String, String>();
    bad.put("bool", "true");
    bad.put("string", "\"5\"");
    bad.put("array", "[5]");
    bad.put("object", "{\"a\":5}");
    bad.put("negative", "-1");
    bad.put("too large", Long.toString(max + 1));
    bad.put("beyond a long", "9223372036854775808");
    bad.put("a fraction", "1.5");
    bad.put("an exponent", "1e999999999");
    bad.put("a negative exponent", "1e-999999999");
    bad.put("400 digits", "9".repeat(400));
    bad.put("100,000 digits", "9".repeat(100_000));
    bad.put("nested 33 levels", arrays(33));
    return bad;
  }

  /** For a bool. */
  static Map<String, String> bool() {
    var bad = notText();
    bad.remove("bool");
    bad.put("a word", "\"true\"");
    bad.put("an empty word", "\"\"");
    bad.put("a one", "1");
    return bad;
  }

  /** For a JSON object of at most so many characters. */
  static Map<String, String> object(int maxLength) {
    var bad = new LinkedHashMap<String, String>();
    bad.put("null", "null");
    bad.put("number", "1e999999999");
    bad.put("bool", "false");
    bad.put("string", "\"{}\"");
    bad.put("array", "[]");
    bad.put("too long", "{\"a\":" + quoted(LATIN.repeat(maxLength)) + "}");
    bad.put("a number too long", "{\"a\":" + "9".repeat(maxLength) + "}");
    bad.put("a control character inside", "{\"a\":[{\"b\":\"\\u0000\"}]}");
    bad.put("half a surrogate pair inside", "{\"a\":[\"\\ud800\"]}");
    bad.put("a control character in a name", "{\"a\":{\"\\u0007\":1}}");
    return bad;
  }

  /** For metadata, where the whole field is at fault. */
  static Map<String, String> metadata() {
    var bad = new LinkedHashMap<String, String>();
    bad.put("number", "5");
    bad.put("bool", "true");
    bad.put("string", "\"a\"");
    bad.put("array", "[{\"a\":\"b\"}]");
    bad.put("51 keys", keys(51));
    return bad;
  }

  /** For one entry of metadata, by what is wrong: its name as an error shows it, and the entry. */
  static Map<String, Map.Entry<String, String>> metadataEntries() {
    var bad = new LinkedHashMap<String, Map.Entry<String, String>>();
    bad.put("no key", entry("", "\"\"", "\"v\""));
    bad.put("a key of 41", entry("k".repeat(41), quoted("k".repeat(41)), "\"v\""));
    bad.put("a key of 41 emoji", entry(EMOJI.repeat(41), quoted(EMOJI.repeat(41)), "\"v\""));
    bad.put("a key of 60,000", entry("k".repeat(60) + "…", quoted("k".repeat(60_000)), "\"v\""));
    bad.put("a control character in a key", entry("a\uFFFDb", "\"a\\u0000b\"", "\"v\""));
    bad.put("half a surrogate pair in a key", entry("\uFFFD", "\"\\udc00\"", "\"v\""));
    bad.put("a value of 501", entry("k", "\"k\"", quoted("v".repeat(501))));
    bad.put("a value of 501 emoji", entry("k", "\"k\"", quoted(EMOJI.repeat(501))));
    bad.put("null", entry("k", "\"k\"", "null"));
    bad.put("a number", entry("k", "\"k\"", "1"));
    bad.put("a huge number", entry("k", "\"k\"", "1e999999999"));
    bad.put("a bool", entry("k", "\"k\"", "true"));
    bad.put("an array", entry("k", "\"k\"", "[\"v\"]"));
    bad.put("an object", entry("k", "\"k\"", "{\"k\":\"v\"}"));
    dirtyText().forEach((label, text) -> bad.put(label, entry("k", "\"k\"", text)));
    return bad;
  }

  /** An object of so many keys. */
  static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(at -> "\"k" + at + "\":\"v\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** Arrays in arrays. */
  static String arrays(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }

  private static Map<String, String> notText() {
    var bad = new LinkedHashMap<String, String>();
    bad.put("null", "null");
    bad.put("number", "5");
    bad.put("a huge number", "1e999999999");
    bad.put("400 digits", "9".repeat(400));
    bad.put("bool", "true");
    bad.put("array", "[\"a\"]");
    bad.put("object", "{\"a\":\"b\"}");
    return bad;
  }

  private static Map<String, String> dirtyText() {
    var bad = new LinkedHashMap<String, String>();
    bad.put("a null character", "\"a\\u0000\"");
    bad.put("a bell", "\"\\u0007\"");
    bad.put("a line feed", "\"a\\nb\"");
    bad.put("a delete", "\"\\u007f\"");
    bad.put("a C1 control character", "\"\\u0085\"");
    bad.put("a high surrogate alone", "\"a\\ud83d\"");
    bad.put("a low surrogate alone", "\"\\udce6 a\"");
    bad.put("surrogates the wrong way round", "\"\\udce6\\ud83d\"");
    return bad;
  }

  private static Map.Entry<String, String> entry(String shown, String key, String value) {
    return Map.entry("metadata." + shown, "{" + key + ":" + value + "}");
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
