package dev.packshot.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.KeyKind;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.Gallery;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestForm;
import dev.packshot.testing.TestProblem;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The permissions of members, other organizations and publishable keys for product images. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTest {
  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);
  private final String image = gallery.add(true);
  private final String stranger = app.newKey(KeyKind.CSB, app.newOrganization()).reveal();
  private final String bookkeeper = app.newMember(app.organization, Role.BILLING).reveal();
  private final String outsider = app.newMember(app.newOrganization(), Role.OWNER).reveal();
  private final String publishable = app.newKey(KeyKind.CPK, app.organization, 1_000, 0).reveal();

  /** The operations on images. */
  enum ImageOperation {
    LIST("GET", "", ""),
    ADD("POST", "", "image"),
    ADD_FROM_PHOTO("POST", "/from-photo", "{\"photo_short_id\":\"" + "2".repeat(22) + "\"}"),
    ADD_AS_JSON("POST", "", "{\"photo_short_id\":\"" + "2".repeat(22) + "\"}"),
    GET("GET", "/IMAGE", ""),
    UPDATE("PATCH", "/IMAGE", "{\"is_primary\":false,\"title\":\"x\"}"),
    DELETE("DELETE", "/IMAGE", "");

    private final String method;
    private final String pathSuffix;
    private final String body;

    ImageOperation(String method, String pathSuffix, String body) {
      this.method = method;
      this.pathSuffix = pathSuffix;
      this.body = body;
    }
  }

  @ParameterizedTest
  @EnumSource
  void hidesImagesFromOtherOrganizations(ImageOperation operation) {
    assertHidden(operation, stranger);
    assertHidden(operation, outsider);
  }

  private void assertHidden(ImageOperation operation, String stranger) {
    var before = TableContents.withoutKeys(app);
    var objects = gallery.objects("");
    var foreign = send(operation, gallery.path(), image, stranger);
    var unknown = send(operation, gallery.of("40170725").path(), "2".repeat(22), stranger);
    TestProblem.in(foreign, ErrorCode.NOT_FOUND);
    assertThat(foreign.jsonWithoutRequest()).isEqualTo(unknown.jsonWithoutRequest());
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
    assertThat(gallery.objects("")).isEqualTo(objects);
  }

  @ParameterizedTest
  @EnumSource
  void refusesPublishableKeys(ImageOperation operation) {
    var before = TableContents.withoutKeys(app);
    var objects = gallery.objects("");
    TestProblem.in(send(operation, gallery.path(), image, publishable), ErrorCode.FORBIDDEN);
    var bad = gallery.path().replace(Gallery.GTIN, "invalid-gtin");
    TestProblem.in(send(operation, bad, "invalid-id", publishable), ErrorCode.FORBIDDEN);
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
    assertThat(gallery.objects("")).isEqualTo(objects);
  }

  @ParameterizedTest
  @EnumSource(names = {"OWNER", "MANAGER", "EDITOR"})
  void allowsContributorsEveryOperation(Role role) {
    var key = app.newMember(app.organization, role).reveal();
    var added = send(ImageOperation.ADD, gallery.path(), "", key);
    var id = Gallery.id(added);
    assertThat(send(ImageOperation.LIST, gallery.path(), "", key).body()).contains(id);
    assertThat(send(ImageOperation.GET, gallery.path(), id, key).status()).isEqualTo(200);
    var changed = send(ImageOperation.UPDATE, gallery.path(), id, key);
    assertThat(changed.json().get("title").asText()).isEqualTo("x");
    assertThat(send(ImageOperation.DELETE, gallery.path(), id, key).status()).isEqualTo(204);
    assertThat(gallery.ids()).doesNotContain(id);
    var photo = send(ImageOperation.ADD_FROM_PHOTO, gallery.path(), "", key);
    assertThat(photo.json().get("detail").asText()).contains("photo");
    TestProblem.in(photo, ErrorCode.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "ADD_FROM_PHOTO", "ADD_AS_JSON", "UPDATE", "DELETE"})
  void refusesChangesByOtherMembers(ImageOperation operation) {
    var before = TableContents.withoutKeys(app);
    var objects = gallery.objects("");
    var refused = send(operation, gallery.path(), image, bookkeeper);
    TestProblem.in(refused, ErrorCode.FORBIDDEN);
    assertThat(refused.json().get("detail").asText()).contains("owner", "manager", "editor");
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
    assertThat(gallery.objects("")).isEqualTo(objects);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIST", "GET"})
  void showsImagesToEveryMember(ImageOperation operation) {
    assertThat(send(operation, gallery.path(), image, bookkeeper).body()).contains(image);
  }

  @ParameterizedTest
  @EnumSource
  void requiresAKey(ImageOperation operation) {
    TestProblem.in(send(operation, gallery.path(), image, "none"), ErrorCode.UNAUTHORIZED);
  }

  private TestAnswer send(ImageOperation operation, String path, String id, String key) {
    var request =
        app.anonymous(operation.method, path + operation.pathSuffix.replace("IMAGE", id))
            .header("X-API-Key", key);
    if (operation == ImageOperation.ADD) {
      var form = new TestForm().file("image", "a.jpg", Gallery.JPEG);
      return request.header("Content-Type", TestForm.TYPE).body(form.bytes()).send();
    }
    return operation.body.isEmpty() ? request.send() : request.body(operation.body).send();
  }
}
