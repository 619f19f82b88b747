package dev.packshot.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.packshot.graph.Settings;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.problem.ErrorCode;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.TestIssuer;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bearer tokens: which are accepted, and which user they name. */
class BearerTokensTest {
  private static final String SESSIONS = "/scanner/api/v1/sessions";
  private static final String SUBJECT = "5f0c1a9e-person";

  private final TestIssuer issuer = new TestIssuer();
  private final TestApp app = issuer.trustedBy(new TestApp());
  private final UserId user = new Subject(issuer.url(), SUBJECT).user();

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void admitsAMemberByAToken() {
    join(Role.EDITOR);
    assertThat(open("Bearer " + issuer.token(SUBJECT)).status()).isEqualTo(201);
    assertThat(open("bearer  " + issuer.token(SUBJECT)).status()).isEqualTo(201);
    var es256 = TestIssuer.header(TestIssuer.EC, JWSAlgorithm.ES256);
    var token = TestIssuer.sign(es256, TestIssuer.EC, issuer.claims(SUBJECT).build());
    assertThat(open("Bearer " + token).status()).isEqualTo(201);
    assertThat(TestLog.lastOf(app).get("caller").asText()).isEqualTo("bearer");
    assertThat(TestLog.lastOf(app).get("user").asText()).isEqualTo(user.toString());
  }

  @Test
  void makesNoMemberOfANewSubject() {
    TestProblem.in(open("Bearer " + issuer.token(SUBJECT)), ErrorCode.NOT_FOUND);
    assertThat(app.graph.users().find(user).orElseThrow().memberships()).isEmpty();
    join(Role.BILLING);
    assertThat(open("Bearer " + issuer.token(SUBJECT)).status()).isEqualTo(201);
    app.graph.users().removeMember(user, app.organization, app.act());
    TestProblem.in(open("Bearer " + issuer.token(SUBJECT)), ErrorCode.NOT_FOUND);
  }

  @Test
  void keepsTheMembershipsOfAUserThatAnOperatorHasAdded() {
    join(Role.OWNER);
    var before = app.graph.users().find(user).orElseThrow();
    open("Bearer " + issuer.token(SUBJECT));
    assertThat(app.graph.users().find(user).orElseThrow()).isEqualTo(before);
  }

  @Test
  void givesEachSubjectOfEachIssuerAnIdOfItsOwn() {
    assertThat(new Subject("https://a.example", "b").user())
        .isEqualTo(new Subject("https://a.example", "b").user())
        .isNotEqualTo(new Subject("https://a.example", "c").user())
        .isNotEqualTo(new Subject("https://b.example", "b").user());
    assertThat(user.value().version()).isEqualTo(8);
    assertThat(user.value().variant()).isEqualTo(2);
    assertThat(new Subject("https://issuer.example", "alice").user().value())
        .isEqualTo(UUID.fromString("6d17d965-6825-8672-9e5f-f258ff9b7630"));
  }

