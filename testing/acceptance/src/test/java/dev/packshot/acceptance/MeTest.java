package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the question who the caller is, and of the ways in that are not keys. */
class MeTest {
  private static final String ME = "/account/api/v1/me";
  private static final String BROWSER_SESSION = "/account/api/v1/browser-session";

  private final Api api = new Api();

  @Test
  void tellsTheOrganizationOfAKey() {
    var me = api.send(Request.of("GET", ME)).expect(200);
    assertThat(me.text("credential")).isEqualTo("csb");
    assertThat(me.json().has("user_short_id")).isFalse();
    assertThat(me.json().at("/organizations")).hasSize(1);
    assertThat(me.json().at("/organizations/0").has("role")).isFalse();
  }

  @Test
  void tellsTheSameOrganizationForAPublishableKey() {
    var publishable = Target.current().requirePublishableKey();
    var me = api.sendOnce(Request.of("GET", ME), publishable).expect(200);
    assertThat(me.text("credential")).isEqualTo("cpk");
    assertThat(me.json().at("/organizations/0/organization_short_id"))
        .isEqualTo(
            api.send(Request.of("GET", ME)).json().at("/organizations/0/organization_short_id"));
  }

  @Test
  void tellsTheRoleOfAUser() {
    assertRole(Target.current().requireEditorKey(), "editor");
    assertRole(Target.current().requireBillingKey(), "billing");
  }

  private void assertRole(String key, String role) {
    var me = api.sendOnce(Request.of("GET", ME), key).expect(200);
    assertThat(me.text("credential")).isEqualTo("csu");
    assertThat(me.text("user_short_id")).hasSize(22);
    assertThat(me.json().at("/organizations/0/organization_short_id").asString())
        .isEqualTo(Target.current().requireOrganization());
    assertThat(me.json().at("/organizations/0/role").asString()).isEqualTo(role);
  }

  @Test
  void tellsWhatIsLeftOfTheLimits() {
    var me = api.send(Request.of("GET", ME)).expect(200);
    var minute = me.json().at("/limits/0");
    assertThat(minute.get("window_seconds").asLong()).isEqualTo(60);
    assertThat(minute.get("limit").asLong()).isEqualTo(me.number("RateLimit-Limit"));
    assertThat(minute.get("remaining").asLong()).isEqualTo(me.number("RateLimit-Remaining"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer", "Bearer a.b.c", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic YTpi"})
  void acceptsNoTokenThatIsNotTheIssuers(String authorization) {
    var request = Request.of("GET", ME).header("Authorization", authorization);
    api.sendAnonymously(request).expect(401);
  }

  @Test
  void rejectsAKeyAndATokenAtOnce() {
    api.send(Request.of("GET", ME).header("Authorization", "Bearer a.b.c")).expect(401);
  }

  @Test
  void acceptsNoForeignCookieAndIgnoresItBesideAKey() {
    var request = Request.of("GET", ME).header("Cookie", "sessionid=of-another-site");
    api.sendAnonymously(request).expect(401);
    api.send(request).expect(200);
  }

  @Test
  void opensNoBrowserSessionForAKey() {
    api.send(Request.of("POST", BROWSER_SESSION)).expect(403);
    api.send(Request.of("DELETE", BROWSER_SESSION)).expect(403);
  }
}
