package dev.packshot.acceptance;

import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.HostileImages;
import dev.packshot.devkit.picture.ImageSample;
import dev.packshot.devkit.picture.SoundImages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Photos, in every order of posting and registering. */
class PhotosTest {
  private final Api api = new Api();
  private final Scanner scanner = new Scanner();
  private final String session = scanner.open();

  @Test
  void areReadyWhenRegisteredBeforeTheUpload() {
    var file = Pictures.small();
    var form = scanner.upload(session);
    var registered = scanner.register(session, form, file).expect(201);
    assertThat(registered.text("upload_status")).isEqualTo("pending");
    assertThat(registered.text("short_id")).isEqualTo(form.photoId());
    assertThat(registered.text("s3_key")).isEqualTo(form.key());
    Scanner.store(form, file);
    assertReady(scanner.awaitVerdict(session, form.photoId()), file);
    assertCounted(1);
  }

  @Test
  void areReadyWhenRegisteredAtOnceAfterTheUpload() {
    var file = Pictures.small();
    var form = scanner.upload(session);
    Scanner.store(form, file);
    scanner.register(session, form, file).expect(201);
    assertReady(scanner.awaitVerdict(session, form.photoId()), file);
    assertCounted(1);
  }

  @Test
  void areReadyWhenRegisteredAfterTheVerdict() {
    var file = Pictures.small();
    var form = scanner.upload(session);
    var adopted = scanner.verdictOn(session, form, file);
    assertThat(adopted.path("original_filename").asString()).isEmpty();
    assertThat(adopted.path("photo_type").asString()).isEqualTo("front");
    var registered = scanner.register(session, form, file).expect(201);
    assertReady(registered.json(), file);
    assertReady(scanner.find(session, form.photoId()).orElseThrow(), file);
    assertCounted(1);
  }

  @Test
  void areFiledInTheirSessionWhenNobodyRegistersThem() {
    var file = Pictures.small();
    var form = scanner.upload(session, "barcode", "code.jpeg");
    var filed = scanner.verdictOn(session, form, file);
    assertThat(filed.path("upload_status").asString()).isEqualTo("ready");
    assertThat(filed.path("photo_type").asString()).isEqualTo("barcode");
    assertThat(filed.path("metadata")).isEmpty();
    assertThat(filed.path("sha256").asString()).isEqualTo(Pictures.sha256(file));
    assertCounted(1);
  }

  @Test
  void stayPendingWithoutAFile() {
    var photo = scanner.registered(session);
    assertThat(Scanner.status(scanner.find(session, photo).orElseThrow())).isEqualTo("pending");
  }

  @Test
  void areShownInTheOrderInWhichTheirUploadsWereAskedFor() {
    var forms = List.of(scanner.upload(session), scanner.upload(session), scanner.upload(session));
    for (int at : new int[] {2, 0, 1}) {
      scanner.register(session, "{\"s3_key\":\"" + forms.get(at).key() + "\"}").expect(201);
    }
    var shown = new ArrayList<String>();
    scanner
        .read(session)
        .json()
        .path("product_photos")
        .forEach(photo -> shown.add(photo.path("short_id").asString()));
    assertThat(shown).containsExactlyElementsOf(forms.stream().map(Form::photoId).toList());
  }

  @Test
  void haveTheSizeOfTheirPixelsAsTheyAreStored() {
    var turned = scanner.verdictOn(session, scanner.upload(session), Pictures.turned());
    assertThat(turned.path("width").asInt()).isEqualTo(Pictures.WIDTH);
    assertThat(turned.path("height").asInt()).isEqualTo(Pictures.HEIGHT);
  }

  @Test
  void areRecognizedWhenTheirBytesCameBefore() {
    var file = Pictures.small();
    var first = scanner.verdictOn(session, scanner.upload(session), file);
    var second = scanner.verdictOn(session, scanner.upload(session), file);
    assertThat(first.path("duplicate_of").isNull()).isTrue();
    assertThat(second.path("duplicate_of")).isEqualTo(first.path("short_id"));
  }

  @Test
  void areTheSameAfterTheSameUploadAgain() {
    var file = Pictures.small();
    var form = scanner.upload(session);
    scanner.register(session, form, file).expect(201);
    var judged = scanner.verdictOn(session, form, file);
    Scanner.store(form, file);
    assertReady(scanner.awaitVerdict(session, form.photoId()), file);
    assertThat(scanner.find(session, form.photoId()).map(PhotosTest::withoutUrls))
        .contains(withoutUrls(judged));
    assertCounted(1);
  }

  @Test
  void areReadyInEveryFormat() {
    var samples = SoundImages.all();
    var forms = posted(samples);
    for (int at = 0; at < samples.size(); at++) {
      var sample = samples.get(at);
      var photo = scanner.awaitVerdict(session, forms.get(at).photoId());
      assertThat(Scanner.status(photo)).as("%s: %s", sample, photo).isEqualTo("ready");
      assertThat(photo.path("content_type").asString()).isEqualTo(sample.contentType());
      assertThat(photo.path("width").asInt()).as(sample.name()).isEqualTo(sample.width());
      assertThat(photo.path("height").asInt()).as(sample.name()).isEqualTo(sample.height());
    }
  }

