package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import dev.packshot.graph.Settings;
import dev.packshot.identity.Access;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The setting {@code signIn}: the user pool, and what the functions know and may do. */
class SignInTest {
  private static final String POOL = "AWS::Cognito::UserPool";

  @Test
  void makesNoUserPoolUnlessItIsAsked() {
    var stack = SynthesizedStack.production();
    assertThat(stack.all(POOL)).isEmpty();
    for (var function : stack.functions().values()) {
      assertThat(variables(function).has(Settings.ISSUER)).isFalse();
    }
  }

  @Test
  void keepsTheUserPoolWhateverHappensToTheStack() {
    var pool = stack("production", "cognito").only(POOL);
    assertThat(pool.get("DeletionPolicy").asText()).isEqualTo("Retain");
    assertThat(pool.get("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    assertThat(pool.at("/Properties/DeletionProtection").asText()).isEqualTo("ACTIVE");
    assertThat(pool.at("/Properties/AdminCreateUserConfig/AllowAdminCreateUserOnly").asBoolean())
        .isTrue();
    assertThat(stack("dev", "cognito").only(POOL).get("DeletionPolicy").asText())
        .isEqualTo("Retain");
  }

  @Test
  void givesAppsAClientWithoutSecretAndPasswords() {
    var client = stack("production", "cognito").only("AWS::Cognito::UserPoolClient");
    assertThat(client.at("/Properties/GenerateSecret").asBoolean()).isFalse();
    assertThat(client.at("/Properties/ExplicitAuthFlows").toString())
        .contains("ALLOW_USER_SRP_AUTH")
        .doesNotContain("PASSWORD");
  }

  @Test
  void tellsEveryFunctionWithAdmissionWhoTheIssuerIs() {
    var stack = stack("production", "cognito");
    for (var route : Route.values()) {
      var name = route.name().toLowerCase(Locale.ROOT).replace('_', '-');
      var issuer = variables(stack.functions().get(name)).path(Settings.ISSUER);
      assertThat(issuer.isMissingNode()).as(name).isEqualTo(route.access() == Access.ANYONE);
    }
    assertThat(variables(stack.functions().get("get-session")).get(Settings.ISSUER).toString())
        .contains("https://cognito-idp.", "AWS::Region", "AWS::URLSuffix");
    assertThat(variables(stack.functions().get("get-session")).get(Settings.TOKEN_LEEWAY).asText())
        .isEqualTo("60");
    assertThat(variables(stack.functions().get("get-session")).get(Settings.AUDIENCE).toString())
        .contains("SignInApps");
  }

  @Test
  void letsEveryFunctionWithAdmissionCountUsersAndNoOtherFunction() {
    var before = users(SynthesizedStack.production());
    var after = users(stack("production", "cognito"));
    assertThat(before).isEqualTo(2);
    var restricted =
        Arrays.stream(Route.values()).filter(route -> route.access() != Access.ANYONE).count();
    // end-browser-session has the same statement already
    assertThat(after).isEqualTo((int) restricted + 1);
  }

  /** Returns the number of statements about users. */
  private static int users(SynthesizedStack stack) {
    return stack.all("AWS::IAM::Role").values().stream()
        .mapToInt(role -> role.toString().split("\"USER#\\*\"", -1).length - 1)
        .sum();
  }

  @Test
  void trustsAnotherIssuerWithoutAUserPool() {
    var stack =
        SynthesizedStack.with(
            Map.of(
                "stage", "production",
                "signIn", "https://issuer.example/tenant",
                "signInAudience", "packshot,packshot-admin",
                "signInLeewaySeconds", "5",
                "domain", "api.example.com",
                "certificate", "arn:aws:acm:eu-central-1:123456789012:certificate/1"));
    assertThat(stack.all(POOL)).isEmpty();
    var variables = variables(stack.functions().get("create-session"));
    assertThat(variables.get(Settings.ISSUER).asText()).isEqualTo("https://issuer.example/tenant");
    assertThat(variables.get(Settings.AUDIENCE).asText()).isEqualTo("packshot,packshot-admin");
    assertThat(variables.get(Settings.TOKEN_LEEWAY).asText()).isEqualTo("5");
    assertThat(variables.get(Settings.COOKIE_DOMAIN).asText()).isEqualTo("api.example.com");
  }

  @Test
  void makesNoUserPoolOnLocalStack() {
    var settings = new HashMap<>(Map.of("stage", "dev", "localstack", "http://127.0.0.1:4566"));
    settings.put("signIn", "cognito");
    var stack = SynthesizedStack.with(settings);
    assertThat(stack.all(POOL)).isEmpty();
    for (var function : List.of("get-me", "open-browser-session")) {
      assertThat(variables(stack.functions().get(function)).has(Settings.ISSUER)).isFalse();
    }
  }

  private static SynthesizedStack stack(String stage, String signIn) {
    return SynthesizedStack.with(Map.of("stage", stage, "signIn", signIn));
  }

  private static JsonNode variables(JsonNode function) {
    return function.at("/Properties/Environment/Variables");
  }
}
