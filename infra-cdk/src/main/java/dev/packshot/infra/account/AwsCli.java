package dev.packshot.infra.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The AWS CLI of this machine, version 1 or 2, with the credentials and the region of its
 * environment. Each command is a process, so commands may run at the same time.
 */
public final class AwsCli implements Aws {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public JsonNode run(String... command) {
    try {
      var errors = Files.createTempFile("aws", ".txt");
      try {
        return run(command, errors);
      } finally {
        Files.delete(errors);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode run(String[] command, Path errors)
      throws IOException, InterruptedException {
    var process = builder(command).redirectError(errors.toFile()).start();
    var output = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new AwsRefusal(lastLine(Files.readString(errors)));
    }
    var text = new String(output, StandardCharsets.UTF_8);
    return text.isBlank() ? NullNode.getInstance() : JSON.readTree(text);
  }

  private static ProcessBuilder builder(String[] command) {
    var arguments = new ArrayList<>(List.of("aws"));
    arguments.addAll(List.of(command));
    arguments.addAll(List.of("--output", "json"));
    var builder = new ProcessBuilder(arguments);
    builder.environment().put("AWS_PAGER", "");
    return builder;
  }

  private static String lastLine(String text) {
    var lines = text.strip().lines().toList();
    return lines.isEmpty() ? "The AWS CLI failed without a message." : lines.get(lines.size() - 1);
  }
}
