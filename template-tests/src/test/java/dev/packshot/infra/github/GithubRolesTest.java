package dev.packshot.infra.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The roles of GitHub Actions: which jobs may take them, and what they may do. */
class GithubRolesTest {
  private static final String NAMES = "repo:octo/shop:";
  private static final String NAMES_AND_IDS = "repo:octo@11/shop@22:";
  private static final RolesTemplate BOTH = RolesTemplate.forBothStages();

  @ParameterizedTest
  @CsvSource({
    "Dev, repo:octo/shop:environment:dev, refs/heads/main",
    "Dev, repo:octo@11/shop@22:environment:dev, refs/heads/main",
    "Production, repo:octo/shop:environment:production, refs/heads/main",
    "Production, repo:octo@11/shop@22:environment:production, refs/heads/main",
    "Diff, repo:octo/shop:pull_request, refs/pull/7/merge",
    "Diff, repo:octo@11/shop@22:pull_request, refs/pull/7/merge"
  })
  void admitsItsOwnJobInBothFormsOfTheSubject(String role, String subject, String ref) {
    assertThat(admits(role, claims(subject, ref))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {NAMES, NAMES_AND_IDS})
  void refusesTheJobOfAnotherRole(String repository) {
    for (var role : List.of("Dev", "Production", "Diff")) {
      for (var job : List.of("environment:dev", "environment:production", "pull_request")) {
        var own = job.replace("environment:", "").replace("pull_request", "diff");
        assertThat(admits(role, claims(repository + job, "refs/heads/main")))
            .as("%s in a job of %s", role, job)
            .isEqualTo(role.equalsIgnoreCase(own));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dev", "Production"})
  void deploysFromMainOnly(String role) {
    var subject = NAMES_AND_IDS + "environment:" + role.toLowerCase(Locale.ROOT);
    for (var ref : List.of("refs/heads/feature", "refs/tags/main", "refs/pull/7/merge", "main")) {
      assertThat(admits(role, claims(subject, ref))).as(ref).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"Dev, environment:dev", "Production, environment:production", "Diff, pull_request"})
  void refusesAnotherRepositoryEvenOfTheSameName(String role, String job) {
    var otherId = claims(NAMES + job, "refs/heads/main");
    otherId.put("repository_id", "23");
    assertThat(admits(role, otherId)).isFalse();
    for (var repository :
        List.of("octo/other", "octo@11/shop@23", "octo@12/shop@22", "octo/shop@22", "evil/shop")) {
      var claims = claims("repo:" + repository + ":" + job, "refs/heads/main");
      assertThat(admits(role, claims)).as(repository).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aud", "repository_id", "sub"})
  void requiresEachClaim(String claim) {
    for (var role : List.of("Dev", "Production", "Diff")) {
      var job =
          role.equals("Diff") ? "pull_request" : "environment:" + role.toLowerCase(Locale.ROOT);
      var claims = claims(NAMES + job, "refs/heads/main");
      assertThat(admits(role, claims)).isTrue();
      claims.remove(claim);
      assertThat(admits(role, claims)).as("%s without %s", role, claim).isFalse();
    }
  }

  @Test
  void onlyReadsTemplatesForPullRequests() {
    assertThat(permissions("Diff"))
        .flatExtracting(Iam::actions)
        .containsExactlyInAnyOrder("cloudformation:DescribeStacks", "cloudformation:GetTemplate");
    assertThat(BOTH.resources().get("Diff").toString()).doesNotContain("ManagedPolicyArns");
  }

  @Test
  void makesKeysInDevOnly() {
    var dev = "arn:aws:dynamodb:eu-central-1:123456789012:table/Packshot-dev-Data";
    var production = "arn:aws:dynamodb:eu-central-1:123456789012:table/Packshot-production-Data";
    var key = Map.of("dynamodb:LeadingKeys", "KEY#1f");
    assertThat(allows("Dev", "dynamodb:PutItem", dev, key)).isTrue();
    assertThat(allows("Dev", "dynamodb:PutItem", production, key)).isFalse();
    assertThat(allows("Dev", "dynamodb:PutItem", dev, Map.of("dynamodb:LeadingKeys", "SESSION#1")))
        .isFalse();
    assertThat(allows("Production", "dynamodb:PutItem", production, key)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Dev, dev, production", "Production, production, dev"})
  void prunesVersionsOfItsOwnStageOnly(String role, String own, String other) {
    var function = "arn:aws:lambda:eu-central-1:123456789012:function:packshot-%s-get-session:3";
    var delete = "lambda:DeleteFunction";
    assertThat(allows(role, delete, function.formatted(own), Map.of())).isTrue();
    assertThat(allows(role, delete, function.formatted(other), Map.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"dev, Production", "production, Dev"})
  void createsNoRoleForAStageOfAnotherAccount(String stage, String absent) {
    assertThat(BOTH.resources()).containsKeys("Dev", "Production", "Diff");
    assertThat(RolesTemplate.with(Map.of("Stages", stage)).resources())
        .doesNotContainKey(absent)
        .containsKey("Diff")
        .hasSize(BOTH.resources().size() - 1);
  }

  @Test
  void usesAnExistingProvider() {
    var existing = RolesTemplate.with(Map.of("ProviderArn", "arn:aws:iam::1:oidc-provider/x"));
    assertThat(BOTH.resources()).containsKey("Provider");
    assertThat(existing.resources()).doesNotContainKey("Provider");
    assertThat(existing.resources().get("Dev").toString())
        .contains("Federated=arn:aws:iam::1:oidc-provider/x");
  }

  @ParameterizedTest
  @CsvSource({
    "Owner, octo-org, octo@11",
    "Repository, shop.js_2, octo/shop",
    "OwnerId, 11, octo",
    "RepositoryId, 22, *"
  })
  void refusesParametersThatWouldMatchOtherRepositories(
      String parameter, String valid, String invalid) {
    assertThat(valid).matches(BOTH.pattern(parameter));
    assertThat(invalid).doesNotMatch(BOTH.pattern(parameter));
  }

  /** Returns the claims of a token as GitHub issues it for a job of the repository. */
  private static Map<String, String> claims(String subject, String ref) {
    return new HashMap<>(
        Map.of("aud", "sts.amazonaws.com", "sub", subject, "ref", ref, "repository_id", "22"));
  }

  private static boolean admits(String role, Map<String, String> claims) {
    var context = new HashMap<String, String>();
    claims.forEach(
        (name, value) -> context.put("token.actions.githubusercontent.com:" + name, value));
    var document =
        RolesTemplate.at(BOTH.resources().get(role), "Properties", "AssumeRolePolicyDocument");
    return Iam.allows(document, "sts:AssumeRoleWithWebIdentity", "", context);
  }

  static boolean allows(String role, String action, String resource, Map<String, String> context) {
    return permissions(role).stream()
        .anyMatch(document -> Iam.allows(document, action, resource, context));
  }

  /** Returns the documents of a role's own policies. */
  private static List<Object> permissions(String role) {
    var policies = (List<?>) RolesTemplate.at(BOTH.resources().get(role), "Properties", "Policies");
    return policies.stream().map(policy -> RolesTemplate.at(policy, "PolicyDocument")).toList();
  }
}
