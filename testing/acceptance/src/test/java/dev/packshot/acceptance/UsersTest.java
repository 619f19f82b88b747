package dev.packshot.acceptance;

import static dev.packshot.acceptance.ProductClient.part;
import static dev.packshot.acceptance.ScannerClient.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests of users' keys, which do not belong to an organization. */
class UsersTest {
  private final Api api = new Api();
  private final ProductClient product = new ProductClient();
  private final String editor = Target.current().requireEditorKey();

  @Test
  void requiresTheOrganizationOfANewSession() {
    var organization = Target.current().requireOrganization();
    api.sendOnce(Request.of("POST", SESSIONS), editor).expectInvalid("organization_short_id");
    var opened = api.sendOnce(openSession(organization), editor).expect(201);
    var path = SESSIONS + "/" + opened.text("short_id");
    api.sendOnce(Request.of("GET", path), editor).expect(200);
    api.sendOnce(Request.of("GET", path + "/presigned-upload-url"), editor).expect(200);
    api.send(Request.of("GET", path)).expect(200);
  }

  @Test
  void hidesOtherOrganizations() {
    api.sendOnce(openSession(ShortIds.unknown()), editor).expect(404);
    var foreign =
        product.path().replace(Target.current().requireOrganization(), ShortIds.unknown());
    api.sendOnce(Request.of("GET", foreign), editor).expect(404);
  }

  @Test
  void allowsAnEditorToChangeImages() {
    var form = product.form(part("image", "a.jpg", TestPhotos.small()));
    var added = api.sendOnce(form, editor).expect(201);
    api.sendOnce(Request.of("GET", product.path()), editor).expect(200);
    var changed = Request.of("PATCH", product.path(added)).json("{\"title\":\"x\"}");
    assertThat(api.sendOnce(changed, editor).expect(200).text("title")).isEqualTo("x");
    api.sendOnce(Request.of("DELETE", product.path(added)), editor).expect(204);
  }

  @Test
  void forbidsABillingMemberToChangeImages() {
    var billing = Target.current().requireBillingKey();
    var added = product.add(TestPhotos.small()).expect(201);
    var form = product.form(part("image", "a.jpg", TestPhotos.small()));
    api.sendOnce(form, billing).expect(403);
    var changed = Request.of("PATCH", product.path(added)).json("{\"title\":\"x\"}");
    api.sendOnce(changed, billing).expect(403);
    api.sendOnce(Request.of("DELETE", product.path(added)), billing).expect(403);
    api.sendOnce(Request.of("GET", product.path()), billing).expect(200);
    var shown = api.sendOnce(Request.of("GET", product.path(added)), billing).expect(200);
    assertThat(shown.text("title")).isEmpty();
    api.sendOnce(openSession(Target.current().requireOrganization()), billing).expect(201);
  }

  private static Request openSession(String organization) {
    return Request.of("POST", SESSIONS)
        .json("{\"organization_short_id\":\"" + organization + "\"}");
  }
}
