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
import java.util.zip.GZIPOutputStream;

/** Bodies that every endpoint that reads JSON must refuse, whatever its fields. */
final class BadBodies {
  private static final int TEN_MEGABYTES = 10_000_000;

  private BadBodies() {}

  static List<BadInput> all() {
    var bad = new ArrayList<BadInput>();
    notJson().forEach((title, text) -> bad.add(text(title, text, ErrorCode.BAD_REQUEST, "")));
    notUtf8().forEach((title, bytes) -> bad.add(bytes(title, bytes)));
    bad.addAll(tooDeep());
    bad.addAll(namedTwice());
    bad.addAll(tooLarge());
    bad.addAll(otherTypes());
    bad.add(
        new BadInput(
            "broken base64",
            request -> {
              request.event().put("body", "e").put("isBase64Encoded", true);
              return request;
            },
            ErrorCode.BAD_REQUEST,
            ""));
    return bad;
  }

  private static Map<String, String> notJson() {
    var bad = new LinkedHashMap<String, String>();
    bad.put("an array", "[]");
    bad.put("null", "null");
    bad.put("a string", "\"{}\"");
    bad.put("a number", "1e999999999");
    bad.put("a bool", "true");
    bad.put("white space", " \n");
    bad.put("no end", "{\"a\":1");
    bad.put("no value", "{\"a\":}");
    bad.put("no end of an array", "{\"a\":[1,2");
    bad.put("a string without an end", "{\"a\":\"b");
    bad.put("a comma too many", "{\"a\":1,}");
    bad.put("garbage behind", "{} x");
    bad.put("another object behind", "{}{}");
    bad.put("a brace too many", "{}}");
    bad.put("single quotes", "{'a':1}");
    bad.put("a name without quotes", "{a:1}");
    bad.put("a comment", "{/* no */}");
    bad.put("NaN", "{\"a\":NaN}");
    bad.put("infinity", "{\"a\":-Infinity}");
    bad.put("a leading zero", "{\"a\":01}");
    bad.put("a raw line feed in a string", "{\"a\":\"b\nc\"}");
    bad.put("an unknown escape", "{\"a\":\"\\x41\"}");
    bad.put("half an escape", "{\"a\":\"\\u00\"}");
    bad.put("a form", "a=1&b=2");
    bad.put("a page", "<html></html>");
    return bad;
  }

  private static Map<String, byte[]> notUtf8() {
    var bad = new LinkedHashMap<String, byte[]>();
    bad.put("a byte that UTF-8 never has", string(0xFF));
    bad.put("a sequence cut short", string(0xE2, 0x82));
    bad.put("a byte that only goes on", string(0x80));
    bad.put("an overlong slash", string(0xC0, 0xAF));
    bad.put("an overlong null character", string(0xE0, 0x80, 0x80));
    bad.put("a surrogate in UTF-8", string(0xED, 0xA0, 0x80));
    bad.put("a character beyond Unicode", string(0xF5, 0x80, 0x80, 0x80));
    bad.put("Latin-1", "{\"a\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    bad.put("UTF-16", "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16));
    bad.put("UTF-16 without a mark", "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_16LE));
    bad.put("UTF-32", "{\"a\":\"b\"}".getBytes(Charset.forName("UTF-32")));
    bad.put("gzip that does not say so", gzip("{}"));
    bad.put("null characters", new byte[100]);
    return bad;
  }

  private static List<BadInput> tooDeep() {
    var bad = new ArrayList<BadInput>();
    for (int levels : new int[] {32, 33, 1_000, 100_000}) {
      var arrays = "{\"deep\":" + BadValues.arrays(levels) + "}";
      bad.add(text(levels + " arrays", arrays, ErrorCode.VALIDATION_ERROR, "deep"));
    }
    var objects = "{\"deep\":" + "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_001);
    var path = "deep" + ".a".repeat(28);
    bad.add(text("1,000 objects", objects, ErrorCode.VALIDATION_ERROR, path + "…"));
    return bad;
  }

  private static List<BadInput> namedTwice() {
    return List.of(
        text("twice", "{\"a\":1,\"b\":2,\"a\":1}", ErrorCode.VALIDATION_ERROR, "a"),
        text("twice, once escaped", "{\"a\":1,\"\\u0061\":1}", ErrorCode.VALIDATION_ERROR, "a"),
        text("twice inside", "{\"a\":[{\"b\":1,\"b\":1}]}", ErrorCode.VALIDATION_ERROR, "a.b"),
        text(
            "twice a key",
            "{\"metadata\":{\"k\":\"\",\"k\":\"\"}}",
            ErrorCode.VALIDATION_ERROR,
            "metadata.k"));
  }

  private static List<BadInput> tooLarge() {
    var overByOne = "{\"a\":\"" + "x".repeat(256 * 1024 - 7) + "\"}";
    var huge = "{\"a\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}";
    return List.of(
        text("a byte over the limit", overByOne, ErrorCode.PAYLOAD_TOO_LARGE, ""),
        text("10 MB", huge, ErrorCode.PAYLOAD_TOO_LARGE, ""),
        new BadInput(
            "10 MB in base64",
            request -> request.body(huge.getBytes(StandardCharsets.UTF_8)),
            ErrorCode.PAYLOAD_TOO_LARGE,
            ""));
  }

  private static List<BadInput> otherTypes() {
    var bad = new ArrayList<BadInput>();
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
      bad.add(other("Content-Type '" + type + "'", r -> r.header("Content-Type", type).body("{}")));
    }
    bad.add(other("no Content-Type", r -> r.withoutHeader("Content-Type").body("{}")));
    bad.add(other("gzip", r -> r.header("Content-Encoding", "gzip").body(gzip("{}"))));
    bad.add(other("brotli", r -> r.header("content-encoding", "br").body("{}")));
    bad.add(other("two encodings", r -> r.header("Content-Encoding", "gzip, gzip").body("{}")));
    return bad;
  }

  private static BadInput other(String title, java.util.function.UnaryOperator<TestRequest> spoil) {
    return new BadInput(title, spoil, ErrorCode.UNSUPPORTED_MEDIA_TYPE, "");
  }

  private static BadInput text(String title, String text, ErrorCode code, String field) {
    return new BadInput(title, request -> request.body(text), code, field);
  }

  private static BadInput bytes(String title, byte[] bytes) {
    return new BadInput(title, request -> request.body(bytes), ErrorCode.BAD_REQUEST, "");
  }

  /** A JSON object with a string of these bytes. */
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
