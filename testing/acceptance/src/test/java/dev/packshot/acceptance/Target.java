package dev.packshot.acceptance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/**
 * The deployment under test: the one that {@code URL} and {@code KEY} name, or else a local run
 * that is started for the occasion.
 *
 * @param url without a slash at its end
 * @param origin of a web page that may use the API
 */
record Target(
    String url,
    String key,
    Optional<String> publishableKey,
    Optional<String> limitedKey,
    Optional<String> editorKey,
    Optional<String> billingKey,
    Optional<String> organization,
    String origin,
    Set<Lack> lacks) {
  private static final String ANY_ORIGIN = "https://acceptance.example.com";

  static Target current() {
    return Holder.TARGET;
  }

  /** Goes on only where the target can show it. */
  void requireNoLack(Lack lack) {
    Assumptions.assumeFalse(lacks.contains(lack), lack::reason);
  }

  String requirePublishableKey() {
    return require(publishableKey, "CPK_KEY", "no publishable key is given");
  }

  String requireLimitedKey() {
    return require(limitedKey, "LIMITED_KEY", "no key of a low limit is given");
  }

  /** The key of a user who is an editor of the organization. */
  String requireEditorKey() {
    return require(editorKey, "CSU_KEY", "no key of a user is given");
  }

  /** The key of a user who does its billing. */
  String requireBillingKey() {
    return require(billingKey, "BILLING_KEY", "no key of a user in billing is given");
  }

  String requireOrganization() {
    return require(organization, "ORG", "the key's organization is not given");
  }

  static Target of(Map<String, String> variables) {
    return new Target(
        withoutSlash(variables.get("URL")),
        find(variables, "KEY")
            .orElseThrow(() -> new IllegalArgumentException("URL= is given, but no KEY= with it.")),
        find(variables, "CPK_KEY"),
        find(variables, "LIMITED_KEY"),
        find(variables, "CSU_KEY"),
        find(variables, "BILLING_KEY"),
        find(variables, "ORG"),
        find(variables, "ORIGIN").orElse(ANY_ORIGIN),
        Lack.of(variables.getOrDefault("LACKS", "")));
  }

  private static String require(Optional<String> value, String variable, String reason) {
    Assumptions.assumeTrue(value.isPresent(), () -> reason + " (" + variable + "=)");
    return value.orElseThrow();
  }

  private static Optional<String> find(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static final class Holder {
    static final Target TARGET =
        of(find(System.getenv(), "URL").isPresent() ? System.getenv() : EmbeddedRun.start());
  }
}