  @Test
  void areRejectedWithAReasonWhenTheirFilesLieOrBreakOffOrBlowUp() {
    var samples =
        HostileImages.all().stream().filter(sample -> !sample.name().equals("empty")).toList();
    var forms = posted(samples);
    for (int at = 0; at < samples.size(); at++) {
      var photo = scanner.awaitVerdict(session, forms.get(at).photoId());
      assertThat(Scanner.status(photo)).as("%s", samples.get(at)).isEqualTo("rejected");
      assertThat(photo.path("rejection_reason").asString()).as("%s", samples.get(at)).endsWith(".");
      assertThat(photo.path("width").isNull()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void areRejectedWithAReasonThatNamesTheFault(
      String what, String filename, byte[] file, String reason) {
    var rejected = scanner.verdictOn(session, scanner.upload(session, "front", filename), file);
    assertThat(rejected.path("rejection_reason").asString()).as(what).contains(reason);
    assertThat(rejected.path("file_size").asInt()).isEqualTo(file.length);
    assertThat(rejected.path("sha256").asString()).isEqualTo(Pictures.sha256(file));
  }

  static Stream<Arguments> areRejectedWithAReasonThatNamesTheFault() {
    var text = "Hello, world".getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        Arguments.of("text named .jpg", "photo.jpg", text, "not an image"),
        Arguments.of("a JPEG named .png", "photo.png", Pictures.small(), "JPEG"),
        Arguments.of("a JPEG cut off", "photo.jpg", Pictures.cutOff(), "cut off"));
  }

  @Test
  void areAnsweredAsTheyAreWhenRegisteredAgain() {
    var form = scanner.upload(session);
    var first = scanner.register(session, form, Pictures.small()).expect(201);
    var location = first.header("Location");
    assertThat(api.send(Call.of("GET", Links.path(location))).expect(200).body())
        .contains(form.photoId());
    var other = "{\"s3_key\":\"" + form.key() + "\",\"photo_type\":\"back\",\"metadata\":{}}";
    var again = scanner.register(session, other).expect(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.find("Location")).isEmpty();
    assertCounted(1);
  }

  @Test
  void areMadeOnceByRegistrationsAtTheSameTime() {
    var body = "{\"s3_key\":\"" + scanner.upload(session).key() + "\"}";
    var statuses = Crowd.of(8, caller -> scanner.register(session, body).status());
    assertThat(statuses).containsExactlyInAnyOrder(200, 200, 200, 200, 200, 200, 200, 201);
    assertCounted(1);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "s3_key            | {}",
        "s3_key            | {\"s3_key\": null}",
        "s3_key            | {\"s3_key\": 7}",
        "s3_key            | {\"s3_key\": \"\"}",
        "s3_key            | {\"s3_key\": \"../secret.jpg\"}",
        "photo_type        | {\"s3_key\": \"KEY\", \"photo_type\": \"side\"}",
        "photo_type        | {\"s3_key\": \"KEY\", \"photo_type\": null}",
        "metadata          | {\"s3_key\": \"KEY\", \"metadata\": \"text\"}",
        "capture_short_id  | {\"s3_key\": \"KEY\", \"capture_short_id\": \"x\"}",
        "original_filename | {\"s3_key\": \"KEY\", \"original_filename\": 7}",
        "file_size         | {\"s3_key\": \"KEY\", \"file_size\": -1}",
        "file_size         | {\"s3_key\": \"KEY\", \"file_size\": 1.5}",
        "file_size         | {\"s3_key\": \"KEY\", \"file_size\": \"7\"}",
        "file_size         | {\"s3_key\": \"KEY\", \"file_size\": 99999999999999999999999}",
      })
  void areNotRegisteredWithAFieldThatIsNotValid(String field, String body) {
    var form = scanner.upload(session);
    scanner.register(session, body.replace("KEY", form.key())).expectInvalid(field);
    assertThat(scanner.find(session, form.photoId())).isEmpty();
  }

  @Test
  void areOfTheSessionThatTheirKeyNames() {
    var foreign = scanner.upload(scanner.open()).key();
    scanner.register(session, "{\"s3_key\":\"" + foreign + "\"}").expectInvalid("s3_key");
  }

  @Test
  void areOfSessionsThatExist() {
    var unknown = ShortIds.unknown();
    var key = scanner.upload(session).key().replace(session, unknown);
    scanner.register(unknown, "{\"s3_key\":\"" + key + "\"}").expect(404);
    scanner.register("x", "{\"s3_key\":\"" + key + "\"}").expectInvalid("session_id");
  }

  @Test
  void needABodyToBeRegistered() {
    api.send(Call.of("POST", SESSIONS + "/" + session + "/photos")).expectInvalid("s3_key");
  }

  private List<Form> posted(List<ImageSample> samples) {
    var forms = new ArrayList<Form>();
    for (var sample : samples) {
      var extension = sample.contentType().substring("image/".length());
      forms.add(scanner.upload(session, "front", "photo." + extension));
      Scanner.store(forms.get(forms.size() - 1), sample.bytes());
    }
    return forms;
  }

  private void assertCounted(int photos) {
    assertThat(scanner.read(session).json().path("product_photos")).hasSize(photos);
  }

  /** Addresses are others after some minutes, and after another upload. */
  private static JsonNode withoutUrls(JsonNode photo) {
    return ((ObjectNode) photo.deepCopy()).without("urls");
  }

  private static void assertReady(JsonNode photo, byte[] file) {
    assertThat(photo.path("upload_status").asString()).isEqualTo("ready");
    assertThat(photo.path("sha256").asString()).isEqualTo(Pictures.sha256(file));
    assertThat(photo.path("file_size").asInt()).isEqualTo(file.length);
    assertThat(photo.path("content_type").asString()).isEqualTo("image/jpeg");
    assertThat(photo.path("width").asInt()).isEqualTo(Pictures.WIDTH);
    assertThat(photo.path("height").asInt()).isEqualTo(Pictures.HEIGHT);
    assertThat(photo.path("original_filename").asString()).isEqualTo("front.jpg");
    assertThat(photo.path("metadata").path("shelf").asString()).isEqualTo("A4");
    assertThat(photo.path("rejection_reason").isNull()).isTrue();
  }
}
