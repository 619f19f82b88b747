package dev.packshot.simulation.table;

import static dev.packshot.simulation.table.FixedValues.NOW;
import static dev.packshot.simulation.table.FixedValues.ORGANIZATION;
import static dev.packshot.simulation.table.FixedValues.uuid7;

import dev.packshot.dynamo.Table;
import dev.packshot.gs1.Gtin;
import dev.packshot.id.CaptureId;
import dev.packshot.id.ImageId;
import dev.packshot.id.SessionId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.metadata.MetadataUpdate;
import dev.packshot.photo.DynamoPhotoRepository;
import dev.packshot.photo.DynamoUploadRepository;
import dev.packshot.photo.Edits;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.PhotoUpdate;
import dev.packshot.photo.Registration;
import dev.packshot.photo.Renditions;
import dev.packshot.product.DynamoImageRepository;
import dev.packshot.product.Gs1FileName;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.ImageUpdate;
import dev.packshot.product.Original;
import dev.packshot.product.Pictures;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductImage;
import dev.packshot.scanner.DynamoSessionContentsRepository;
import dev.packshot.session.CaptureMode;
import dev.packshot.session.DynamoSessionRepository;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDetails;
import dev.packshot.session.SessionIndex;
import dev.packshot.session.SessionItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The main paths of all repositories, with the same ids and times in every run. */
final class RepositoryScenarios {
  private final DynamoDbClient client;
  private final String tableName;
  private final Table table;
  private final List<Object> results = new ArrayList<>();

  RepositoryScenarios(DynamoDbClient client, String tableName) {
    this.client = client;
    this.tableName = tableName;
    this.table = new Table(client, tableName);
  }

  /** Runs all scenarios. Returns the results of the repositories. */
  List<Object> run() {
    sessions();
    uploads();
    fullSession();
    classifications();
    images();
    results.addAll(new AccessScenarios(table).run());
    return results;
  }

  private static Session session(long number, Instant at) {
    return Session.open(
        new SessionId(uuid7(number)),
        ORGANIZATION,
        new SessionDetails(CaptureMode.BOTH, Map.of("line", "3"), "agent", "context"),
        Optional.empty(),
        at);
  }

  private void sessions() {
    var sessions = new DynamoSessionRepository(table, IdleLimit.USUAL);
    var idle = session(10, NOW.minus(Duration.ofDays(2)));
    results.add(sessions.add(idle));
    results.add(sessions.add(idle));
    results.add(sessions.add(session(10, NOW)));
    results.add(sessions.add(session(11, NOW)));
    results.add(sessions.find(idle.id()));
    results.add(sessions.find(new SessionId(uuid7(12))));
    for (int attempt = 0; attempt < 2; attempt++) {
      var active = new ArrayList<SessionIndex.Entry>();
      sessions.eachActive(active::add);
      results.add(active);
      active.forEach(
          entry -> results.add(sessions.expire(entry, NOW.minus(IdleLimit.USUAL.time()))));
    }
  }

  private static PhotoKey photo(long session, long number) {
    return new PhotoKey(uuid7(session), uuid7(number), PhotoType.FRONT, "jpg");
  }

  private static Registration registration(PhotoKey key, Map<String, String> metadata) {
    return new Registration(
        key,
        Optional.of(PhotoType.BACK),
        metadata,
        CaptureId.parse(uuid7(99).toString()),
        Optional.of("front.jpg"),
        Optional.of(1234L),
        Optional.empty(),
        NOW);
  }

  private static JudgedObject ready(String sha256, String sequencer) {
    return JudgedObject.ready(
        facts(sha256, sequencer),
        new Dimensions(4032, 3024),
        Optional.of(new Renditions("name" + sequencer, ImageFormat.JPEG, List.of(320, 640))));
  }

  private static ObjectFacts facts(String sha256, String sequencer) {
    return new ObjectFacts(
        "image/jpeg", 2_911_335, sha256, "etag" + sequencer, Optional.empty(), sequencer);
  }

  private void uploads() {
    var uploads = new DynamoUploadRepository(table, IdleLimit.USUAL);
    var registered = photo(11, 21);
    var adopted = photo(11, 22);
    results.add(uploads.find(registered));
    results.add(uploads.register(registration(registered, Map.of("a", "1", "b", "2")), false));
    results.add(uploads.register(registration(registered, Map.of()), false));
    results.add(uploads.register(registration(photo(10, 23), Map.of()), false));
    results.add(uploads.register(registration(photo(12, 24), Map.of()), false));
    results.add(uploads.saveVerdict(registered, ready("aa", "01"), Optional.empty(), NOW));
    results.add(uploads.saveVerdict(registered, ready("aa", "01"), Optional.empty(), NOW));
    results.add(uploads.saveVerdict(adopted, ready("aa", "02"), Optional.empty(), NOW));
    results.add(uploads.register(registration(adopted, Map.of("c", "3")), false));
    results.add(uploads.register(registration(adopted, Map.of("c", "3")), false));
    results.add(
        uploads.saveVerdict(
            registered,
            JudgedObject.rejected(facts("bb", "03"), "not a picture"),
            Optional.empty(),
            NOW));
    results.add(uploads.saveVerdict(registered, ready("cc", "02"), Optional.empty(), NOW));
    results.add(uploads.saveVerdict(adopted, ready("aa", "04"), Optional.empty(), NOW));
    results.add(uploads.saveVerdict(photo(11, 25), ready("aa", "05"), Optional.empty(), NOW));
    results.add(uploads.saveVerdict(photo(12, 26), ready("aa", "06"), Optional.empty(), NOW));
    results.add(uploads.sessionExists(new SessionId(uuid7(11))));
    results.add(uploads.find(adopted));
    results.add(
        new DynamoSessionContentsRepository(table, IdleLimit.USUAL)
            .find(new SessionId(uuid7(11)))
            .get());
  }

