package dev.packshot.bench.inprocess;

import static dev.packshot.bench.inprocess.BareTable.key;
import static dev.packshot.bench.inprocess.BareTable.number;
import static dev.packshot.bench.inprocess.BareTable.text;

import dev.packshot.photo.PhotoKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The bare calls of each route of sessions and their photos. */
final class BareSessions {
  private static final long IDLE_MILLIS = Duration.ofHours(24).toMillis();

  private final BareTable table;
  private final BareAdmission admission;
  private final Map<String, AttributeValue> session;
  private final Map<String, AttributeValue> photo;

  BareSessions(BareTable table, Fixture fixture) {
    this.table = table;
    this.admission = new BareAdmission(table, fixture.key());
    this.session = key("SESSION#" + fixture.session(), "SESSION");
    this.photo = key("SESSION#" + fixture.session(), "PHOTO#" + fixture.photo());
  }

  void create() {
    admission.admit();
    var id = UUID.randomUUID().toString().substring(0, 22);
    var item = new HashMap<>(key("SESSION#" + id, "SESSION"));
    item.put("session_id", text(id));
    item.put("organization_id", text(id));
    item.put("session_status", text("ACTIVE"));
    item.put("capture_mode", text("both"));
    item.put("created_at", number(System.currentTimeMillis()));
    item.put("modified_at", number(System.currentTimeMillis()));
    item.put("metadata", AttributeValue.fromM(Map.of("order", text("4711"))));
    item.put("user_agent", text("PackshotScanner/1.0"));
    item.put("device_context", text("{}"));
    item.put("upload_seal", text(UUID.randomUUID().toString().replace("-", "")));
    item.put("capture_count", number(0));
    item.put("photo_count", number(0));
    item.put("index_shard", text("SESSIONS#7"));
    item.put("index_order", text("ACTIVE#" + id + "#" + id));
    table.put(item);
  }

  void get() {
    admission.admit();
    table.queryUpTo(session.get("pk").s(), "SESSION");
  }

  void presign() {
    admission.admit();
    table.get(session);
  }

  void register(PhotoKey photoKey) {
    var address = photoKey.address();
    var sessionKey = key("SESSION#" + address.sessionId(), "SESSION");
    var item = new HashMap<>(key("SESSION#" + address.sessionId(), "PHOTO#" + address.photoId()));
    admission.admit();
    table.getBoth(sessionKey, Map.copyOf(item));
    long now = System.currentTimeMillis();
    item.put("photo_id", text(address.photoId().toString()));
    item.put("session_id", text(address.sessionId().toString()));
    item.put("s3_key", text(address.s3Key()));
    item.put("sort_order", number(10));
    item.put("upload_status", text("pending"));
    item.put("file_size", number(2_451_337));
    item.put("photo_type", text("front"));
    item.put("original_filename", text("IMG_4711.jpg"));
    item.put("metadata", AttributeValue.fromM(Map.of("shelf", text("B7"))));
    item.put("created_at", number(now));
    item.put("registered_at", number(now));
    table.transact(
        table.transactPut(item),
        table.transactUpdate(
            sessionKey,
            "SET modified_at = :now ADD photo_count :one",
            "photo_count < :most AND session_status = :active AND modified_at > :idleSince",
            Map.of(
                ":now", number(now),
                ":one", number(1),
                ":most", number(500),
                ":active", text("ACTIVE"),
                ":idleSince", number(now - IDLE_MILLIS))));
  }

  void updatePhoto() {
    admission.admit();
    table.get(session);
    table.update(
        photo,
        "SET #n0 = :v0, #n1 = :v1, #n2.#n3 = :v2 REMOVE #n2.#n4",
        "attribute_exists(pk) AND attribute_not_exists(deleted_at) AND size(#n2) <= :v3",
        Map.of(
            "#n0",
            "photo_type",
            "#n1",
            "classified",
            "#n2",
            "metadata",
            "#n3",
            "language",
            "#n4",
            "shelf"),
        Map.of(
            ":v0", text("nutrition"),
            ":v1", AttributeValue.fromBool(true),
            ":v2", text("de"),
            ":v3", number(49)));
  }
}
