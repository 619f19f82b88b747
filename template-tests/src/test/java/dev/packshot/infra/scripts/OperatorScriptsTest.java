package dev.packshot.infra.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's scripts with the real AWS CLI, on a server that answers as AWS does. */
class OperatorScriptsTest {
  private static final String FUNCTIONS = "/2015-03-31/functions";

  /** The files of a built scanner page, of which {@code config.json} is written anew. */
  private static final List<String> PAGE =
      List.of(
          "assets/index-1.js",
          "config.json",
          "icon.svg",
          "index.html",
          "manifest.webmanifest",
          "sw.js",
          "zxing_reader.wasm");

  private static final String FUNCTION = FUNCTIONS + "/packshot-dev-get-session";

  @TempDir private Path assembly;

  private final AwsServer aws = AwsServer.start();

  @BeforeEach
  void prepareADeployment() {
    Script.require("aws", "bash", "java");
    aws.on("GetCallerIdentity", WireAnswers.IDENTITY)
        .on("DescribeStacks", WireAnswers.stack(aws.url()))
        .on("GET " + FUNCTIONS, WireAnswers.FUNCTIONS)
        .on("GET " + FUNCTION + "/aliases", WireAnswers.ALIASES);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void prunesVersions() {
    aws.on("GET " + FUNCTIONS, WireAnswers.VERSIONS).on("DELETE " + FUNCTION, 204, "");
    var result = run("infra-cdk/versions", "dev", "prune");
    assertThat(result.output()).isEqualTo("2 old versions of 1 functions are deleted.\n");
    assertThat(aws.changes())
        .containsExactly(
            "DELETE " + FUNCTION + "?Qualifier=1", "DELETE " + FUNCTION + "?Qualifier=2");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void rollsBack() {
    aws.on("GET " + FUNCTIONS, WireAnswers.VERSIONS)
        .on("PUT " + FUNCTION + "/aliases/live", WireAnswers.ALIAS)
        .on("GET " + FUNCTION + "/configuration", "{\"State\": \"Active\"}");
    var result = run("infra-cdk/versions", "dev", "rollback");
    assertThat(result.output())
        .contains("packshot-dev-get-session: 7 -> 6, of 2026-11-04T10:00:00Z");
    assertThat(aws.changes()).containsExactly("PUT " + FUNCTION + "/aliases/live");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void showsWhosePrimingFailed() {
    aws.on(
        "FilterLogEvents",
        "{\"events\": [{\"message\": \"Priming failed: java.io.IOException\\n\"}],"
            + " \"searchedLogStreams\": []}");
    assertThat(run("infra-cdk/versions", "dev", "priming").output())
        .contains("packshot-dev-get-session: Priming failed: java.io.IOException\n");
  }

  @Test
  void asksTheAccountBeforeADeployment() throws IOException {
    for (var file : new String[] {"manifest.json", "template.json"}) {
      var name = file.replace("template", "Packshot-dev.template");
      Files.copy(Path.of("src", "test", "resources", "preflight", file), assembly.resolve(name));
    }
    WireAnswers.preparePreflight(aws);
    var result = run("infra-cdk/preflight", "dev");
    assertThat(result.output().lines())
        .allMatch(line -> line.startsWith("ok ") || line.startsWith("Nothing "))
        .hasSize(11);
    assertThat(result.exitCode()).isZero();
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void asksNothingAboutAStackThatIsNotWritten() {
    assertThat(run("infra-cdk/preflight", "dev").output())
        .isEqualTo(
            "preflight: the stack is not written to "
                + assembly
                + "; use make preflight STAGE=dev.\n");
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void checksProductionByReadingOnly() {
    var session = "GET /scanner/api/v1/sessions/2JZtT95PAr9EQAciF9j3ko";
    aws.on("GET /openapi.json", "{}").on("GET /docs", "").on(session, 401, "{}");
    var result = run("infra-cdk/check", "production");
    assertThat(result.output().lines()).hasSize(3).last().asString().endsWith(" answers 401");
    assertThat(result.exitCode()).isZero();
    assertThat(aws.changes()).isEmpty();
    aws.on(session, 500, "{}");
    var failed = run("infra-cdk/check", "production");
    assertThat(failed.output()).contains("2JZtT95PAr9EQAciF9j3ko answers 500, not 401.");
    assertThat(failed.exitCode()).isOne();
  }

  @Test
  void copiesTheScannerPageIntoItsBucket() throws IOException {
    var page = Files.createDirectories(assembly.resolve("page/assets")).getParent();
    for (var file : PAGE) {
      Files.writeString(page.resolve(file), "of the page");
      aws.on("PUT /page/scan/" + file, "");
    }
    aws.on("DescribeStacks", WireAnswers.stackWithScanner(aws.url()));
    var environment = environment();
    environment.put("SCANNER", page.toString());
    var result = Script.run(environment, "infra-cdk/scanner", "dev");
    assertThat(result.output())
        .isEqualTo(
            "The scanner page is at https://d1.cloudfront.net/scan/. A link for a device is"
                + " https://d1.cloudfront.net/scan/#KEY, with a publishable key: make key STAGE=dev"
                + " KIND=cpk\n");
    assertThat(aws.changes())
        .containsExactlyInAnyOrderElementsOf(
            PAGE.stream().map(file -> "PUT /page/scan/" + file).toList());
  }

  @Test
  void copiesNoScannerPageThatIsNotBuiltOrNotWanted() {
    assertThat(run("infra-cdk/scanner", "dev").output()).isEmpty();
    aws.on("DescribeStacks", WireAnswers.stackWithScanner(aws.url()));
    var environment = environment();
    environment.put("SCANNER", "nowhere");
    assertThat(Script.run(environment, "infra-cdk/scanner", "dev").output())
        .isEqualTo(
            "scanner: there is no scanner page in nowhere; run make scanner, which needs"
                + " Node.js.\n");
    assertThat(aws.changes()).isEmpty();
  }

  @Test
  void refusesAStageThatDoesNotExistAndAMissingRegion() {
    assertThat(run("infra-cdk/versions", "staging", "prune").output())
        .isEqualTo("versions: there is no stage \"staging\"; use STAGE=dev or STAGE=production.\n");
    var environment = environment();
    environment.remove("AWS_REGION");
    assertThat(Script.run(environment, "infra-cdk/preflight", "dev").output())
        .isEqualTo("preflight: no region is set; set AWS_REGION.\n");
  }

  private Script run(String... command) {
    return Script.run(environment(), command);
  }

  private Map<String, String> environment() {
    var environment = aws.environment();
    environment.put("ASSEMBLY", assembly.toString());
    return environment;
  }
}
