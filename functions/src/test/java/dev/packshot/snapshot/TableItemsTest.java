package dev.packshot.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.capture.CaptureAddress;
import dev.packshot.gs1.Gtin;
import dev.packshot.id.CaptureId;
import dev.packshot.id.ImageId;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.ProductId;
import dev.packshot.id.SessionId;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.Edits;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Registration;
import dev.packshot.photo.Renditions;
import dev.packshot.product.Gs1FileName;
import dev.packshot.product.ImageAddress;
import dev.packshot.product.Original;
import dev.packshot.product.Pictures;
import dev.packshot.product.Product;
import dev.packshot.product.ProductAddress;
import dev.packshot.product.ProductImage;
import dev.packshot.session.CaptureMode;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDetails;
import dev.packshot.testing.Captures;
import dev.packshot.testing.Promises;
import dev.packshot.testing.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The comparison of {@code events/table-items.json} with the items that the repositories write. The
 * property {@code packshot.write-table-items} makes the test write the file.
 */
class TableItemsTest {
  private static final Path FILE = Path.of("../events/table-items.json");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant OPENED_AT = Instant.parse("2026-11-21T12:00:00Z");

  /** A time in the far future, so that the session is active when a function is primed. */
  private static final Instant MODIFIED_AT = Instant.parse("2286-11-20T17:46:40Z");

  private static final UUID PRODUCT = UUID.fromString("019351a0-0000-7000-8000-000000000001");
  private static final String SHA256 = "0123456789abcdef".repeat(4);

  private final TestApp app = new TestApp();

  @Test
  void equalTheItemsOfTheRepositories() throws IOException {
    addAll();
    var written = itemsWithoutTheKeyOfTheTest();
    if (System.getProperty("packshot.write-table-items") != null) {
      Files.writeString(FILE, format(written));
    }
    assertThat(JSON.readTree(FILE.toFile())).isEqualTo(JSON.valueToTree(written));
  }

  private void addAll() {
    var path = TestApp.event("routes/get-image.json").get("pathParameters");
    var organization = OrganizationId.parse(path.get("organization_id").asText()).orElseThrow();
    var event = TestApp.event("routes/get-image.json");
    var key = ApiKey.parse(event.at("/headers/X-API-Key").asText()).orElseThrow();
    app.graph.apiKeys().add(key, organization, Optional.empty(), 0, 0, OPENED_AT);
    addSession(organization);
    var product =
        new ProductAddress(organization, Gtin.parse(path.get("gtin").asText()).orElseThrow());
    app.graph
        .products()
        .name(new Product(product, new ProductId(PRODUCT), "Rolled oats"), OPENED_AT);
    for (var type : List.of(PhotoType.FRONT, PhotoType.BACK, PhotoType.OTHER)) {
      app.graph.images().takeName(product, type, OPENED_AT);
    }
    var image = ImageId.parse(path.get("image_id").asText()).orElseThrow();
    app.graph
        .images()
        .add(
            new ProductImage(
                new ImageAddress(product, image),
                "Front of package",
                0,
                true,
                OPENED_AT,
                Gs1FileName.numbered(PhotoType.FRONT, 1),
                new Original(ImageFormat.JPEG, SHA256, 4_032, 3_024),
                new Pictures(image, SHA256, ImageFormat.JPEG, 1_600, List.of(200, 400, 800, 1_600)),
                Edits.none()));
  }

  private void addSession(OrganizationId organization) {
    var path = TestApp.event("routes/update-photo.json").get("pathParameters");
    var session = SessionId.parse(path.get("session_id").asText()).orElseThrow();
    var details = new SessionDetails(CaptureMode.BOTH, Map.of("order", "4711"), "", "{}");
    app.graph
        .sessions()
        .add(Session.open(session, organization, details, Optional.empty(), OPENED_AT));
    var registered = PhotoId.parse(path.get("photo_id").asText()).orElseThrow();
    var first = new PhotoKey(session.value(), registered.value(), PhotoType.BACK, "jpg");
    app.graph.uploads().register(registration(first), false);
    var body = TestApp.event("routes/register-photo.json").get("body").asText();
    var key = PhotoKey.parse(read(body).get("s3_key").asText()).orElseThrow();
    addPromise(session);
    var capture = TestApp.event("routes/get-capture.json").at("/pathParameters/id").asText();
    var captureId = CaptureId.parse(capture).orElseThrow();
    var captured = new CaptureAddress(session, organization, captureId);
    Captures.addOfUnknownProduct(app.graph, captured, OPENED_AT);
    app.graph.uploads().saveVerdict(key, judged(), Optional.empty(), MODIFIED_AT);
  }

  private void addPromise(SessionId session) {
    var path = TestApp.event("routes/explain-upload.json").get("pathParameters");
    var photo = PhotoId.parse(path.get("photo_id").asText()).orElseThrow();
    var key = new PhotoKey(session.value(), photo.value(), PhotoType.BACK, "heic");
    app.graph.ledger().add(Promises.of(key, "IMG_4712.HEIC", MODIFIED_AT));
  }

  private static Registration registration(PhotoKey key) {
    return new Registration(
        key,
        Optional.of(PhotoType.BACK),
        Map.of("shelf", "B7"),
        Optional.empty(),
        Optional.of("IMG_1.jpg"),
        Optional.empty(),
        Optional.empty(),
        OPENED_AT);
  }

  private static JudgedObject judged() {
    return JudgedObject.ready(
        new ObjectFacts("image/jpeg", 2_483_112, SHA256, "etag", Optional.empty(), "0".repeat(32)),
        new Dimensions(4_032, 3_024),
        Optional.of(
            new Renditions(
                SHA256.substring(0, 16), ImageFormat.JPEG, List.of(200, 400, 800, 1_600))));
  }

  private List<Map<String, Object>> itemsWithoutTheKeyOfTheTest() {
    var keyOfTheTest = "KEY#" + app.key.hash();
    var items = new ArrayList<Map<String, Object>>();
    TestApp.dynamo().scan(scan -> scan.tableName(app.table)).items().stream()
        .filter(item -> !item.get("pk").s().equals(keyOfTheTest))
        .filter(item -> !item.get("pk").s().startsWith("ORGANIZATION")) // no function reads them
        .sorted(
            Comparator.comparing((Map<String, AttributeValue> item) -> item.get("pk").s())
                .thenComparing(item -> item.get("sk").s()))
        .forEach(item -> items.add(plain(item)));
    return items;
  }

  private static Map<String, Object> plain(Map<String, AttributeValue> item) {
    var plain = new TreeMap<String, Object>();
    item.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  private static Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case BOOL -> Map.of("BOOL", value.bool());
      case NUL -> Map.of("NULL", value.nul());
      case M -> Map.of("M", plain(value.m()));
      case L -> Map.of("L", value.l().stream().map(TableItemsTest::plain).toList());
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static String format(List<Map<String, Object>> items) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(items) + "\n";
  }

  private static JsonNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
