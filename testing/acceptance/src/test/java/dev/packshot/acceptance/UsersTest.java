package dev.packshot.acceptance;

import static dev.packshot.acceptance.Catalogue.part;
import static dev.packshot.acceptance.Scanner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a user may, with a key that names no organization. */
class UsersTest {
  private final Api api = new Api();
  private final Catalogue catalogue = new Catalogue();
  private final String editor = Target.current().requireEditorKey();

  @Test
  void sayWhichOrganizationASessionIsOf() {
    var organization = Target.current().requireOrganization();
    api.sendOnce(Call.of("POST", SESSIONS), editor).expectInvalid("organization_short_id");
    var opened = api.sendOnce(open(organization), editor).expect(201);
    var path = SESSIONS + "/" + opened.text("short_id");
    api.sendOnce(Call.of("GET", path), editor).expect(200);
    api.sendOnce(Call.of("GET", path + "/presigned-upload-url"), editor).expect(200);
    api.send(Call.of("GET", path)).expect(200);
  }

  @Test
  void findNothingOfOrganizationsTheyDoNotBelongTo() {
    api.sendOnce(open(ShortIds.unknown()), editor).expect(404);
    var foreign =
        catalogue.path().replace(Target.current().requireOrganization(), ShortIds.unknown());
    api.sendOnce(Call.of("GET", foreign), editor).expect(404);
  }

  @Test
  void changeImagesAsEditors() {
    var form = catalogue.form(part("image", "a.jpg", Pictures.small()));
    var added = api.sendOnce(form, editor).expect(201);
    api.sendOnce(Call.of("GET", catalogue.path()), editor).expect(200);
    var changed = Call.of("PATCH", catalogue.path(added)).json("{\"title\":\"x\"}");
    assertThat(api.sendOnce(changed, editor).expect(200).text("title")).isEqualTo("x");
    api.sendOnce(Call.of("DELETE", catalogue.path(added)), editor).expect(204);
  }

  @Test
  void lookAtImagesAndScanWithoutChangingThemInBilling() {
    var billing = Target.current().requireBillingKey();
    var added = catalogue.add(Pictures.small()).expect(201);
    var form = catalogue.form(part("image", "a.jpg", Pictures.small()));
    api.sendOnce(form, billing).expect(403);
    var changed = Call.of("PATCH", catalogue.path(added)).json("{\"title\":\"x\"}");
    api.sendOnce(changed, billing).expect(403);
    api.sendOnce(Call.of("DELETE", catalogue.path(added)), billing).expect(403);
    api.sendOnce(Call.of("GET", catalogue.path()), billing).expect(200);
    var shown = api.sendOnce(Call.of("GET", catalogue.path(added)), billing).expect(200);
    assertThat(shown.text("title")).isEmpty();
    api.sendOnce(open(Target.current().requireOrganization()), billing).expect(201);
  }

  private static Call open(String organization) {
    return Call.of("POST", SESSIONS).json("{\"organization_short_id\":\"" + organization + "\"}");
  }
}