  @Test
  void requiresTheOrganizationOfANewSession() {
    join(Role.EDITOR);
    var answer =
        app.anonymous("POST", SESSIONS)
            .header("Authorization", "Bearer " + issuer.token(SUBJECT))
            .send();
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR);
    assertThat(answer.json().get("errors").get(0).get("field").asText())
        .isEqualTo("organization_short_id");
  }

  @Test
  void acceptsAnAccessTokenOfCognitoAndNotItsIdToken() {
    join(Role.EDITOR);
    assertThat(open("Bearer " + cognito("access", TestIssuer.AUDIENCE)).status()).isEqualTo(201);
    refused(cognito("id", TestIssuer.AUDIENCE), "access token");
    refused(cognito("access", "another-client"), "audience");
    refused(issuer.token(SUBJECT, it -> it.claim("token_use", "id")), "access token");
    refused(
        issuer.token(
            SUBJECT, it -> it.audience((String) null).claim("client_id", TestIssuer.AUDIENCE)),
        "audience");
  }

  private String cognito(String use, String client) {
    return issuer.token(
        SUBJECT,
        it -> it.audience((String) null).claim("token_use", use).claim("client_id", client));
  }

  @Test
  void acceptsOneOfSeveralAudiences() {
    join(Role.EDITOR);
    var token = issuer.token(SUBJECT, it -> it.audience(List.of("other", TestIssuer.AUDIENCE)));
    assertThat(open("Bearer " + token).status()).isEqualTo(201);
    refused(issuer.token(SUBJECT, it -> it.audience("other")), "audience");
    refused(issuer.token(SUBJECT, it -> it.audience((String) null)), "audience");
  }

  @Test
  void rejectsATokenOutsideItsTimeExceptForTheLeeway() {
    join(Role.EDITOR);
    assertThat(open("Bearer " + expiring(Duration.ofSeconds(-59))).status()).isEqualTo(201);
    refused(expiring(Duration.ofMinutes(-1)), "expired");
    refused(issuer.token(SUBJECT, it -> it.expirationTime(null)), "expired");
    assertThat(open("Bearer " + starting(Duration.ofMinutes(1))).status()).isEqualTo(201);
    refused(starting(Duration.ofSeconds(61)), "not valid yet");
  }

  private String expiring(Duration fromNow) {
    return issuer.token(SUBJECT, it -> it.expirationTime(date(fromNow)));
  }

  private String starting(Duration fromNow) {
    return issuer.token(SUBJECT, it -> it.notBeforeTime(date(fromNow)));
  }

  private Date date(Duration fromNow) {
    return Date.from(app.clock.instant().plus(fromNow));
  }

  @Test
  void rejectsATokenOfAnotherIssuer() {
    refused(issuer.token(SUBJECT, it -> it.issuer("https://other.example")), "another issuer");
    refused(issuer.token(SUBJECT, it -> it.issuer(null)), "another issuer");
    assertThat(issuer.downloads()).isZero();
  }

  @Test
  void rejectsATokenWithoutSubject() {
    refused(issuer.token(null), "sub");
    refused(issuer.token(" "), "sub");
    refused(issuer.token("s".repeat(256)), "sub");
  }

  @Test
  void rejectsATokenThatIsNotSigned() {
    var plain = new PlainJWT(new PlainHeader(), issuer.claims(SUBJECT).build()).serialize();
    refused(plain, "not a signed JWT");
    refused(plain + "c2ln", "not a signed JWT");
    refused("a.b.c", "not a signed JWT");
    refused("abc", "not a signed JWT");
    refused("x".repeat(8_193), "longer");
  }

  @Test
  void rejectsATokenThatIsSignedWithThePublicKeyAsASecret() throws Exception {
    for (var secret :
        List.of(
            TestIssuer.RSA.toRSAPublicKey().getEncoded(),
            TestIssuer.RSA.toPublicJWK().toJSONString().getBytes(UTF_8))) {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
              issuer.claims(SUBJECT).build());
      token.sign(new MACSigner(secret));
      refused(token.serialize(), "RS256 or ES256");
    }
  }

  @Test
  void rejectsOtherAlgorithmsAndKeys() throws Exception {
    refused(signed(TestIssuer.header(TestIssuer.RSA, JWSAlgorithm.RS512)), "RS256 or ES256");
    refused(signed(TestIssuer.header(TestIssuer.RSA, JWSAlgorithm.PS256)), "RS256 or ES256");
    refused(
        TestIssuer.sign(
            TestIssuer.header(TestIssuer.RSA, JWSAlgorithm.RS256), TestIssuer.OTHER_RSA, claims()),
        "signature");
    refused(signed(TestIssuer.header(TestIssuer.EC, JWSAlgorithm.RS256)), "signature");
    refused(signed(new JWSHeader.Builder(JWSAlgorithm.RS256).build()), "kid");
    refused(
        signed(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("rsa-1")
                .criticalParams(java.util.Set.of("exp"))
                .customParam("exp", 1)
                .build()),
        "signature");
    var small = new RSAKeyGenerator(1_024, true).keyID("small").generate();
    issuer.publish(small);
    app.clock.advance(Duration.ofMinutes(1));
    refused(
        TestIssuer.sign(TestIssuer.header(small, JWSAlgorithm.RS256), small, claims()),
        "signature");
  }

  @Test
  void usesNoKeyThatATokenBrings() throws Exception {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("rsa-2")
            .jwk(TestIssuer.OTHER_RSA.toPublicJWK())
            .jwkURL(java.net.URI.create(issuer.url() + TestIssuer.KEYS))
            .build();
    refused(TestIssuer.sign(header, TestIssuer.OTHER_RSA, claims()), "kid");
  }

  private JWTClaimsSet claims() {
    return issuer.claims(SUBJECT).build();
  }

  private String signed(JWSHeader header) {
    return TestIssuer.sign(header, TestIssuer.RSA, claims());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer a b", "token"})
  void rejectsAMalformedHeader(String header) {
    var answer = TestProblem.in(open(header), ErrorCode.UNAUTHORIZED);
    assertThat(answer.detail()).contains("Authorization header must be");
  }

  @Test
  void rejectsARequestWithBothHeaders() {
    join(Role.EDITOR);
    var answer =
        app.request("POST", SESSIONS)
            .header("Authorization", "Bearer " + issuer.token(SUBJECT))
            .send();
    assertThat(TestProblem.in(answer, ErrorCode.UNAUTHORIZED).detail()).contains("both");
  }

  @Test
  void acceptsNoTokensWithoutAnIssuer() {
    var closed = new TestApp().with(Settings.ISSUER, "");
    var answer =
        closed
            .anonymous("POST", SESSIONS)
            .header("Authorization", "Bearer " + issuer.token(SUBJECT))
            .send();
    assertThat(TestProblem.in(answer, ErrorCode.UNAUTHORIZED).detail())
        .contains("no bearer tokens");
    assertThat(issuer.downloads()).isZero();
  }

  @Test
  void limitsAUserWhateverTheToken() {
    join(Role.EDITOR);
    for (int left = 299; left >= 0; left--) {
      var answer = get(issuer.token(SUBJECT));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.header("RateLimit-Remaining")).isEqualTo(Integer.toString(left));
    }
    var limited = get(issuer.token(SUBJECT, it -> it.jwtID("another")));
    TestProblem.in(limited, ErrorCode.RATE_LIMITED);
    assertThat(limited.header("Retry-After")).isEqualTo("50");
    assertThat(limited.header("RateLimit-Policy")).isEqualTo("300;w=60, 10000;w=86400");
    assertThat(get(issuer.token("somebody else")).status()).isEqualTo(404);
    app.clock.advance(Duration.ofMinutes(1));
    assertThat(get(issuer.token(SUBJECT)).header("RateLimit-Remaining")).isEqualTo("299");
  }

  @Test
  void countsInvalidTokensByAddressAndStillAdmitsValidOnes() {
    join(Role.EDITOR);
    var other = issuer.token(SUBJECT, it -> it.audience("other"));
    for (int count = 0; count < 300; count++) {
      TestProblem.in(get(other), ErrorCode.UNAUTHORIZED);
    }
    TestProblem.in(get(other), ErrorCode.RATE_LIMITED);
    assertThat(get(issuer.token(SUBJECT)).status()).isEqualTo(404);
  }

  @Test
  void storesAndLogsNoToken() {
    join(Role.EDITOR);
    var token = issuer.token(SUBJECT);
    open("Bearer " + token);
    open("Bearer " + token + "x");
    var signature = token.substring(token.lastIndexOf('.') + 1);
    assertThat(TableContents.all(app).toString()).doesNotContain(token, signature, SUBJECT);
    assertThat(app.log.toString()).doesNotContain(token, signature, SUBJECT);
  }

  private void join(Role role) {
    app.graph.users().add(user, TestClock.START);
    app.graph.users().setRole(user, app.organization, role, app.act());
  }

  private void refused(String token, String reason) {
    var before = TableContents.all(app);
    var answer = open("Bearer " + token);
    assertThat(TestProblem.in(answer, ErrorCode.UNAUTHORIZED).detail()).contains(reason);
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
    assertThat(TableContents.all(app)).isEqualTo(before);
  }

  private TestAnswer get(String token) {
    return app.anonymous("GET", SESSIONS + "/2JZrkGyLCyVTkmKj6HQKyR")
        .header("Authorization", "Bearer " + token)
        .send();
  }

  private TestAnswer open(String authorization) {
    return app.anonymous("POST", SESSIONS)
        .header("Authorization", authorization)
        .body("{\"organization_short_id\":\"" + app.organization + "\"}")
        .send();
  }
}
