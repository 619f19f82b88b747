package dev.packshot.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.capture.CaptureAddress;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.event.Route;
import dev.packshot.graph.Settings;
import dev.packshot.id.CaptureId;
import dev.packshot.id.PhotoId;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Registration;
import dev.packshot.problem.ErrorCode;
import dev.packshot.session.CaptureMode;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDetails;
import dev.packshot.testing.Captures;
import dev.packshot.testing.Promises;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestContext;
import dev.packshot.testing.TestImages;
import dev.packshot.testing.TestProblem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** The comparison of the files of {@code events/} with their README and our answers. */
class EventFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("../events");
  private static final Pattern ROW = Pattern.compile("\\| `(.+?)` \\| (.+) \\| (\\d{3}) \\|");
  private static final String PLACEHOLDER_KEY = "csb_00000000000000000000000000000000_a0f292d0";

  private final TestApp app = new TestApp();

  @BeforeEach
  void createTheSessionAndThePhotosOfTheFiles() {
    var parameters = TestApp.event("routes/update-photo.json").get("pathParameters");
    var session = SessionId.parse(parameters.get("session_id").asText()).orElseThrow();
    var photo = PhotoId.parse(parameters.get("photo_id").asText()).orElseThrow();
    var now = app.clock.instant();
    app.graph
        .sessions()
        .add(
            Session.open(
                session,
                app.organization,
                new SessionDetails(CaptureMode.BOTH, Map.of(), "", "{}"),
                Optional.empty(),
                now));
    var key = new PhotoKey(session.value(), photo.value(), PhotoType.OTHER, "jpg");
    app.graph
        .uploads()
        .register(
            new Registration(
                key,
                Optional.of(PhotoType.OTHER),
                Map.of("shelf", "B7"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                now),
            false);
    addThePromiseOfTheFiles(session);
    var capture = TestApp.event("routes/get-capture.json").at("/pathParameters/id").asText();
    var captureId = CaptureId.parse(capture).orElseThrow();
    var captured = new CaptureAddress(session, app.organization, captureId);
    Captures.addOfUnknownProduct(app.graph, captured, now);
    createTheReadyPhotoAndTheImageOfTheFiles();
  }

  private void addThePromiseOfTheFiles(SessionId session) {
    var path = TestApp.event("routes/explain-upload.json").get("pathParameters");
    var photo = PhotoId.parse(path.get("photo_id").asText()).orElseThrow();
    app.graph
        .ledger()
        .add(
            Promises.of(
                new PhotoKey(session.value(), photo.value(), PhotoType.BACK, "heic"),
                "IMG_4712.HEIC",
                app.clock.instant()));
  }

  private void createTheReadyPhotoAndTheImageOfTheFiles() {
    var message = TestApp.event("sqs-s3-object-created.json").at("/Records/0/body").asText();
    var key = message.replaceFirst("(?s).*\"key\":\"([^\"]+)\".*", "$1");
    TestApp.s3()
        .client()
        .putObject(
            put -> put.bucket(app.bucket).key(key).contentType("image/jpeg"),
            RequestBody.fromBytes(new CameraPhoto(64, 48, 1, 0.8f).jpeg()));
    new SqsBatch(app).created(key, "01").deliver();
    var parameters = TestApp.event("routes/get-image.json").get("pathParameters");
    TestImages.add(app, parameters.get("gtin").asText(), parameters.get("image_id").asText());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rows")
  void getsTheStatusOfItsRow(String file, String description, int status) throws IOException {
    var answer = send(file);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    if (status >= 400) {
      TestProblem.in(answer, code(status));
    }
    TestProblem.checkLimitHeaders(answer);
  }

  @Test
  void hasARowForEveryFile() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      var names = files.map(file -> FOLDER.relativize(file).toString());
      var api = names.filter(name -> name.matches("(api-|routes/).*")).sorted().toList();
      assertThat(rows().stream().map(row -> (String) row.get()[0]).sorted()).isEqualTo(api);
    }
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void hasAFileForEveryRoute(Route route) {
    var event =
        TestApp.event(
            "routes/" + route.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json");
    assertThat(event.get("httpMethod").asText()).isEqualTo(route.method());
    assertThat(event.get("resource").asText()).isEqualTo(route.path());
  }

  @Test
  void usesTheLastValueOfARepeatedQueryParameter() throws IOException {
    assertThat(send("api-repeated-query.json").json().get("s3_key").asText())
        .contains("/back/")
        .endsWith(".png");
  }

  @Test
  void setsAndDeletesTheMetadataOfTheFile() throws IOException {
    assertThat(send("routes/update-photo.json").json().get("metadata").toString())
        .isEqualTo("{\"language\":\"de\"}");
  }

  static List<Arguments> rows() throws IOException {
    return ROW.matcher(Files.readString(FOLDER.resolve("README.md")))
        .results()
        .map(row -> Arguments.of(row.group(1), row.group(2), Integer.parseInt(row.group(3))))
        .toList();
  }

  private TestAnswer send(String file) throws IOException {
    var event = TestApp.event(file);
    replaceKey(event, "headers");
    replaceOrganization(event);
    var instance =
        file.equals("api-custom-domain.json")
            ? app.with(Settings.PUBLIC_URL, "https://api.example.com/shop")
            : app;
    var answer = new ByteArrayOutputStream();
    handler(event, instance)
        .handleRequest(
            new ByteArrayInputStream(JSON.writeValueAsBytes(event)),
            answer,
            TestContext.with(instance.log));
    return new TestAnswer(answer.toByteArray());
  }

  private void replaceKey(ObjectNode event, String part) {
    if (event.get(part) instanceof ObjectNode headers) {
      headers
          .properties()
          .forEach(
              header -> {
                if (header.getValue().asText().equals(PLACEHOLDER_KEY)) {
                  headers.put(header.getKey(), app.key.reveal());
                }
              });
    }
  }

  private void replaceOrganization(ObjectNode event) {
    if (event.get("pathParameters") instanceof ObjectNode parameters
        && parameters.has("organization_id")) {
      parameters.put("organization_id", app.organization.toString());
    }
  }

  private static RequestStreamHandler handler(ObjectNode event, TestApp instance) {
    var method = event.get("httpMethod").asText();
    var resource = event.get("resource").asText();
    return Arrays.stream(Route.values())
        .filter(route -> route.method().equals(method) && route.path().equals(resource))
        .map(route -> Functions.of(route, instance.graph))
        .findFirst()
        .orElseGet(() -> Functions.fallback(instance.graph));
  }

  private static ErrorCode code(int status) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.status() == status)
        .findFirst()
        .orElseThrow();
  }
}
