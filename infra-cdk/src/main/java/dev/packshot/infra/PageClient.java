package dev.packshot.infra;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scanner page as a client of an issuer, where users sign in by authorization code with PKCE.
 *
 * @param id the name of the client
 * @param scope what the page asks for besides {@code openid}
 * @param audience the audience of the token, for issuers that want to be told
 */
record PageClient(String id, Optional<String> scope, Optional<String> audience) {

  /** Reads the client at an issuer that is not in the stack. */
  static Optional<PageClient> find(SettingSource settings, Optional<String> audiences) {
    var scope = settings.find("signInScope").map(text -> check("signInScope", text, "[ -~]+"));
    var client = settings.find("signInClient").map(text -> check("signInClient", text, "[!-~]+"));
    if (client.isEmpty() && scope.isPresent()) {
      throw new InvalidSetting("signInScope is for a scanner page that has a signInClient.");
    }
    var first = audiences.map(text -> text.split(",", 2)[0]);
    return client.map(id -> new PageClient(id, scope, first));
  }

  /** Returns the client of a user pool, whose tokens name the client as their audience. */
  static PageClient of(String id) {
    return new PageClient(id, Optional.empty(), Optional.empty());
  }

  /** Returns what the page reads from {@code config.json} about the sign-in. */
  Map<String, String> configuration(String issuer) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("issuer", issuer);
    fields.put("client", id);
    scope.ifPresent(it -> fields.put("scope", it));
    audience.ifPresent(it -> fields.put("audience", it));
    return fields;
  }

  private static String check(String name, String text, String pattern) {
    if (!text.matches(pattern)) {
      throw new InvalidSetting("Set " + name + " to printable ASCII, not \"" + text + "\".");
    }
    return text;
  }
}
