package dev.packshot.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A local run that executes commands. It writes its address and a secret into a file of its data
 * folder that only the owner can read.
 */
public final class LocalRun {
  /** The name of the file. */
  public static final String FILE = "operator";

  /** The environment variable that a command may read: a key that is about to be revoked. */
  public static final String KEY = "KEY";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final Path folder;
  private final URI address;
  private final String secret;

  private LocalRun(Path folder, URI address, String secret) {
    this.folder = folder;
    this.address = address;
    this.secret = secret;
  }

  /** Returns the run that uses a data folder. */
  static LocalRun of(Path folder) {
    try {
      var lines = Files.readAllLines(folder.resolve(FILE));
      return new LocalRun(folder, URI.create(lines.get(0)), lines.get(1));
    } catch (IOException | IndexOutOfBoundsException missing) {
      throw notRunning(folder);
    }
  }

  /** Lets the run execute a command. */
  Answer execute(List<String> arguments, Map<String, String> environment) {
    var body = JSON.createObjectNode();
    body.set("arguments", JSON.valueToTree(arguments));
    body.put("key", environment.getOrDefault(KEY, ""));
    var request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + secret)
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    try {
      var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw notRunning(folder);
      }
      return Answer.read(response.body());
    } catch (IOException unreachable) {
      throw notRunning(folder);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw CommandFailure.unreachable("Interrupted.");
    }
  }

  private static CommandFailure notRunning(Path folder) {
    return CommandFailure.unreachable(
        "No Packshot is running on "
            + folder
            + ". Start it with make run DATA="
            + folder
            + ", and repeat the command in another terminal.");
  }

  /**
   * The result of a command.
   *
   * @param question what needs a yes, if the command was not executed because of that
   */
  public record Answer(int exitCode, String out, String err, Optional<String> question) {
    static Answer read(String text) throws IOException {
      var json = JSON.readTree(text);
      return new Answer(
          json.path("exit_code").asInt(),
          json.path("out").asText(),
          json.path("err").asText(),
          Optional.ofNullable(json.path("question").textValue()));
    }

    /** Returns the answer as JSON, in which the run sends it. */
    public String write() {
      return JSON.createObjectNode()
          .put("exit_code", exitCode)
          .put("out", out)
          .put("err", err)
          .put("question", question.orElse(null))
          .toString();
    }
  }
}
