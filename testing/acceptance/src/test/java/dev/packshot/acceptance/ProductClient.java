package dev.packshot.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** A client of the images of one new product. */
final class ProductClient {
  private static final String BOUNDARY = "acceptance-of-images";
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final Api api = new Api();
  private final String gtin = newGtin();

  /** Returns the path of the images. */
  String path() {
    return path(gtin);
  }

  /** Returns the path of the images with the number as people write it. */
  String writtenPath() {
    return path(gtin.substring(0, 1) + "-" + gtin.substring(1, 7) + "%20" + gtin.substring(7));
  }

  static String path(String gtin) {
    return "/dashboard/api/v1/trade-items/"
        + Target.current().requireOrganization()
        + "/"
        + gtin
        + "/images";
  }

  String path(Response added) {
    return path() + "/" + id(added);
  }

  static String id(Response image) {
    return image.text("id");
  }

  Response add(byte[] file) {
    return add(file, false);
  }

  Response add(byte[] file, boolean isPrimary) {
    return api.send(
        form(part("image", "a.jpg", file), part("is_primary", "", Boolean.toString(isPrimary))));
  }

  /** Returns the request of a form with the parts in order. */
  Request form(byte[]... parts) {
    return form(path(), parts);
  }

  static Request form(String path, byte[]... parts) {
    var body = new ByteArrayOutputStream();
    for (var part : parts) {
      body.writeBytes(part);
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return Request.of("POST", path)
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

  Response addPhoto(String photo) {
    return api.send(
        Request.of("POST", path() + "/from-photo")
            .json("{\"photo_short_id\":\"" + photo + "\",\"title\":\"x\"}"));
  }

  Response read(Response added) {
    return api.send(Request.of("GET", path(added)));
  }

  Response manifest() {
    return api.send(Request.of("GET", path() + "/manifest"));
  }

  Response change(Response added, String body) {
    return api.send(Request.of("PATCH", path(added)).json(body));
  }

  Response delete(Response added) {
    return api.send(Request.of("DELETE", path(added)));
  }

  Response page(int number, int size) {
    return api.send(
        Request.of("GET", path())
            .query("page", Integer.toString(number))
            .query("page_size", Integer.toString(size)));
  }

  /** Returns all images, at most 100. */
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

  /** Reads the image until it has sizes. */
  JsonNode awaitSizes(Response added) {
    var end = Instant.now().plus(TIMEOUT);
    while (Instant.now().isBefore(end)) {
      var image = read(added).expect(200).json();
      if (!image.path("sizes").isEmpty()) {
        return image;
      }
      Api.sleep(1);
    }
    throw new AssertionError("timed out waiting for the sizes of " + added);
  }

  /** Reads the image until it shows its edit. */
  JsonNode awaitEdit(Response added) {
    var end = Instant.now().plus(TIMEOUT);
    while (Instant.now().isBefore(end)) {
      var image = read(added).expect(200).json();
      if (!image.path("edit_pending").asBoolean()) {
        return image;
      }
      Api.sleep(1);
    }
    throw new AssertionError("timed out waiting for the edit of " + added);
  }

  /** Returns 13 random digits with their check digit. */
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
