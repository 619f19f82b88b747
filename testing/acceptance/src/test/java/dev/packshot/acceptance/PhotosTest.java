package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Photos, in every order of posting and registering. */
class PhotosTest {
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
