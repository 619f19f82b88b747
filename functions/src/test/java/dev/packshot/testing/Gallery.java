package dev.packshot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.gs1.Gtin;
import dev.packshot.id.ImageId;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The images of one product, as a client and S3 reach them. */
public final class Gallery {
  public static final String GTIN = "00012345678905";
  public static final byte[] JPEG = new CameraPhoto(1_000, 750, 1, 0.8f).jpeg();
  private static final long UNREACHED_LIMIT = 1_000_000;

  public final TestApp app;
  private final String gtin;

  /** A key whose limits no test reaches. */
  private final ApiKey key;

  public Gallery(TestApp app) {
    this(app, GTIN, app.newKey(KeyKind.CSB, app.organization, UNREACHED_LIMIT, UNREACHED_LIMIT));
  }

  private Gallery(TestApp app, String gtin, ApiKey key) {
    this.app = app;
    this.gtin = gtin;
    this.key = key;
  }

  /** Returns the same product, requested from another instance of the application. */
  public Gallery on(TestApp other) {
    return new Gallery(other, gtin, key);
  }

  /** Returns another product of the same organization. */
  public Gallery of(String otherGtin) {
    return new Gallery(app, otherGtin, key);
  }

  public String path() {
    return "/dashboard/api/v1/trade-items/" + app.organization + "/" + gtin + "/images";
  }

  public String path(String image) {
    return path() + "/" + image;
  }

  public TestRequest request(String method, String path) {
    return app.anonymous(method, path).header("X-API-Key", key.reveal());
  }

  /** Sends a form that adds an image. */
  public TestAnswer post(byte[] form) {
    return request("POST", path()).header("Content-Type", TestForm.TYPE).body(form).send();
  }

  public TestAnswer post(TestForm form) {
    return post(form.bytes());
  }

  /** Sends a request that adds an image from a photo. */
  public TestAnswer postPhoto(String json) {
    return request("POST", path("from-photo")).body(json).send();
  }

  /** Adds an image and returns its id. */
  public String add(boolean isPrimary) {
    return id(add(isPrimary, JPEG));
  }

  public TestAnswer add(boolean isPrimary, byte[] file) {
    return post(
        new TestForm()
            .file("image", "a.jpg", file)
            .text("is_primary", Boolean.toString(isPrimary)));
  }

  /** Returns the id of the image that was added; fails if none was. */
  public static String id(TestAnswer answer) {
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return answer.json().get("id").asText();
  }

  public TestAnswer get(String image) {
    return request("GET", path(image)).send();
  }

  public TestAnswer patch(String image, String json) {
    return request("PATCH", path(image)).body(json).send();
  }

  public TestAnswer delete(String image) {
    return request("DELETE", path(image)).send();
  }

  public List<JsonNode> list() {
    var images = new ArrayList<JsonNode>();
    request("GET", path() + "?page_size=100").send().json().get("data").forEach(images::add);
    return images;
  }

  public List<String> ids() {
    return list().stream().map(image -> image.get("id").asText()).toList();
  }

  public List<String> primaries() {
    return list().stream()
        .filter(image -> image.get("is_primary").asBoolean())
        .map(image -> image.get("id").asText())
        .toList();
  }

  /** Returns the count in the product's item, or -1 if there is no item. */
  public long count() {
    return product().map(item -> Long.parseLong(item.get("total_count").n())).orElse(-1L);
  }

  /** Returns the primary image in the product's item, even if there is no such image. */
  public Optional<String> namedPrimary() {
    return product().map(item -> item.get("primary_image_id")).map(AttributeValue::s);
  }

  private Optional<Map<String, AttributeValue>> product() {
    var product = ProductItem.key(address(new ImageId(new UUID(0, 0))).product());
    var found =
        TestApp.dynamo()
            .getItem(
                get -> get.tableName(app.table).key(product.attributes()).consistentRead(true));
    return Optional.of(found.item()).filter(item -> !item.isEmpty());
  }

  public ImageAddress address(String image) {
    return address(ImageId.parse(image).orElseThrow());
  }

  private ImageAddress address(ImageId image) {
    return new ImageAddress(
        new ProductAddress(app.organization, Gtin.parse(gtin).orElseThrow()), image);
  }

  /** Returns the keys of all objects in the bucket with this prefix. */
  public Set<String> objects(String prefix) {
    var keys = new TreeSet<String>();
    TestApp.s3()
        .client()
        .listObjectsV2Paginator(list -> list.bucket(app.bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .forEach(keys::add);
    return keys;
  }

  /** Returns the keys of all objects of an image, public and private. */
  public Set<String> objectsOf(String image) {
    var keys = objects(address(image).publicPrefix());
    keys.addAll(objects(address(image).privatePrefix()));
    return keys;
  }

  /** Returns the key of the original of an image. */
  public String original(String image) {
    return objects(address(image).privatePrefix()).iterator().next();
  }

  /** Delivers the event about an original and returns whether it succeeded. */
  public boolean deliverEvent(String originalKey) {
    return new SqsBatch(app).created(originalKey, "00").deliver().isEmpty();
  }

  /** Returns the key of the object that a public URL refers to. */
  public static String key(String url) {
    if (!url.startsWith(TestApp.MEDIA_URL + "/")) {
      throw new AssertionError("Not a public URL: " + url);
    }
    return "public/" + url.substring(TestApp.MEDIA_URL.length() + 1);
  }
}
