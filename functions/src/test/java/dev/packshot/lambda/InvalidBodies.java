package dev.packshot.lambda;

import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TestRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Bodies that every endpoint with a JSON body refuses. */
final class InvalidBodies {
  private static final int TEN_MEGABYTES = 10_000_000;

  private InvalidBodies() {}

  static List<InvalidInput> all() {
    var invalid = new ArrayList<InvalidInput>();
    notJson().forEach((title, text) -> invalid.add(text(title, text, ErrorCode.BAD_REQUEST, "")));
    notUtf8().forEach((title, bytes) -> invalid.add(bytes(title, bytes)));
    invalid.addAll(tooDeep());
    invalid.addAll(duplicateNames());
    invalid.addAll(tooLarge());
    invalid.addAll(otherContentTypes());
    invalid.add(
        new InvalidInput(
            "invalid base64",
            request -> {
              request.event().put("body", "e").put("isBase64Encoded", true);
              return request;
            },
            ErrorCode.BAD_REQUEST,
            ""));
    return invalid;
  }

  private static Map<String, String> notJson() {
    var invalid = new LinkedHashMap<String, String>();
    invalid.put("an array", "[]");
    invalid.put("null", "null");
    invalid.put("a string", "\"{}\"");
    invalid.put("a number", "1e999999999");
    invalid.put("a boolean", "true");
    invalid.put("white space", " \n");
    invalid.put("no closing brace", "{\"a\":1");
    invalid.put("no value", "{\"a\":}");
    invalid.put("no closing bracket", "{\"a\":[1,2");
    invalid.put("no closing quote", "{\"a\":\"b");
    invalid.put("a trailing comma", "{\"a\":1,}");
    invalid.put("garbage after the object", "{} x");
    invalid.put("another object after the object", "{}{}");
    invalid.put("an extra closing brace", "{}}");
    invalid.put("single quotes", "{'a':1}");
    invalid.put("an unquoted name", "{a:1}");
    invalid.put("a comment", "{/* no */}");
    invalid.put("NaN", "{\"a\":NaN}");
    invalid.put("infinity", "{\"a\":-Infinity}");
    invalid.put("a leading zero", "{\"a\":01}");
    invalid.put("a raw line feed in a string", "{\"a\":\"b\nc\"}");
    invalid.put("an unknown escape", "{\"a\":\"\\x41\"}");
    invalid.put("an incomplete escape", "{\"a\":\"\\u00\"}");
    invalid.put("an unpaired surrogate in a name", "{\"a\":{\"\\udc00\":1}}");
    invalid.put("a form", "a=1&b=2");
    invalid.put("an HTML page", "<html></html>");
    return invalid;
  }

  private static Map<String, byte[]> notUtf8() {
    var invalid = new LinkedHashMap<String, byte[]>();
    invalid.put("a byte that is invalid in UTF-8", string(0xFF));
    invalid.put("an incomplete sequence", string(0xE2, 0x82));
    invalid.put("a continuation byte alone", string(0x80));
    invalid.put("an overlong slash", string(0xC0, 0xAF));
    invalid.put("an overlong null character", string(0xE0, 0x80, 0x80));
    invalid.put("a surrogate in UTF-8", string(0xED, 0xA0, 0x80));
    invalid.put("a character beyond Unicode", string(0xF5, 0x80, 0x80, 0x80));
    invalid.put("Latin-1", "{\"a\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    invalid.put("UTF-16", "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16));
    invalid.put(
        "UTF-16 without a byte order mark", "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16LE));
    invalid.put("UTF-32", "{\"a\":\"b\"}".getBytes(Charset.forName("UTF-32")));
    invalid.put("gzip without Content-Encoding", gzip("{}"));
    invalid.put("null characters", new byte[100]);
    return invalid;
  }

  private static List<InvalidInput> tooDeep() {
    var invalid = new ArrayList<InvalidInput>();
    for (int levels : new int[] {32, 33, 1_000, 100_000}) {
      var arrays = "{\"deep\":" + InvalidValues.arrays(levels) + "}";
      invalid.add(text(levels + " arrays", arrays, ErrorCode.VALIDATION_ERROR, "deep"));
    }
    var objects = "{\"deep\":" + "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_001);
    var path = "deep" + ".a".repeat(28);
    invalid.add(text("1,000 objects", objects, ErrorCode.VALIDATION_ERROR, path + "…"));
    return invalid;
  }

  private static List<InvalidInput> duplicateNames() {
    return List.of(
        text("twice", "{\"a\":1,\"b\":2,\"a\":1}", ErrorCode.VALIDATION_ERROR, "a"),
        text(
            "twice, once with an escape",
            "{\"a\":1,\"\\u0061\":1}",
            ErrorCode.VALIDATION_ERROR,
            "a"),
        text(
            "twice in a nested object",
            "{\"a\":[{\"b\":1,\"b\":1}]}",
            ErrorCode.VALIDATION_ERROR,
            "a.b"),
        text(
            "a metadata key twice",
            "{\"metadata\":{\"k\":\"\",\"k\":\"\"}}",
            ErrorCode.VALIDATION_ERROR,
            "metadata.k"));
  }

  private static List<InvalidInput> tooLarge() {
    var oneOver = "{\"a\":\"" + "x".repeat(256 * 1024 - 7) + "\"}";
    var huge = "{\"a\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}";
    return List.of(
        text("one byte over the limit", oneOver, ErrorCode.PAYLOAD_TOO_LARGE, ""),
        text("10 MB", huge, ErrorCode.PAYLOAD_TOO_LARGE, ""),
        new InvalidInput(
            "10 MB in base64",
            request -> request.body(huge.getBytes(StandardCharsets.UTF_8)),
            ErrorCode.PAYLOAD_TOO_LARGE,
            ""));
  }

  private static List<InvalidInput> otherContentTypes() {
    var invalid = new ArrayList<InvalidInput>();
    for (var type :
        List.of(
            "",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json5",
            "application/jsonp",
            "json",
            "text/json",
            "application/octet-stream;application/json")) {
      invalid.add(
          other("Content-Type '" + type + "'", r -> r.header("Content-Type", type).body("{}")));
    }
    invalid.add(other("no Content-Type", r -> r.withoutHeader("Content-Type").body("{}")));
    invalid.add(other("gzip", r -> r.header("Content-Encoding", "gzip").body(gzip("{}"))));
    invalid.add(other("brotli", r -> r.header("content-encoding", "br").body("{}")));
    invalid.add(other("two encodings", r -> r.header("Content-Encoding", "gzip, gzip").body("{}")));
    return invalid;
  }

  private static InvalidInput other(String title, UnaryOperator<TestRequest> change) {
    return new InvalidInput(title, change, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "");
  }

  private static InvalidInput text(String title, String text, ErrorCode code, String field) {
    return new InvalidInput(title, request -> request.body(text), code, field);
  }

  private static InvalidInput bytes(String title, byte[] bytes) {
    return new InvalidInput(title, request -> request.body(bytes), ErrorCode.BAD_REQUEST, "");
  }

  /** Returns a JSON object with a string of these bytes. */
  private static byte[] string(int... bytes) {
    var text = new ByteArrayOutputStream();
    text.writeBytes("{\"a\":\"".getBytes(StandardCharsets.US_ASCII));
    for (int single : bytes) {
      text.write(single);
    }
    text.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
    return text.toByteArray();
  }

  private static byte[] gzip(String text) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
