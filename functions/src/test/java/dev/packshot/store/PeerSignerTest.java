package dev.packshot.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 1,000 random forms, byte for byte as the AWS SDK for JavaScript signs them. */
class PeerSignerTest {
  private static final int CASES = 1_000;

  private static List<Asked> asked;
  private static List<PresignedPost> ours;
  private static JsonNode answers;

  /** What both signers are asked; the names are those of compare.mjs. */
  record Asked(
      String region,
      String bucket,
      String endpoint,
      String accessKeyId,
      String secretAccessKey,
      String sessionToken,
      String key,
      Map<String, String> fields,
      List<Object> conditions,
      long expires,
      long now) {

    SigningCredentials credentials() {
      return new SigningCredentials(
          accessKeyId, secretAccessKey, Optional.ofNullable(sessionToken), Optional.empty());
    }

    PhotoBucket place() {
      return new PhotoBucket(bucket, region, Optional.ofNullable(endpoint).map(URI::create));
    }

    Instant at() {
      return Instant.ofEpochMilli(now);
    }
  }

  /** The document that we made of a case for the SDK to write and sign again. */
  record Ours(String policy, String day) {}

  record Case(Asked asked, Ours ours) {}

  @BeforeAll
  static void askTheSdk() throws Exception {
    var sdk = JavaScriptSdk.require();
    var random = new RandomForms(new Random(20151229));
    asked = Stream.generate(random::next).limit(CASES).toList();
    ours = asked.stream().map(PeerSignerTest::production).toList();
    var cases = new ArrayList<Case>();
    for (int at = 0; at < CASES; at++) {
      var fields = ours.get(at).fields();
      cases.add(
          new Case(
              asked.get(at),
              new Ours(fields.get("policy"), fields.get("x-amz-date").substring(0, 8))));
    }
    answers = sdk.answers(cases);
    assertThat(answers).hasSize(CASES);
  }

  @Test
  void makesTheSdksFormByteForByte() {
    for (int at = 0; at < CASES; at++) {
      assertThat(theirForm(answers.get(at).get("form").get("fields")))
          .as("case %d", at)
          .containsExactlyEntriesOf(sdkForm(asked.get(at)));
    }
  }

  @Test
  void postsWhereTheSdkPosts() {
    for (int at = 0; at < CASES; at++) {
      assertThat(asked.get(at).place().postUrl())
          .isEqualTo(answers.get(at).get("form").get("url").asText());
    }
  }

  @Test
  void writesAndSignsItsOwnPolicyAsTheSdkWould() {
    for (int at = 0; at < CASES; at++) {
      var theirs = answers.get(at).get("ours");
      assertThat(ours.get(at).fields())
          .as("case %d", at)
          .containsEntry("policy", theirs.get("policy").asText())
          .containsEntry("x-amz-signature", theirs.get("signature").asText());
    }
  }

  private static PresignedPost production(Asked asked) {
    var lifetime = Duration.ofSeconds(asked.expires());
    var terms = new UploadTerms(asked.key(), asked.fields().get("Content-Type"), 1, 100, lifetime);
    return new PostSigner(asked.place()).sign(terms, asked.credentials(), asked.at()).orElseThrow();
  }

  /**
   * The form of createPresignedPost from our parts: its names are capitalized, the bucket is a
   * field, a time has no milliseconds, and a condition counts once however often it is said.
   */
  private static Map<String, String> sdkForm(Asked asked) {
    var amzDate = SigningTime.amzDate(asked.at());
    var day = amzDate.substring(0, 8);
    var fields = new LinkedHashMap<>(asked.fields());
    fields.put("bucket", asked.bucket());
    fields.put("X-Amz-Algorithm", SignatureV4.ALGORITHM);
    fields.put(
        "X-Amz-Credential", SignatureV4.credential(asked.accessKeyId(), day, asked.region()));
    fields.put("X-Amz-Date", amzDate);
    asked.credentials().sessionToken().ifPresent(it -> fields.put("X-Amz-Security-Token", it));
    var policy = sdkPolicy(asked, fields).encoded();
    fields.put("key", asked.key());
    fields.put("Policy", policy);
    fields.put(
        "X-Amz-Signature",
        new SignatureV4(asked.secretAccessKey(), day, asked.region()).of(policy));
    return fields;
  }

  private static PostPolicy sdkPolicy(Asked asked, Map<String, String> fields) {
    var conditions = new LinkedHashSet<>(asked.conditions());
    fields.forEach((name, value) -> conditions.add(Map.of(name, value)));
    conditions.add(Map.of("key", asked.key()));
    var expiration = SigningTime.expiration(asked.at().plusSeconds(asked.expires()));
    var policy = new PostPolicy(expiration.substring(0, 19) + "Z");
    conditions.forEach(condition -> add(policy, condition));
    return policy;
  }

  private static void add(PostPolicy policy, Object condition) {
    if (condition instanceof Map<?, ?> exact) {
      exact.forEach((name, value) -> policy.exactly((String) name, (String) value));
    } else if (condition instanceof List<?> range && range.get(1) instanceof Integer min) {
      policy.contentLength(min, (Integer) range.get(2));
    }
  }

  private static Map<String, String> theirForm(JsonNode entries) {
    var form = new LinkedHashMap<String, String>();
    entries.forEach(entry -> form.put(entry.get(0).asText(), entry.get(1).asText()));
    return form;
  }
}
