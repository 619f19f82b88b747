package dev.packshot.store;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.node.NodeProject;
import java.io.IOException;
import java.nio.file.Files;

/** The AWS SDK for JavaScript, called through {@code compare.mjs}. */
final class JavaScriptSdk {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final NodeProject project;

  private JavaScriptSdk(NodeProject project) {
    this.project = project;
  }

  static JavaScriptSdk require() throws IOException, InterruptedException {
    return new JavaScriptSdk(NodeProject.require("js"));
  }

  JsonNode answers(Object cases) throws IOException, InterruptedException {
    JSON.writeValue(project.file("cases.json").toFile(), cases);
    var answers = project.file("answers.json");
    Files.deleteIfExists(answers);
    var output = project.node("compare.mjs", "cases.json", "answers.json");
    return Files.exists(answers) ? JSON.readTree(answers.toFile()) : fail(output.text());
  }
}
