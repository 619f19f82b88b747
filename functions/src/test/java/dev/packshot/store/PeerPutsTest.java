package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.id.Sha256;
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

/** A comparison of 500 random URLs for PUT with those that the AWS SDK for JavaScript signs. */
class PeerPutsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random = new Random(20261128);

  /** The input of both signers; puts.mjs uses the same names. */
  record Input(
      String url,
      String bucket,
      String endpoint,
      String key,
      String region,
      String accessKeyId,
      String secretAccessKey,
      String sessionToken,
      long now,
      long expires,
      Map<String, String> headers) {}

  private record Case(Input input, PresignedPut signed) {}

  @Test
  void signsLikeTheSdk() throws Exception {
    var project = NodeProject.require("js");
    var cases = Stream.generate(this::next).limit(500).toList();
    JSON.writeValue(project.file("puts.json").toFile(), cases.stream().map(Case::input).toList());
    var answers = project.file("puts-answers.json");
    Files.deleteIfExists(answers);
    var output = project.node("puts.mjs", "puts.json", "puts-answers.json");
    assertThat(answers).as(output.text()).exists();
    var expected = JSON.readTree(answers.toFile());
    assertThat(expected).hasSize(cases.size());
    for (int at = 0; at < cases.size(); at++) {
      var actual = URI.create(cases.get(at).signed().url());
      assertThat(actual.getRawPath()).isEqualTo(expected.get(at).get("path").asText());
      assertThat(parameters(actual))
          .as(cases.get(at).input().toString())
          .isEqualTo(JSON.convertValue(expected.get(at).get("query"), Map.class));
    }
  }

  private Case next() {
    boolean isLocal = random.nextBoolean();
    var endpoint = isLocal ? "http://127.0.0.1:9090" : null;
    var bucket =
        new PhotoBucket("photos", "eu-central-1", Optional.ofNullable(endpoint).map(URI::create));
    long now = 946_684_800_000L + (long) (random.nextDouble() * 3_000_000_000_000L);
    int size = 1 + random.nextInt(1 << 20);
    var terms =
        new UploadTerms(
                "scanner/" + text(),
                "image/jpeg",
                1,
                2,
                Duration.ofSeconds(1 + random.nextInt(604_800)))
            .ofSize(size)
            .withMetadata("client-id", "%C3%A4" + text());
    if (random.nextBoolean()) {
      terms = terms.ofContent(Sha256.hex(text()));
    }
    var token = random.nextBoolean() ? text() + "/+=" : null;
    var credentials =
        new SigningCredentials(
            "AKIA", "secret" + text(), Optional.ofNullable(token), Optional.empty());
    var signed =
        new PutSigner(bucket).sign(terms, credentials, Instant.ofEpochMilli(now)).orElseThrow();
    var headers = new TreeMap<>(signed.headers());
    headers.put("content-length", Integer.toString(size));
    return new Case(
        new Input(
            bucket.objectsUrl(),
            bucket.name(),
            endpoint,
            terms.key(),
            bucket.region(),
            "AKIA",
            credentials.secretAccessKey(),
            token,
            now,
            terms.lifetime().toSeconds(),
            headers),
        signed);
  }

  private String text() {
    return Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
  }

  private static Map<String, String> parameters(URI url) {
    var parameters = new TreeMap<String, String>();
    for (var pair : url.getRawQuery().split("&")) {
      var parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return parameters;
  }
}
