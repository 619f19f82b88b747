package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.node.NodeProject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A comparison of 1,000 random URLs with those that the AWS SDK for JavaScript signs. */
class PeerGetsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] CHARACTERS = {
    "a", "Z", "0", "/", "-", "_", ".", "~", " ", "+", "=", "&", "?", "#", "%", "ü", "中", "😀", "'",
    "(", "*", "!", "$", ",", ":", ";", "@", "\""
  };

  private final Random random = new Random(20130524);

  /** The input of both signers; gets.mjs uses the same names. */
  record Input(
      String url,
      String key,
      String region,
      String accessKeyId,
      String secretAccessKey,
      String sessionToken,
      long now,
      long expires,
      String version,
      String contentType) {

    String signed() {
      var credentials =
          new SigningCredentials(
              accessKeyId, secretAccessKey, Optional.ofNullable(sessionToken), Optional.empty());
      var at = Instant.ofEpochMilli(now);
      return new SignedGets(url, region, credentials, at, Duration.ofSeconds(expires))
          .url(
              new ObjectVersion(key, Optional.ofNullable(version), Optional.empty()),
              Optional.ofNullable(contentType));
    }
  }

  @Test
  void signsLikeTheSdk() throws Exception {
    var project = NodeProject.require("js");
    var inputs = Stream.generate(this::next).limit(1_000).toList();
    JSON.writeValue(project.file("gets.json").toFile(), inputs);
    var answers = project.file("gets-answers.json");
    Files.deleteIfExists(answers);
    var output = project.node("gets.mjs", "gets.json", "gets-answers.json");
    assertThat(answers).as(output.text()).exists();
    var expected = JSON.readTree(answers.toFile());
    assertThat(expected).hasSize(inputs.size());
    for (int at = 0; at < inputs.size(); at++) {
      assertSame(inputs.get(at), expected.get(at));
    }
  }

  private static void assertSame(Input input, JsonNode expected) {
    var actual = URI.create(input.signed());
    assertThat(actual.getRawPath()).isEqualTo(expected.get("path").asText());
    var query = JSON.convertValue(expected.get("query"), Map.class);
    assertThat(parameters(actual)).as(input.toString()).isEqualTo(query);
  }

  private static Map<String, String> parameters(URI url) {
    var parameters = new TreeMap<String, String>();
    for (var pair : url.getRawQuery().split("&")) {
      var parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return parameters;
  }

  private Input next() {
    var urls =
        new String[] {
          "https://photos.s3.eu-central-1.amazonaws.com/",
          "https://s3.us-east-1.amazonaws.com/photos.example.org/",
          "http://127.0.0.1:9090/photos/",
          "http://localhost:80/photos/",
          "https://s3.example.org:443/photos/"
        };
    return new Input(
        urls[random.nextInt(urls.length)],
        text(40),
        random.nextBoolean() ? "eu-central-1" : "us-gov-west-1",
        "AKIA" + random.nextInt(1_000_000),
        text(40),
        random.nextBoolean() ? text(400) : null,
        946_684_800_000L + (long) (random.nextDouble() * 3_000_000_000_000L),
        1 + random.nextInt(604_800),
        random.nextBoolean() ? text(40) : null,
        random.nextBoolean() ? "image/" + text(10) : null);
  }

  private String text(int maxLength) {
    var text = new StringBuilder("a");
    for (int more = random.nextInt(maxLength); more > 0; more--) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }
}
