package dev.packshot.infra.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The make targets that run CDK, without credentials. */
class CdkTargetsTest {
  private static final String NO_CREDENTIALS = "Unable to resolve AWS account to use";

  @BeforeEach
  void installCdk() {
    Script.require("make", "npm", "java");
    if (!Files.isExecutable(Script.ROOT.resolve("node_modules/.bin/cdk"))) {
      var installed = Script.run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
      assertThat(installed.exitCode()).as(installed.output()).isZero();
    }
  }

  /** The first command of docs/deploy.md. */
  @Test
  void bootstrapNeedsNothingButCredentials() {
    assertNeedsCredentials(make("bootstrap"));
  }

  @Test
  void deployTakesOptionsOfItsOwn() {
    assertNeedsCredentials(make("deploy", "OPTIONS=--import-existing-resources"));
  }

  /** Runs a target. The package is built, and this test is part of its build. */
  private static Script make(String... arguments) {
    var command = new ArrayList<>(List.of("make", "--old-file=package", "STAGE=dev"));
    command.addAll(List.of(arguments));
    var environment = Map.of("AWS_REGION", "eu-central-1");
    return Script.run(environment, command.toArray(String[]::new));
  }

  private static void assertNeedsCredentials(Script script) {
    assertThat(script.output()).contains(NO_CREDENTIALS).doesNotContain("Unknown option");
    assertThat(script.exitCode()).isNotZero();
  }

  @Test
  void bootstrapBuildsTheAppFirst() {
    assertThat(Script.run(Map.of(), "make", "--dry-run", "bootstrap").output())
        .containsSubsequence("mvn -q -B package -pl infra-cdk", "npm ci", "bootstrap");
  }
}
