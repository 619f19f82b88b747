package dev.packshot.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.graph.Settings;
import dev.packshot.id.Ids;
import dev.packshot.id.ShortUuid;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.SqsBatch;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClients;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestHeic;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestSession;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** Product images that are made of session photos. */
class ImageOfPhotoTest {
  private static final byte[] PHOTO = new CameraPhoto(500, 400, 1, 0.8f).jpeg();

  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);
  private final TestSession session = new TestSession(app);

  @Test
  void returnsAnImageWithAllSizes() {
    var photo = upload("jpg", PHOTO);
    var answer =
        gallery.postPhoto(
            "{\"photo_short_id\":\""
                + photo
                + "\",\"title\":\"Front\",\"is_primary\":true,\"other\":1}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    var image = answer.json();
    var id = image.get("id").asText();
    assertThat(image.get("title").asText()).isEqualTo("Front");
    assertThat(image.get("is_primary").asBoolean()).isTrue();
    assertThat(image.get("sizes").fieldNames()).toIterable().containsExactly("200", "400", "500");
    assertThat(image.get("image_url")).isEqualTo(image.at("/sizes/500"));
    assertThat(image.at("/quality/shorter_side").asInt()).isEqualTo(400);
    assertThat(image.at("/checks/amazon_main/passed").asBoolean(true)).isFalse();
    assertThat(answer.header("Location")).isEqualTo("/v1" + gallery.path(id));
    assertThat(gallery.get(id).json()).isEqualTo(image);
    for (var url : image.get("sizes")) {
      var shown =
          TestApp.s3()
              .client()
              .getObject(get -> get.bucket(app.bucket).key(Gallery.key(url.asText())))
              .response();
      assertThat(shown.contentType()).isEqualTo("image/jpeg");
      assertThat(shown.cacheControl()).startsWith("public");
    }
    assertThat(originalBytes(id)).isEqualTo(PHOTO);
    assertThat(gallery.deliverEvent(gallery.original(id))).isTrue();
    assertThat(app.log).anyMatch(line -> line.contains("\"outcome\":\"already_done\""));
  }

  @Test
  void isAlsoAddedOnThePathForFiles() {
    var photo = "{\"photo_short_id\":\"" + upload("jpg", PHOTO) + "\",\"title\":\"Front\"}";
    var added = gallery.request("POST", gallery.path()).body(photo).send();
    assertThat(added.header("Location")).isEqualTo("/v1" + gallery.path(Gallery.id(added)));
    assertThat(added.json().get("title").asText()).isEqualTo("Front");
    assertThat(added.json().get("sizes")).hasSize(3);
  }

  @Test
  void isNotAddedByAForm() {
    var form = gallery.request("POST", gallery.path("from-photo"));
    TestProblem.in(
        form.header("Content-Type", TestForm.TYPE).body(new byte[] {1}).send(),
        ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    assertNothingIsStored();
  }

  @Test
  void keepsThePhotoAndOtherImagesWhenAnImageIsDeleted() {
    var photo = upload("jpg", PHOTO);
    var image = Gallery.id(post(photo));
    var other = Gallery.id(post(photo));
    gallery.delete(other);
    assertThat(gallery.objectsOf(other)).isEmpty();
    assertThat(gallery.objectsOf(image)).hasSize(4);
    assertThat(gallery.objects("scanner/photos/")).hasSize(1);
  }

  @Test
  void refusesAPhotoThatIsNotReady() {
    var pending = session.register("{}");
    TestProblem.in(post(pending), ErrorCode.NOT_FOUND);
    var rejected = upload("jpg", "no picture".getBytes(UTF_8));
    TestProblem.in(post(rejected), ErrorCode.NOT_FOUND);
    assertNothingIsStored();
  }

  @Test
  void refusesAPhotoThatIsNoLongerReady() {
    var key = presign("jpg");
    var photo = photoOf(key);
    put(key, PHOTO);
    new SqsBatch(app).created(key, "01").deliver();
    put(key, new byte[] {1});
    new SqsBatch(app).created(key, "02").deliver();
    var answer = post(photo);
    TestProblem.in(answer, ErrorCode.CONFLICT);
    assertThat(answer.json().get("detail").asText()).contains("rejected");
    assertNothingIsStored();
  }

  @Test
  void isMadeOfAHeic() {
    TestHeic.requireDecoder();
    var answer = post(upload("heic", TestHeic.file()));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().get("image_url").asText()).endsWith(".jpg");
  }

  @Test
  void refusesAPhotoThatCannotBeDisplayed() {
    var key = presign("heic");
    put(key, TestHeic.file());
    new SqsBatch(app.with(Settings.HEIC, "off")).created(key, "01").deliver();
    var answer = post(photoOf(key));
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming("photo_short_id");
    assertThat(answer.json().get("detail").asText()).contains("image/heic");
    assertNothingIsStored();
  }

  @Test
  void answersAForeignPhotoLikeAnUnknownOne() {
    var stranger = app.newOrganization();
    var key = app.newKey(KeyKind.CSB, stranger).reveal();
    var path = gallery.path("from-photo").replace(app.organization.toString(), stranger.toString());
    var answers =
        List.of(upload("jpg", PHOTO), ShortUuid.encode(new Ids(app.clock).next())).stream()
            .map(
                photo ->
                    app.anonymous("POST", path)
                        .header("X-API-Key", key)
                        .body("{\"photo_short_id\":\"" + photo + "\"}")
                        .send())
            .toList();
    answers.forEach(answer -> TestProblem.in(answer, ErrorCode.NOT_FOUND));
    assertThat(answers.get(0).json()).isEqualTo(answers.get(1).json());
    assertNothingIsStored();
  }

  @Test
  void refusesAPhotoOfAnotherOrganizationOfTheUser() {
    var other = app.newOrganization();
    var user = app.newUser();
    app.graph.users().setRole(user, app.organization, Role.OWNER, app.act());
    app.graph.users().setRole(user, other, Role.OWNER, app.act());
    var path = gallery.path("from-photo").replace(app.organization.toString(), other.toString());
    var answer =
        app.anonymous("POST", path)
            .header("X-API-Key", app.newKey(user).reveal())
            .body("{\"photo_short_id\":\"" + upload("jpg", PHOTO) + "\"}")
            .send();
    TestProblem.in(answer, ErrorCode.NOT_FOUND);
    assertNothingIsStored();
  }

  static List<Integer> storesNothingIfASourceIsMissing() {
    return IntStream.range(0, 4).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource
  void storesNothingIfASourceIsMissing(int index) {
    var photo = upload("jpg", PHOTO);
    var sources = gallery.objects("scanner/").stream().toList();
    assertThat(sources).hasSize(4);
    TestApp.s3().client().deleteObject(it -> it.bucket(app.bucket).key(sources.get(index)));
    TestProblem.in(post(photo), ErrorCode.CONFLICT);
    assertNothingIsStored();
  }

  @Test
  void copiesThePhotoInsideS3() {
    var photo = upload("jpg", PHOTO);
    var calls = new ConcurrentLinkedQueue<String>();
    var observed = app.withObjects(TestClients.observedS3(calls::add));
    assertThat(gallery.on(observed).postPhoto("{\"photo_short_id\":\"" + photo + "\"}").status())
        .isEqualTo(201);
    assertThat(calls).containsOnly("copyObject").hasSize(4);
  }

  private void assertNothingIsStored() {
    assertThat(gallery.objects("products/")).isEmpty();
    assertThat(gallery.objects("public/")).isEmpty();
    assertThat(TableContents.withoutKeys(app))
        .noneMatch(item -> item.get("pk").s().startsWith("PRODUCT#"));
  }

  private TestAnswer post(String photo) {
    return gallery.postPhoto("{\"photo_short_id\":\"" + photo + "\"}");
  }

  private byte[] originalBytes(String image) {
    var key = gallery.original(image);
    return TestApp.s3()
        .client()
        .getObjectAsBytes(get -> get.bucket(app.bucket).key(key))
        .asByteArray();
  }

  /** Uploads a photo, handles its event and returns its id. */
  private String upload(String extension, byte[] bytes) {
    var key = presign(extension);
    put(key, bytes);
    assertThat(new SqsBatch(app).created(key, "01").deliver()).isEmpty();
    return photoOf(key);
  }

  private String presign(String extension) {
    return session
        .request(
            "GET", session.path() + "/presigned-upload-url?original_filename=photo." + extension)
        .send()
        .json()
        .get("s3_key")
        .asText();
  }

  private void put(String key, byte[] bytes) {
    TestApp.s3()
        .client()
        .putObject(
            put -> put.bucket(app.bucket).key(key).contentType("image/jpeg"),
            RequestBody.fromBytes(bytes));
  }

  private static String photoOf(String key) {
    return key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));
  }
}
