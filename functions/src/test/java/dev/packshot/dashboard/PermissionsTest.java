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

/**
 * A product is its organization's alone, its images are changed by those who may, and it is nothing
 * for a front end's key.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsTest {
  private final TestApp app = new TestApp();
  private final Gallery gallery = new Gallery(app);
  private final String image = gallery.add(true);
  private final String stranger = app.newKey(KeyKind.CSB, app.newOrganization()).reveal();
  private final String bookkeeper = app.newMember(app.organization, Role.BILLING).reveal();
  private final String outsider = app.newMember(app.newOrganization(), Role.OWNER).reveal();
  private final String publishable = app.newKey(KeyKind.CPK, app.organization, 1_000, 0).reveal();

  /** Every operation on images. */
  enum Asked {
    LIST("GET", "", ""),
    ADD("POST", "", "image"),
    ADD_OF_PHOTO("POST", "", "{\"photo_short_id\":\"" + "2".repeat(22) + "\"}"),
    GET("GET", "/IMAGE", ""),
    UPDATE("PATCH", "/IMAGE", "{\"is_primary\":false,\"title\":\"x\"}"),
    DELETE("DELETE", "/IMAGE", "");

    private final String method;
    private final String rest;
    private final String body;

    Asked(String method, String rest, String body) {
      this.method = method;
      this.rest = rest;
      this.body = body;
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsAStrangerNothing(Asked asked) {
    tellsNothing(asked, stranger);
    tellsNothing(asked, outsider);
  }

  private void tellsNothing(Asked asked, String stranger) {
    var before = TableContents.withoutKeys(app);
    var objects = gallery.objects("");
    var theirs = send(asked, gallery.path(), image, stranger);
    var unknown = send(asked, gallery.of("40170725").path(), "2".repeat(22), stranger);
    TestProblem.in(theirs, ErrorCode.NOT_FOUND);
    assertThat(theirs.jsonWithoutRequest()).isEqualTo(unknown.jsonWithoutRequest());
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
    assertThat(gallery.objects("")).isEqualTo(objects);
  }

  @ParameterizedTest
  @EnumSource
  void refusesAPublishableKeyWhateverItAsks(Asked asked) {
    var before = TableContents.withoutKeys(app);
    var objects = gallery.objects("");
    TestProblem.in(send(asked, gallery.path(), image, publishable), ErrorCode.FORBIDDEN);
    var bad = gallery.path().replace(Gallery.GTIN, "no-gtin");
    TestProblem.in(send(asked, bad, "no-id", publishable), ErrorCode.FORBIDDEN);
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
    assertThat(gallery.objects("")).isEqualTo(objects);
  }

  @ParameterizedTest
  @EnumSource(names = {"OWNER", "MANAGER", "EDITOR"})
  void letsThoseWhoContributeDoIt(Role role) {
    var key = app.newMember(app.organization, role).reveal();
    var added = send(Asked.ADD, gallery.path(), "", key);
    var id = Gallery.id(added);
    assertThat(send(Asked.LIST, gallery.path(), "", key).body()).contains(id);
    assertThat(send(Asked.GET, gallery.path(), id, key).status()).isEqualTo(200);
    var changed = send(Asked.UPDATE, gallery.path(), id, key);
    assertThat(changed.json().get("title").asText()).isEqualTo("x");
    assertThat(send(Asked.DELETE, gallery.path(), id, key).status()).isEqualTo(204);
    assertThat(gallery.ids()).doesNotContain(id);
    var photo = send(Asked.ADD_OF_PHOTO, gallery.path(), "", key);
    assertThat(photo.json().get("detail").asText()).contains("photo");
    TestProblem.in(photo, ErrorCode.NOT_FOUND);
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "ADD_OF_PHOTO", "UPDATE", "DELETE"})
  void tellsAMemberWhoMayNotContributeSo(Asked asked) {
    var before = TableContents.withoutKeys(app);
    var objects = gallery.objects("");
    var refused = send(asked, gallery.path(), image, bookkeeper);
    TestProblem.in(refused, ErrorCode.FORBIDDEN);
    assertThat(refused.json().get("detail").asText()).contains("owner", "manager", "editor");
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
    assertThat(gallery.objects("")).isEqualTo(objects);
  }

  @ParameterizedTest
  @EnumSource(names = {"LIST", "GET"})
  void showsEveryMemberTheImages(Asked asked) {
    assertThat(send(asked, gallery.path(), image, bookkeeper).body()).contains(image);
  }

  @ParameterizedTest
  @EnumSource
  void asksForAKey(Asked asked) {
    TestProblem.in(send(asked, gallery.path(), image, "none"), ErrorCode.UNAUTHORIZED);
  }

  private TestAnswer send(Asked asked, String path, String id, String key) {
    var request =
        app.anonymous(asked.method, path + asked.rest.replace("IMAGE", id))
            .header("X-API-Key", key);
    if (asked == Asked.ADD) {
      var form = new TestForm().file("image", "a.jpg", Gallery.JPEG);
      return request.header("Content-Type", TestForm.TYPE).body(form.bytes()).send();
    }
    return asked.body.isEmpty() ? request.send() : request.body(asked.body).send();
  }
}
