package dev.packshot.infra.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An account that gives prepared answers. They are written from the examples of the services' API
 * references, after the commands' {@code --query}.
 */
public final class Answers implements Aws {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> answers = new LinkedHashMap<>();
  private final List<String> commands = Collections.synchronizedList(new ArrayList<>());

  /** Sets the answer to each command that starts with these words. The latest setting counts. */
  public Answers on(String command, String json) {
    answers.put(command, json);
    return this;
  }

  /** Lets commands fail that start with these words, with a message as the AWS CLI prints it. */
  public Answers refuse(String command, String code, String message) {
    return on(command, "An error occurred (" + code + ") when calling it: " + message);
  }

  /** Returns the commands that were run. */
  public List<String> commands() {
    return commands;
  }

  @Override
  public JsonNode run(String... command) {
    var words = String.join(" ", command);
    commands.add(words);
    var answer =
        answers.entrySet().stream()
            .filter(entry -> words.startsWith(entry.getKey()))
            .reduce((first, second) -> second)
            .orElseThrow(() -> new AssertionError("There is no answer to " + words))
            .getValue();
    if (answer.startsWith("An error")) {
      throw new AwsRefusal(answer);
    }
    return parse(answer);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException invalid) {
      throw new IllegalArgumentException(json, invalid);
    }
  }
}
