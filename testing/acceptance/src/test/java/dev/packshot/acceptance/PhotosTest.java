package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests of photos with every order of upload and registration. */
class PhotosTest {
  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();

  @Test
  void judgesAPhotoRegisteredBeforeTheUpload() {
    var file = TestPhotos.small();
    var form = scanner.requestUpload(session);
    var registered = scanner.register(session, form, file).expect(201);
    assertThat(registered.text("upload_status")).isEqualTo("pending");
    assertThat(registered.text("short_id")).isEqualTo(form.photoId());
    assertThat(registered.text("s3_key")).isEqualTo(form.key());
    ScannerClient.upload(form, file);
    assertReady(scanner.awaitVerdict(session, form.photoId()), file);
    assertPhotoCount(1);
  }

  @Test
  void judgesAPhotoRegisteredDirectlyAfterTheUpload() {
    var file = TestPhotos.small();
    var form = scanner.requestUpload(session);
    ScannerClient.upload(form, file);
    scanner.register(session, form, file).expect(201);
    assertReady(scanner.awaitVerdict(session, form.photoId()), file);
    assertPhotoCount(1);
  }

  @Test
  void acceptsARegistrationAfterTheVerdict() {
    var file = TestPhotos.small();
    var form = scanner.requestUpload(session);
    var judged = scanner.uploadAndAwaitVerdict(session, form, file);
    assertThat(judged.path("original_filename").asString()).isEmpty();
    assertThat(judged.path("photo_type").asString()).isEqualTo("front");
    var registered = scanner.register(session, form, file).expect(201);
    assertReady(registered.json(), file);
    assertReady(scanner.find(session, form.photoId()).orElseThrow(), file);
    assertPhotoCount(1);
  }

  @Test
  void addsAnUnregisteredPhotoToItsSession() {
    var file = TestPhotos.small();
    var form = scanner.requestUpload(session, "barcode", "code.jpeg");
    var photo = scanner.uploadAndAwaitVerdict(session, form, file);
    assertThat(photo.path("upload_status").asString()).isEqualTo("ready");
    assertThat(photo.path("photo_type").asString()).isEqualTo("barcode");
    assertThat(photo.path("metadata")).isEmpty();
    assertThat(photo.path("sha256").asString()).isEqualTo(TestPhotos.sha256(file));
    assertPhotoCount(1);
  }

  @Test
  void keepsAPhotoWithoutAFilePending() {
    var photo = scanner.registerWithoutFile(session);
    assertThat(ScannerClient.status(scanner.find(session, photo).orElseThrow()))
        .isEqualTo("pending");
  }

  @Test
  void listsPhotosInTheOrderOfTheirUploadRequests() {
    var forms =
        List.of(
            scanner.requestUpload(session),
            scanner.requestUpload(session),
            scanner.requestUpload(session));
    for (int at : new int[] {2, 0, 1}) {
      scanner.register(session, "{\"s3_key\":\"" + forms.get(at).key() + "\"}").expect(201);
    }
    var shown = new ArrayList<String>();
    scanner
        .readSession(session)
        .json()
        .path("product_photos")
        .forEach(photo -> shown.add(photo.path("short_id").asString()));
    assertThat(shown).containsExactlyElementsOf(forms.stream().map(UploadForm::photoId).toList());
  }

  @Test
  void returnsTheSamePhotoAfterARepeatedUpload() {
    var file = TestPhotos.small();
    var form = scanner.requestUpload(session);
    scanner.register(session, form, file).expect(201);
    var judged = scanner.uploadAndAwaitVerdict(session, form, file);
    ScannerClient.upload(form, file);
    assertReady(scanner.awaitVerdict(session, form.photoId()), file);
    assertThat(scanner.find(session, form.photoId()).map(PhotosTest::withoutUrls))
        .contains(withoutUrls(judged));
    assertPhotoCount(1);
  }

  @Test
  void turnsAPhotoAndUndoesIt() {
    var form = scanner.requestUpload(session);
    var before = scanner.uploadAndAwaitVerdict(session, form, TestPhotos.small());
    var photo = form.photoId();
    edit(photo, "{\"rotate\":90}");
    var edited = scanner.awaitEdit(session, photo);
    assertThat(edited.path("edit").path("rotate").asInt()).isEqualTo(90);
    assertThat(widths(edited)).containsExactlyInAnyOrder("200", "240", "original");
    assertThat(withoutUrls(edited).get("sha256")).isEqualTo(before.get("sha256"));
    edit(photo, "null");
    var undone = scanner.awaitEdit(session, photo);
    assertThat(widths(undone)).isEqualTo(widths(before));
    assertThat(withoutUrls(undone)).isEqualTo(withoutUrls(before));
  }

  private void edit(String photo, String edit) {
    var body = "{\"photo_type\":\"front\",\"edit\":" + edit + "}";
    scanner.updatePhoto(session, photo, body).expect(200);
  }

  private static List<String> widths(JsonNode photo) {
    return List.copyOf(photo.path("urls").propertyNames());
  }

  private void assertPhotoCount(int count) {
    assertThat(scanner.readSession(session).json().path("product_photos")).hasSize(count);
  }

  /** Removes the URLs, which change with time and with another upload. */
  private static JsonNode withoutUrls(JsonNode photo) {
    return ((ObjectNode) photo.deepCopy()).without("urls");
  }

  private static void assertReady(JsonNode photo, byte[] file) {
    assertThat(photo.path("upload_status").asString()).isEqualTo("ready");
    assertThat(photo.path("sha256").asString()).isEqualTo(TestPhotos.sha256(file));
    assertThat(photo.path("file_size").asInt()).isEqualTo(file.length);
    assertThat(photo.path("content_type").asString()).isEqualTo("image/jpeg");
    assertThat(photo.path("width").asInt()).isEqualTo(TestPhotos.WIDTH);
    assertThat(photo.path("height").asInt()).isEqualTo(TestPhotos.HEIGHT);
    assertThat(photo.path("original_filename").asString()).isEqualTo("front.jpg");
    assertThat(photo.path("metadata").path("shelf").asString()).isEqualTo("A4");
    assertThat(photo.path("rejection_reason").isNull()).isTrue();
  }
}
