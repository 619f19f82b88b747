package dev.packshot.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** What a catalogue does with one product that nobody has used before. */
final class Catalogue {
  private static final String BOUNDARY = "acceptance-of-images";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Api api = new Api();
  private final String gtin = newGtin();

  /** Where its images are. */
  String path() {
    return path(gtin);
  }

  static String path(String gtin) {
    return "/dashboard/api/v1/trade-items/"
        + Target.current().requireOrganization()
        + "/"
        + gtin
        + "/images";
  }

  String path(Answer added) {
    return path() + "/" + id(added);
  }

  static String id(Answer image) {
    return image.text("id");
  }

  Answer add(byte[] file) {
    return add(file, false);
  }

  Answer add(byte[] file, boolean isPrimary) {
    return api.send(
        form(part("image", "a.jpg", file), part("is_primary", "", Boolean.toString(isPrimary))));
  }

  /** A form of these parts, in this order. */
  Call form(byte[]... parts) {
    var body = new ByteArrayOutputStream();
    for (var part : parts) {
      body.writeBytes(part);
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return Call.of("POST", path())
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .body(body.toByteArray());
  }

  static byte[] part(String name, String filename, String value) {
    return part(name, filename, value.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] part(String name, String filename, byte[] value) {
    var part = new ByteArrayOutputStream();
    var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
    var file = filename.isEmpty() ? "" : "; filename=\"" + filename + "\"";
    part.writeBytes((head + file + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    part.writeBytes(value);
    part.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return part.toByteArray();
  }

  Answer addPhoto(String photo) {
    return api.send(
        Call.of("POST", path()).json("{\"photo_short_id\":\"" + photo + "\",\"title\":\"x\"}"));
  }

  Answer read(Answer added) {
    return api.send(Call.of("GET", path(added)));
  }

  Answer change(Answer added, String body) {
    return api.send(Call.of("PATCH", path(added)).json(body));
  }

  Answer delete(Answer added) {
    return api.send(Call.of("DELETE", path(added)));
  }

  Answer page(int number, int size) {
    return api.send(
        Call.of("GET", path())
            .query("page", Integer.toString(number))
            .query("page_size", Integer.toString(size)));
  }

  /** All of its images; there must be no more than a hundred. */
  List<JsonNode> all() {
    var images = new ArrayList<JsonNode>();
    page(1, 100).expect(200).json().path("data").forEach(images::add);
    return images;
  }

  List<String> ids() {
    return all().stream().map(image -> image.path("id").asString()).toList();
  }

  List<String> primaries() {
    return all().stream()
        .filter(image -> image.path("is_primary").asBoolean())
        .map(image -> image.path("id").asString())
        .toList();
  }

  /** Reads an image until its sizes are there. */
  JsonNode awaitSizes(Answer added) {
    var end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      var image = read(added).expect(200).json();
      if (!image.path("sizes").isEmpty()) {
        return image;
      }
      Api.sleep(1);
    }
    throw new AssertionError("no sizes of " + added + " in time");
  }

  /** Any number of 13 digits and the digit that makes them a GTIN. */
  static String newGtin() {
    long body = ThreadLocalRandom.current().nextLong(10_000_000_000_000L);
    var digits = String.format(java.util.Locale.ROOT, "%013d", body);
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      sum += (digits.charAt(at) - '0') * (at % 2 == 0 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
