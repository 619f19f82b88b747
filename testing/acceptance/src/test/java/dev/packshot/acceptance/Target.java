package dev.packshot.acceptance;

import dev.packshot.devkit.run.LocalRun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/**
 * The deployment under test: the one at {@code URL}, or a new local run.
 *
 * @param url the address of the API, without a trailing slash
 * @param origin the origin of a web page that may use the API
 * @param missingFeatures the features that the deployment lacks
 */
record Target(
    String url,
    String key,
    Optional<String> publishableKey,
    Optional<String> limitedKey,
    Optional<String> editorKey,
    Optional<String> billingKey,
    Optional<String> organization,
    Optional<String> token,
    String origin,
    Set<Feature> missingFeatures) {
  private static final String ANY_ORIGIN = "https://acceptance.example.com";

  static Target current() {
    return LazyTarget.INSTANCE;
  }

  /** Aborts the test if the target lacks the feature. */
  void require(Feature feature) {
    Assumptions.assumeFalse(missingFeatures.contains(feature), feature::reason);
  }

  String requirePublishableKey() {
    return require(publishableKey, "CPK_KEY", "no publishable key is given");
  }

  String requireLimitedKey() {
    return require(limitedKey, "LIMITED_KEY", "no key with a low limit is given");
  }

  /** Returns the key of a user who is an editor of the organization. */
  String requireEditorKey() {
    return require(editorKey, "CSU_KEY", "no key of an editor is given");
  }

  /** Returns the key of a user who has the role billing in the organization. */
  String requireBillingKey() {
    return require(billingKey, "BILLING_KEY", "no key of a billing member is given");
  }

  String requireOrganization() {
    return require(organization, "ORG", "the key's organization is not given");
  }

  /** Returns the access token of a user, who may be a member of nothing. */
  String requireToken() {
    return require(token, "TOKEN", "no access token is given");
  }

  static Target of(Map<String, String> variables) {
    return new Target(
        removeTrailingSlash(variables.get("URL")),
        find(variables, "KEY")
            .orElseThrow(() -> new IllegalArgumentException("URL= is given without KEY=.")),
        find(variables, "CPK_KEY"),
        find(variables, "LIMITED_KEY"),
        find(variables, "CSU_KEY"),
        find(variables, "BILLING_KEY"),
        find(variables, "ORG"),
        find(variables, "TOKEN"),
        find(variables, "ORIGIN").orElse(ANY_ORIGIN),
        missingFeatures(variables));
  }

  private static Set<Feature> missingFeatures(Map<String, String> variables) {
    var missing = Feature.of(variables.getOrDefault("LACKS", ""));
    if (!variables.getOrDefault("CLOCK", "").equals("movable")) {
      missing.add(Feature.MOVABLE_CLOCK);
    }
    return missing;
  }

  /** Moves the clock of the target to a distance from the true time. */
  void moveClock(Duration distance) {
    require(Feature.MOVABLE_CLOCK);
    Api.exchangeUnchecked(url, Request.of("POST", "/local-jobs/clock").query(distance.toString()))
        .expect(204);
  }

  private static String require(Optional<String> value, String variable, String reason) {
    Assumptions.assumeTrue(value.isPresent(), () -> reason + " (" + variable + "=)");
    return value.orElseThrow();
  }

  private static Optional<String> find(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  private static String removeTrailingSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static final class LazyTarget {
    static final Target INSTANCE =
        of(find(System.getenv(), "URL").isPresent() ? System.getenv() : LocalRun.start());
  }
}
