package dev.packshot.bench.inprocess;

import static dev.packshot.bench.inprocess.BareTable.key;
import static dev.packshot.bench.inprocess.BareTable.number;
import static dev.packshot.bench.inprocess.BareTable.text;

import dev.packshot.id.Ids;
import dev.packshot.id.ImageId;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.imaging.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The bare calls of each route of a product's images. */
final class BareImages {
  private final BareTable table;
  private final BareBucket bucket;
  private final BareAdmission admission;
  private final Fixture fixture;
  private final byte[] file;
  private final Ids ids = new Ids(Clock.systemUTC());

  BareImages(BareTable table, BareBucket bucket, Fixture fixture, byte[] file) {
    this.table = table;
    this.bucket = bucket;
    this.admission = new BareAdmission(table, fixture.key());
    this.fixture = fixture;
    this.file = file;
  }

  void list() {
    admission.admit();
    table.queryUpTo(product(fixture.gtin()), "PRODUCT");
  }

  void get() {
    admission.admit();
    getImageAndProduct(fixture.gtin(), fixture.image());
  }

  void update() {
    admission.admit();
    getImageAndProduct(fixture.gtin(), fixture.image());
    table.update(
        image(fixture.gtin(), fixture.image()),
        "SET #n0 = :v0, #n1 = :v1",
        "attribute_exists(pk)",
        Map.of("#n0", "title", "#n1", "priority"),
        Map.of(":v0", text("Nutrition facts"), ":v1", number(3)));
  }

  void makePrimary() {
    admission.admit();
    getImageAndProduct(fixture.gtin(), fixture.image());
    table.transact(
        table.transactCheck(image(fixture.gtin(), fixture.image())),
        table.transactUpdate(
            key(product(fixture.gtin()), "PRODUCT"),
            "SET primary_image_id = :image",
            "attribute_exists(pk)",
            Map.of(":image", text(fixture.image()))));
    getImageAndProduct(fixture.gtin(), fixture.image());
  }

  /**
   * Validates the picture and makes its largest size as the route does, in addition to the calls.
   */
  void addFile(String gtin) throws IOException {
    admission.admit();
    var judgement =
        new DecodingImageJudge(ImageLimits.DEFAULT)
            .judge(new ByteArrayInputStream(file), ImageFormat.PRODUCT_IMAGES);
    var facts = ((Verdict.Valid) judgement.verdict()).facts();
    var picture = judgement.picture().orElseThrow();
    var widest = picture.rendition(picture.widths().get(picture.widths().size() - 1));
    var id = new ImageId(ids.next()).toString();
    bucket.put(original(gtin, id), BareBucket.PRIVATE_CACHING, file);
    bucket.put(
        picture(id, judgement.sha256(), Integer.toString(widest.width())),
        BareBucket.PUBLIC_CACHING,
        widest.bytes());
    countName(gtin, "A0N1");
    var item = item(gtin, id, judgement.sha256(), facts.width(), facts.height());
    item.put("photo_type", text("other"));
    item.put("file_size", number(file.length));
    item.put("quality", quality());
    add(gtin, item);
  }

  void copyPhoto(String gtin) {
    admission.admit();
    var session = table.get(key("PHOTO#" + fixture.photo(), "SESSION")).get("session_id").s();
    table.get(key("SESSION#" + session, "SESSION"));
    var photo = table.get(key("SESSION#" + session, "PHOTO#" + fixture.photo()));
    var sha256 = photo.get("sha256").s();
    var id = new ImageId(ids.next()).toString();
    bucket.copy(photo.get("s3_key").s(), original(gtin, id), BareBucket.PRIVATE_CACHING);
    var renditions = photo.get("pictures").l().get(0).m();
    var from =
        "scanner/renditions/" + session + "/" + fixture.photo() + "/" + renditions.get("name").s();
    for (var width : renditions.get("widths").l()) {
      bucket.copy(
          from + "-" + width.n() + ".jpg",
          picture(id, sha256, width.n()),
          BareBucket.PUBLIC_CACHING);
    }
    var item = item(gtin, id, sha256, longValue(photo, "width"), longValue(photo, "height"));
    item.put("sizes", renditions.get("widths"));
    for (var copied : List.of("photo_type", "file_size", "quality")) {
      item.put(copied, photo.get(copied));
    }
    countName(gtin, "A1N1");
    add(gtin, item);
  }

  void delete(String gtin, String id) {
    admission.admit();
    getImageAndProduct(gtin, id);
    var deletion = new HashMap<>(key("DELETIONS", id));
    deletion.put("organization_id", text(fixture.organization()));
    deletion.put("gtin", text(gtin));
    deletion.put("deleted_at", number(System.currentTimeMillis()));
    table.transact(
        table.transactDelete(image(gtin, id)),
        table.transactUpdate(
            key(product(gtin), "PRODUCT"),
            "ADD total_count :less",
            "attribute_not_exists(primary_image_id) OR primary_image_id <> :image",
            Map.of(":less", number(-1), ":image", text(id))),
        table.transactPut(deletion));
    bucket.deleteAll("public/images/" + id + "/");
    bucket.deleteAll("products/" + fixture.organization() + "/" + gtin + "/" + id + "/");
    table.delete(key("DELETIONS", id));
  }

  private void getImageAndProduct(String gtin, String id) {
    table.getBoth(image(gtin, id), key(product(gtin), "PRODUCT"));
  }

  /** Counts the file names of a product that have this code. */
  private void countName(String gtin, String code) {
    table.update(
        key(product(gtin), "PRODUCT"),
        "SET created_at = if_not_exists(created_at, :now) ADD names_" + code + " :one",
        "",
        Map.of(),
        Map.of(":now", number(System.currentTimeMillis()), ":one", number(1)));
  }

  /** Returns eight numbers of usual length. */
  private static AttributeValue quality() {
    return AttributeValue.fromL(Collections.nCopies(8, number(100)));
  }

  private void add(String gtin, Map<String, AttributeValue> item) {
    table.transact(
        table.transactPut(item),
        table.transactUpdate(
            key(product(gtin), "PRODUCT"),
            "SET created_at = if_not_exists(created_at, :now) ADD total_count :one",
            "attribute_not_exists(total_count) OR total_count < :most",
            Map.of(
                ":now", number(System.currentTimeMillis()),
                ":one", number(1),
                ":most", number(250))));
  }

  private Map<String, AttributeValue> item(
      String gtin, String id, String sha256, long width, long height) {
    var item = new HashMap<>(image(gtin, id));
    item.put("image_id", text(id));
    item.put("title", text("Front of package"));
    item.put("priority", number(0));
    item.put("created_at", number(System.currentTimeMillis()));
    item.put("content_type", text("image/jpeg"));
    item.put("sha256", text(sha256));
    item.put("width", number(width));
    item.put("height", number(height));
    item.put("picture_type", text("image/jpeg"));
    item.put("widest", number(width));
    item.put("gs1_sequence", number(1));
    return item;
  }

  private String product(String gtin) {
    return "PRODUCT#" + fixture.organization() + "#" + gtin;
  }

  private Map<String, AttributeValue> image(String gtin, String id) {
    return key(product(gtin), "IMAGE#" + id);
  }

  private String original(String gtin, String id) {
    return "products/" + fixture.organization() + "/" + gtin + "/" + id + "/original.jpg";
  }

  private static String picture(String id, String sha256, String width) {
    return "public/images/" + id + "/" + sha256.substring(0, 16) + "-" + width + ".jpg";
  }

  private static long longValue(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(item.get(name).n());
  }
}
