package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.auth.ApiKey;
import dev.packshot.id.OrganizationId;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sessions of users, who name one of their organizations in each new session. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";

  private final TestApp app = new TestApp();

  @ParameterizedTest
  @EnumSource
  void opensAndReadsSessionsInEveryRole(Role role) {
    var key = app.newMember(app.organization, role);
    var opened = open(key, app.organization);
    assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
    var id = opened.json().get("short_id").asText();
    assertThat(app.session(id).get("short_id").asText()).isEqualTo(id);
    assertThat(get(key, "/" + id).status()).isEqualTo(200);
    assertThat(get(key, "/" + id + "/presigned-upload-url").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"organization_short_id\":\"\"}"})
  void requiresAnOrganization(String body) {
    var key = app.newMember(app.organization, Role.OWNER);
    var before = TableContents.withoutKeys(app);
    var refused = send(key, "POST", "", body.isEmpty() ? null : body);
    TestProblem.in(refused, ErrorCode.VALIDATION_ERROR).naming("organization_short_id");
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
  }

  @Test
  void answersAForeignOrganizationLikeAnUnknownOne() {
    var key = app.newMember(app.organization, Role.OWNER);
    var foreign = app.newOrganization();
    app.newMember(foreign, Role.OWNER);
    var before = TableContents.withoutKeys(app);
    var foreignResponse = open(key, foreign);
    var unknownResponse = open(key, app.newOrganization());
    TestProblem.in(foreignResponse, ErrorCode.NOT_FOUND);
    assertThat(foreignResponse.jsonWithoutRequest())
        .isEqualTo(unknownResponse.jsonWithoutRequest());
    assertThat(TableContents.withoutKeys(app)).isEqualTo(before);
  }

  @Test
  void hidesSessionsOfOtherOrganizations() {
    var stranger = app.newMember(app.newOrganization(), Role.OWNER);
    var id = app.openSession();
    TestProblem.in(get(stranger, "/" + id), ErrorCode.NOT_FOUND);
    TestProblem.in(get(stranger, "/" + id + "/presigned-upload-url"), ErrorCode.NOT_FOUND);
  }

  @Test
  void keepsTheSessionsOfAUsersOrganizationsApart() {
    var other = app.newOrganization();
    var user = app.newUser();
    app.graph.users().setRole(user, app.organization, Role.EDITOR, app.act());
    app.graph.users().setRole(user, other, Role.BILLING, app.act());
    var key = app.newKey(user);
    var otherSession = open(key, other).json().get("short_id").asText();
    var session = open(key, app.organization).json().get("short_id").asText();
    assertThat(get(key, "/" + otherSession).status()).isEqualTo(200);
    assertThat(get(key, "/" + session).status()).isEqualTo(200);
    var colleague = app.newMember(other, Role.EDITOR);
    assertThat(get(colleague, "/" + otherSession).status()).isEqualTo(200);
    TestProblem.in(get(colleague, "/" + session), ErrorCode.NOT_FOUND);
  }

  private TestAnswer open(ApiKey key, OrganizationId organization) {
    return send(key, "POST", "", "{\"organization_short_id\":\"" + organization + "\"}");
  }

  private TestAnswer get(ApiKey key, String path) {
    return send(key, "GET", path, null);
  }

  private TestAnswer send(ApiKey key, String method, String path, String body) {
    return app.anonymous(method, SESSIONS + path)
        .header("X-API-Key", key.reveal())
        .body(body)
        .send();
  }
}
