package dev.packshot.lambda;

import com.nimbusds.jose.JWSAlgorithm;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.BrowserCookie;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.NewKey;
import dev.packshot.auth.Subject;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.lambda.Credential.Kind;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestIssuer;
import dev.packshot.testing.TestRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Credentials of every kind, valid and not, and their texts. */
final class Credentials {
  static final String PAGE = "https://app.example.com";
  private static final Duration DAY = Duration.ofDays(1);

  final List<Credential> all = new ArrayList<>();

  /** The texts that must not be stored or logged. */
  final List<String> secrets = new ArrayList<>();

  private final TestApp app;
  private final SecureRandom random = new SecureRandom();

  Credentials(TestApp app) {
    this.app = app;
    addInvalidKeys();
    addInvalidTokens();
    addInvalidCookies();
    addKeysOfOrganizations();
    for (var role : Role.values()) {
      addUser(Optional.of(role));
    }
    addUser(Optional.empty());
  }

  private void addInvalidKeys() {
    invalid("no credential", it -> it);
    invalid("malformed key", it -> key(it, "csb_malformed"));
    invalid("unknown key", withKey(ApiKey.mint(KeyKind.CSB, random)));
    var revoked = app.newKey(KeyKind.CSB, app.organization);
    app.graph.apiKeys().revoke(revoked.hash(), app.act());
    invalid("revoked key", withKey(revoked));
    invalid("expired key", withKey(stored(KeyKind.CSB, app.organization, false, now())));
    var token = secret(TestIssuer.SHARED.token("with both"));
    var key = secret(app.key.reveal());
    invalid("key and token", it -> bearer(key(it, key), token));
  }

  private void addInvalidTokens() {
    var issuer = TestIssuer.SHARED;
    var claims = issuer.claims("somebody").build();
    var header = TestIssuer.header(TestIssuer.RSA, JWSAlgorithm.RS256);
    var forged = TestIssuer.sign(header, TestIssuer.OTHER_RSA, claims);
    var yesterday = Date.from(now().minus(DAY));
    var expired = issuer.token("somebody", it -> it.expirationTime(yesterday));
    invalid("malformed token", it -> bearer(it, "not.a.token"));
    invalid("forged token", withToken(forged));
    invalid("expired token", withToken(expired));
  }

  private void addInvalidCookies() {
    var user = app.newUser();
    invalid("malformed cookie", it -> cookie(it, "sessionid=malformed"));
    invalid("unknown cookie", withCookie(BrowserCookie.mint(user, random)));
    var ended = opened(user, now());
    app.graph.signIns().end(ended);
    invalid("ended cookie", withCookie(ended));
    invalid("expired cookie", withCookie(opened(user, now().minus(DAY))));
  }

  private void addKeysOfOrganizations() {
    var other = app.newOrganization();
    var end = now().plus(DAY);
    add(Kind.CSB, "`csb`", withKey(stored(KeyKind.CSB, app.organization, false, end)));
    add(
        Kind.CSB_READ_ONLY,
        "read-only `csb`",
        withKey(stored(KeyKind.CSB, app.organization, true, end)));
    add(Kind.CPK, "`cpk`", withKey(stored(KeyKind.CPK, app.organization, false, end)));
    add(
        Kind.FOREIGN_CSB,
        "`csb` of another organization",
        withKey(stored(KeyKind.CSB, other, false, end)));
    add(
        Kind.FOREIGN_CPK,
        "`cpk` of another organization",
        withKey(stored(KeyKind.CPK, other, false, end)));
  }

  private void addUser(Optional<Role> role) {
    var name = role.map(Role::value).orElse("not a member");
    add(Kind.CSU, name, role, withKey(app.newKey(joined(app.newUser(), role))));
    var subject = "subject " + name;
    joined(subject(subject), role);
    add(Kind.BEARER, name, role, withToken(TestIssuer.SHARED.token(subject)));
    var cookie = opened(joined(app.newUser(), role), now());
    add(Kind.COOKIE, name, role, withCookie(cookie));
    if (role.equals(Optional.of(Role.OWNER))) {
      add(
          Kind.COOKIE_OF_ANOTHER_SITE,
          "owner, by a page of another site",
          role,
          it -> withCookie(cookie).apply(it).header("Origin", "https://evil.example"));
    }
  }

  private UserId subject(String name) {
    var user = new Subject(TestIssuer.SHARED.url(), name).user();
    app.graph.users().add(user, now());
    return user;
  }

  private UserId joined(UserId user, Optional<Role> role) {
    app.graph.users().setRole(user, app.newOrganization(), Role.OWNER, app.act());
    role.ifPresent(it -> app.graph.users().setRole(user, app.organization, it, app.act()));
    return user;
  }

  private ApiKey stored(KeyKind kind, OrganizationId owner, boolean readOnly, Instant end) {
    var key = ApiKey.mint(kind, random);
    var added = new NewKey(key, "a key", readOnly, Optional.of(end), 0, 0);
    app.graph.apiKeys().add(owner, added, app.act());
    return key;
  }

  private BrowserCookie opened(UserId user, Instant at) {
    var cookie = BrowserCookie.mint(user, random);
    app.graph.signIns().use(user, at); // as the token does that the cookie is given for
    app.graph.signIns().open(cookie, at);
    return cookie;
  }

  private Instant now() {
    return app.clock.instant();
  }

  private void invalid(String name, UnaryOperator<TestRequest> send) {
    add(Kind.INVALID, name, send);
  }

  private void add(Kind kind, String name, UnaryOperator<TestRequest> send) {
    add(kind, name, Optional.empty(), send);
  }

  private void add(Kind kind, String name, Optional<Role> role, UnaryOperator<TestRequest> send) {
    all.add(new Credential(kind, name, role, send));
  }

  private UnaryOperator<TestRequest> withKey(ApiKey key) {
    var text = secret(key.reveal());
    return it -> key(it, text);
  }

  private UnaryOperator<TestRequest> withToken(String token) {
    secret(token.substring(token.lastIndexOf('.') + 1));
    return it -> bearer(it, token);
  }

  private UnaryOperator<TestRequest> withCookie(BrowserCookie cookie) {
    var text = cookie.setCookie().split(";", -1)[0];
    secret(text.substring(text.indexOf('.') + 1));
    return it -> cookie(it, text);
  }

  private String secret(String text) {
    secrets.add(text);
    return text;
  }

  private static TestRequest key(TestRequest request, String key) {
    return request.header("X-API-Key", key);
  }

  private static TestRequest bearer(TestRequest request, String token) {
    return request.header("Authorization", "Bearer " + token);
  }

  private static TestRequest cookie(TestRequest request, String cookie) {
    return request.header("Cookie", cookie).header("Origin", PAGE);
  }
}
