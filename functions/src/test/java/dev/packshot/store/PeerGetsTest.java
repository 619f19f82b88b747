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

/** 1,000 random addresses as the AWS SDK for JavaScript signs them. */
class PeerGetsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] LETTERS = {
    "a", "Z", "0", "/", "-", "_", ".", "~", " ", "+", "=", "&", "?", "#", "%", "ü", "中", "😀", "'",
    "(", "*", "!", "$", ",", ":", ";", "@", "\""
  };

  private final Random random = new Random(20130524);

  /** What both signers are asked; the names are those of gets.mjs. */
  record Asked(
      String url,
      String key,
      String region,
      String accessKeyId,
      String secretAccessKey,
      String sessionToken,
      long now,
      long expires) {

    String signed() {
      var credentials =
          new SigningCredentials(
              accessKeyId, secretAccessKey, Optional.ofNullable(sessionToken), Optional.empty());
      var at = Instant.ofEpochMilli(now);
      return new SignedGets(url, region, credentials, at, Duration.ofSeconds(expires)).url(key);
    }
  }

  @Test
  void signsAsTheSdkDoes() throws Exception {
    var project = NodeProject.require("js");
    var asked = Stream.generate(this::next).limit(1_000).toList();
    JSON.writeValue(project.file("gets.json").toFile(), asked);
    var answers = project.file("gets-answers.json");
    Files.deleteIfExists(answers);
    var output = project.node("gets.mjs", "gets.json", "gets-answers.json");
    assertThat(answers).as(output.text()).exists();
    var theirs = JSON.readTree(answers.toFile());
    assertThat(theirs).hasSize(asked.size());
    for (int at = 0; at < asked.size(); at++) {
      assertSame(asked.get(at), theirs.get(at));
    }
  }

  private static void assertSame(Asked asked, JsonNode theirs) {
    var ours = URI.create(asked.signed());
    assertThat(ours.getRawPath()).isEqualTo(theirs.get("path").asText());
    var query = JSON.convertValue(theirs.get("query"), Map.class);
    assertThat(parameters(ours)).as(asked.toString()).isEqualTo(query);
  }

  private static Map<String, String> parameters(URI url) {
    var parameters = new TreeMap<String, String>();
    for (var pair : url.getRawQuery().split("&")) {
      var parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return parameters;
  }

  private Asked next() {
    var urls =
        new String[] {
          "https://photos.s3.eu-central-1.amazonaws.com/",
          "https://s3.us-east-1.amazonaws.com/photos.example.org/",
          "http://127.0.0.1:9090/photos/",
          "http://localhost:80/photos/",
          "https://s3.example.org:443/photos/"
        };
    return new Asked(
        urls[random.nextInt(urls.length)],
        text(40),
        random.nextBoolean() ? "eu-central-1" : "us-gov-west-1",
        "AKIA" + random.nextInt(1_000_000),
        text(40),
        random.nextBoolean() ? text(400) : null,
        946_684_800_000L + (long) (random.nextDouble() * 3_000_000_000_000L),
        1 + random.nextInt(604_800));
  }

  private String text(int longest) {
    var text = new StringBuilder("a");
    for (int more = random.nextInt(longest); more > 0; more--) {
      text.append(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }
}
