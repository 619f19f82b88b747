package dev.packshot.infra.github;

import static dev.packshot.infra.github.RolesTemplate.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The order of the deployments from CI, their rights and the pins of their actions. */
class WorkflowsTest {
  private static final Path FOLDER = Path.of("..", ".github", "workflows");
  private static final Pattern LOOK = Pattern.compile("known on \\d{4}-\\d{2}-\\d{2}, pinned");
  private static final Pattern ACTION = Pattern.compile("uses: ([a-z-]+/[a-z-]+)@(\\S+)(.*)");

  private final Map<?, ?> jobs = (Map<?, ?>) at(parse("deploy.yml"), "jobs");

  @Test
  void deploysOnlyWhatPassedItsTests() {
    assertThat(at(jobs, "tests", "uses")).isEqualTo("./.github/workflows/ci.yml");
    assertThat(at(jobs, "dev", "needs")).isEqualTo("tests");
    assertThat(at(jobs, "production", "needs")).isEqualTo("dev");
    assertThat(commands("ci.yml")).contains("make test", "make test-localstack");
  }

  @Test
  void startsNoDeploymentAfterAFailure() {
    for (var job : List.of("dev", "production")) {
      var condition = String.valueOf(at(jobs, job, "if"));
      assertThat(condition).doesNotContain("always()", "failure()", "cancelled()");
      assertThat(at(jobs, job, "continue-on-error")).isNull();
    }
  }

  /** The page is built by the code of its dependencies, which gets no credentials. */
  @ParameterizedTest
  @ValueSource(strings = {"diff", "dev", "production"})
  void buildsTheScannerPageBeforeItHasCredentials(String job) {
    var steps =
        steps(jobs.get(job)).stream()
            .map(
                step ->
                    String.valueOf(step.containsKey("run") ? step.get("run") : step.get("uses")))
            .toList();
    var credentials =
        steps.stream().filter(step -> step.startsWith("aws-actions/")).findFirst().orElseThrow();
    assertThat(steps).containsSubsequence("make scanner", credentials);
  }

  @Test
  void checksDevBeforeProduction() {
    assertThat(runs(jobs.get("dev")))
        .containsExactly(
            "make scanner",
            "make deploy STAGE=\"$STAGE\" APPROVAL=never",
            "make check STAGE=\"$STAGE\"");
    assertThat(at(jobs, "dev", "env", "STAGE")).isEqualTo("dev");
    assertThat(at(jobs, "production", "env", "STAGE")).isEqualTo("production");
  }

  @ParameterizedTest
  @CsvSource({
    "diff, packshot-github-diff, Diff",
    "dev, packshot-github-dev, Dev",
    "production, packshot-github-production, Production"
  })
  void takesTheRoleOfItsEnvironment(String job, String role, String resource) {
    var assumed =
        steps(jobs.get(job)).stream()
            .map(step -> at(step, "with"))
            .filter(with -> with != null && ((Map<?, ?>) with).containsKey("role-to-assume"))
            .map(with -> (String) at(with, "role-to-assume"))
            .toList();
    assertThat(assumed).singleElement().asString().endsWith(":role/" + role);
    var template = RolesTemplate.forBothStages().resources().get(resource);
    assertThat(at(template, "Properties", "RoleName")).isEqualTo(role);
    assertThat(at(jobs, job, "environment")).isEqualTo(job.equals("diff") ? null : job);
  }

  @Test
  void givesTokensOnlyToJobsThatNeedThem() {
    assertThat(at(parse("deploy.yml"), "permissions")).isEqualTo(Map.of("contents", "read"));
    jobs.forEach(
        (name, job) -> {
          var permissions = at(job, "permissions");
          assertThat(String.valueOf(permissions).contains("id-token"))
              .as("a token for %s", name)
              .isEqualTo(!name.equals("tests"));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"ci.yml", "deploy.yml", "nightly.yml"})
  void pinsEachActionByCommitWithItsRelease(String file) throws IOException {
    var text = Files.readString(FOLDER.resolve(file));
    assertThat(text).containsPattern(LOOK);
    assertThat(ACTION.matcher(text).results())
        .isNotEmpty()
        .allSatisfy(
            use -> {
              assertThat(use.group(2)).matches("[0-9a-f]{40}");
              assertThat(use.group(3)).matches(" # v\\d+\\.\\d+\\.\\d+");
            });
  }

  @Test
  void usesOneReleaseOfEachAction() throws IOException {
    var releases = new HashMap<String, String>();
    for (var file : List.of("ci.yml", "deploy.yml", "nightly.yml")) {
      ACTION
          .matcher(Files.readString(FOLDER.resolve(file)))
          .results()
          .forEach(
              use -> {
                var release = use.group(2) + use.group(3);
                assertThat(releases.putIfAbsent(use.group(1), release)).isIn(null, release);
              });
    }
  }

  private static List<String> commands(String file) {
    return ((Map<?, ?>) at(parse(file), "jobs"))
        .values().stream().flatMap(job -> runs(job).stream()).toList();
  }

  private static List<String> runs(Object job) {
    return steps(job).stream()
        .filter(step -> step.containsKey("run"))
        .map(step -> (String) step.get("run"))
        .toList();
  }

  private static List<Map<?, ?>> steps(Object job) {
    return ((List<?>) at(job, "steps")).stream().<Map<?, ?>>map(step -> (Map<?, ?>) step).toList();
  }

  private static Object parse(String file) {
    try {
      return new Yaml().load(Files.readString(FOLDER.resolve(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