  private void fullSession() {
    results.add(new DynamoSessionRepository(table, IdleLimit.USUAL).add(session(13, NOW)));
    client.updateItem(
        update ->
            update
                .tableName(tableName)
                .key(SessionItem.key(new SessionId(uuid7(13))).attributes())
                .updateExpression("SET photo_count = :most")
                .expressionAttributeValues(
                    Map.of(":most", AttributeValue.fromN(Integer.toString(Session.MAX_PHOTOS)))));
    var uploads = new DynamoUploadRepository(table, IdleLimit.USUAL);
    results.add(uploads.register(registration(photo(13, 30), Map.of()), false));
    results.add(uploads.saveVerdict(photo(13, 31), ready("dd", "01"), Optional.empty(), NOW));
    results.add(uploads.saveVerdict(photo(13, 31), ready("dd", "01"), Optional.empty(), NOW));
  }

  private void classifications() {
    var photos = new DynamoPhotoRepository(table, IdleLimit.USUAL);
    var photo = photo(11, 21).address();
    results.add(photos.sessionOf(photo.photoId()));
    results.add(photos.sessionOf(photo(11, 29).address().photoId()));
    results.add(photos.find(photo.sessionId(), photo.photoId()));
    for (var update :
        List.of(
            MetadataUpdate.UNCHANGED,
            new MetadataUpdate(false, Map.of("a", "new", "b", "")),
            new MetadataUpdate(false, numbered(49)),
            new MetadataUpdate(false, Map.of("k1", "changed", "k2", "changed")),
            new MetadataUpdate(false, Map.of("k1", "", "x", "added")),
            new MetadataUpdate(false, Map.of("y", "too many")),
            new MetadataUpdate(true, Map.of("only", "one")))) {
      results.add(photos.update(photo.sessionId(), photo.photoId(), top(update)));
    }
    results.add(
        photos.update(
            photo.sessionId(), photo(11, 29).address().photoId(), top(MetadataUpdate.UNCHANGED)));
  }

  private static PhotoUpdate top(MetadataUpdate metadata) {
    return new PhotoUpdate(Optional.of(PhotoType.TOP), metadata, Optional.empty());
  }

  private static Map<String, String> numbered(int entries) {
    var metadata = new HashMap<String, String>();
    for (int number = 1; number <= entries; number++) {
      metadata.put("k" + number, "value");
    }
    return metadata;
  }

  private static ProductImage image(long number, boolean isPrimary) {
    var product = new ProductAddress(ORGANIZATION, Gtin.parse("4006381333931").orElseThrow());
    var id = new ImageId(uuid7(number));
    return new ProductImage(
        new ImageAddress(product, id),
        "title",
        number,
        isPrimary,
        NOW,
        Gs1FileName.numbered(PhotoType.FRONT, number),
        new Original(ImageFormat.JPEG, "ab".repeat(32), 4032, 3024),
        new Pictures(id, "ab".repeat(32), ImageFormat.JPEG, 2048, List.of()),
        Edits.none());
  }

  private void images() {
    var images = new DynamoImageRepository(table);
    var first = image(41, false);
    var second = image(42, true);
    var product = first.address().product();
    results.add(images.takeName(product, PhotoType.FRONT, NOW));
    results.add(images.takeName(product, PhotoType.OTHER, NOW));
    results.add(images.takeName(product, PhotoType.BARCODE, NOW));
    results.add(images.add(first));
    results.add(images.add(second));
    results.add(images.findAll(first.address().product()).get());
    results.add(images.find(first.address()));
    results.add(images.complete(first.address(), List.of(320, 640)));
    results.add(images.complete(image(43, false).address(), List.of(320)));
    results.add(images.update(first, update(Optional.of("new"), Optional.empty())));
    results.add(images.update(first, update(Optional.empty(), Optional.of(true))));
    results.add(images.update(second, update(Optional.of("both"), Optional.of(false))));
    results.add(images.update(first, update(Optional.of("both"), Optional.of(false))));
    results.add(images.remove(second, NOW));
    results.add(images.remove(second, NOW));
    results.add(images.update(first, update(Optional.empty(), Optional.of(true))));
    results.add(images.remove(first, NOW));
    results.add(images.isBeingDeleted(first.address()));
    var deletions = new ArrayList<ImageAddress>();
    images.eachDeletionBefore(NOW.plusMillis(1), deletions::add);
    results.add(deletions);
    images.endDeletion(first.address());
    results.add(images.isBeingDeleted(first.address()));
  }

  private static ImageUpdate update(Optional<String> title, Optional<Boolean> isPrimary) {
    return new ImageUpdate(title, Optional.of(7L), isPrimary);
  }
}
