package dev.packshot.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.KeyKind;
import dev.packshot.devkit.picture.CameraPhoto;
import dev.packshot.devkit.picture.ValidImages;
import dev.packshot.id.Ids;
import dev.packshot.id.ShortUuid;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestFaults;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestScan;
import dev.packshot.testing.UploadBatch;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;

/** A photo of a session becomes an image of a product, without its bytes passing through here. */
class ImageOfPhotoTest {
  private static final byte[] PHOTO = new CameraPhoto(500, 400, 1, 0.8f).jpeg();

  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);
  private final TestScan scan = new TestScan(app);

  @Test
  void hasAllSizesAtOnce() {
    var photo = ready("jpg", PHOTO);
    var answer =
        gallery.postJson(
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
    assertThat(copyOfOriginal(id)).isEqualTo(PHOTO);
    assertThat(gallery.tell(gallery.original(id))).isTrue();
    assertThat(app.log).anyMatch(line -> line.contains("\"outcome\":\"already_done\""));
  }

  @Test
  void outlivesItsPhotoAndIsDeletedWithoutIt() {
    var photo = ready("jpg", PHOTO);
    var image = Gallery.id(post(photo));
    var other = Gallery.id(post(photo));
    gallery.delete(other);
    assertThat(gallery.objectsOf(other)).isEmpty();
    assertThat(gallery.objectsOf(image)).hasSize(4);
    assertThat(gallery.objects("scanner/photos/")).hasSize(1);
  }

  @Test
  void isNotMadeOfAPhotoThatIsNotReady() {
    var pending = scan.register("{}");
    TestProblem.in(post(pending), ErrorCode.NOT_FOUND);
    var rejected = judged("jpg", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    TestProblem.in(post(rejected), ErrorCode.NOT_FOUND);
    nothingIsThere();
  }

  @Test
  void isNotMadeOfAPhotoThatWasReadyOnce() {
    var key = presign("jpg");
    var photo = photoOf(key);
    put(key, PHOTO);
    new UploadBatch(app).created(key, "01").deliver();
    put(key, new byte[] {1});
    new UploadBatch(app).created(key, "02").deliver();
    var answer = post(photo);
    TestProblem.in(answer, ErrorCode.CONFLICT);
    assertThat(answer.json().get("detail").asText()).contains("rejected");
    nothingIsThere();
  }

  @Test
  void saysWhyAPhotoThatNobodyCanSeeIsNoImage() {
    var heic =
        ValidImages.all().stream()
            .filter(sample -> sample.contentType().equals("image/heic"))
            .findFirst()
            .orElseThrow();
    var answer = post(ready("heic", heic.bytes()));
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming("photo_short_id");
    assertThat(answer.json().get("detail").asText()).contains("image/heic");
    nothingIsThere();
  }

  @Test
  void doesNotTellAForeignPhotoFromOneThatNeverWas() {
    var stranger = app.newOrganization();
    var key = app.newKey(KeyKind.CSB, stranger).reveal();
    var path = gallery.path().replace(app.organization.toString(), stranger.toString());
    var answers =
        List.of(ready("jpg", PHOTO), ShortUuid.encode(new Ids(app.clock).next())).stream()
            .map(
                photo ->
                    app.anonymous("POST", path)
                        .header("X-API-Key", key)
                        .body("{\"photo_short_id\":\"" + photo + "\"}")
                        .send())
            .toList();
    answers.forEach(answer -> TestProblem.in(answer, ErrorCode.NOT_FOUND));
    assertThat(answers.get(0).json()).isEqualTo(answers.get(1).json());
    nothingIsThere();
  }

  @Test
  void makesNoImageOfAPhotoOfAnotherOrganizationOfTheUsers() {
    var other = app.newOrganization();
    var user = app.newUser();
    app.graph
        .users()
        .change(
            user,
            found ->
                found
                    .withMembership(app.organization, Role.OWNER)
                    .withMembership(other, Role.OWNER));
    var path = gallery.path().replace(app.organization.toString(), other.toString());
    var answer =
        app.anonymous("POST", path)
            .header("X-API-Key", app.newKey(user).reveal())
            .body("{\"photo_short_id\":\"" + ready("jpg", PHOTO) + "\"}")
            .send();
    TestProblem.in(answer, ErrorCode.NOT_FOUND);
    nothingIsThere();
  }

  static List<Integer> leavesNothingWhereAFileIsGone() {
    return IntStream.range(0, 4).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource
  void leavesNothingWhereAFileIsGone(int which) {
    var photo = ready("jpg", PHOTO);
    var sources = gallery.objects("scanner/").stream().toList();
    assertThat(sources).hasSize(4);
    TestApp.s3().client().deleteObject(it -> it.bucket(app.bucket).key(sources.get(which)));
    TestProblem.in(post(photo), ErrorCode.CONFLICT);
    nothingIsThere();
  }

  @Test
  void readsAndWritesNoByteOfThePhoto() {
    var photo = ready("jpg", PHOTO);
    var calls = new java.util.concurrent.ConcurrentLinkedQueue<String>();
    var watched = app.withObjects(TestFaults.watchedObjects(calls::add));
    assertThat(gallery.on(watched).postJson("{\"photo_short_id\":\"" + photo + "\"}").status())
        .isEqualTo(201);
    assertThat(calls).containsOnly("copyObject").hasSize(4);
  }

  private void nothingIsThere() {
    assertThat(gallery.objects("products/")).isEmpty();
    assertThat(gallery.objects("public/")).isEmpty();
    assertThat(TableContents.withoutKeys(app))
        .noneMatch(item -> item.get("pk").s().startsWith("PRODUCT#"));
  }

  private dev.packshot.testing.TestAnswer post(String photo) {
    return gallery.postJson("{\"photo_short_id\":\"" + photo + "\"}");
  }

  private byte[] copyOfOriginal(String image) {
    var key = gallery.original(image);
    return TestApp.s3()
        .client()
        .getObjectAsBytes(get -> get.bucket(app.bucket).key(key))
        .asByteArray();
  }

  private String ready(String extension, byte[] bytes) {
    return judged(extension, bytes);
  }

  private String judged(String extension, byte[] bytes) {
    var key = presign(extension);
    put(key, bytes);
    assertThat(new UploadBatch(app).created(key, "01").deliver()).isEmpty();
    return photoOf(key);
  }

  private String presign(String extension) {
    return scan.request(
            "GET", scan.path() + "/presigned-upload-url?original_filename=photo." + extension)
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
