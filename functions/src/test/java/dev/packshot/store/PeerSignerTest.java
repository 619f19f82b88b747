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

/** A comparison of 1,000 random forms with those that the AWS SDK for JavaScript signs. */
class PeerSignerTest {
  private static final int CASES = 1_000;

  private static List<Input> inputs;
  private static List<PresignedPost> forms;
  private static JsonNode answers;

  /** The input of both signers; compare.mjs uses the same names. */
  record Input(
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

    PhotoBucket photoBucket() {
      return new PhotoBucket(bucket, region, Optional.ofNullable(endpoint).map(URI::create));
    }

    Instant at() {
      return Instant.ofEpochMilli(now);
    }
  }

  /** The policy that was written for an input, to be serialized and signed by the SDK too. */
  record OwnPolicy(String policy, String day) {}

  record Case(Input input, OwnPolicy ownPolicy) {}

  @BeforeAll
  static void signWithTheSdk() throws Exception {
    var sdk = JavaScriptSdk.require();
    var random = new RandomForms(new Random(20151229));
    inputs = Stream.generate(random::next).limit(CASES).toList();
    forms = inputs.stream().map(PeerSignerTest::form).toList();
    var cases = new ArrayList<Case>();
    for (int at = 0; at < CASES; at++) {
      var fields = forms.get(at).fields();
      cases.add(
          new Case(
              inputs.get(at),
              new OwnPolicy(fields.get("policy"), fields.get("x-amz-date").substring(0, 8))));
    }
    answers = sdk.answers(cases);
    assertThat(answers).hasSize(CASES);
  }

  @Test
  void buildsTheSameFormAsTheSdk() {
    for (int at = 0; at < CASES; at++) {
      assertThat(fields(answers.get(at).get("form").get("fields")))
          .as("case %d", at)
          .containsExactlyEntriesOf(sdkForm(inputs.get(at)));
    }
  }

  @Test
  void postsToTheSameUrlAsTheSdk() {
    for (int at = 0; at < CASES; at++) {
      assertThat(inputs.get(at).photoBucket().postUrl())
          .isEqualTo(answers.get(at).get("form").get("url").asText());
    }
  }

  @Test
  void serializesAndSignsItsPolicyLikeTheSdk() {
    for (int at = 0; at < CASES; at++) {
      var expected = answers.get(at).get("ownPolicy");
      assertThat(forms.get(at).fields())
          .as("case %d", at)
          .containsEntry("policy", expected.get("policy").asText())
          .containsEntry("x-amz-signature", expected.get("signature").asText());
    }
  }

  private static PresignedPost form(Input input) {
    var lifetime = Duration.ofSeconds(input.expires());
    var terms = new UploadTerms(input.key(), input.fields().get("Content-Type"), 1, 100, lifetime);
    return new PostSigner(input.photoBucket())
        .sign(terms, input.credentials(), input.at())
        .orElseThrow();
  }

  /**
   * Returns the form of createPresignedPost, built with the classes under test. Its names are
   * capitalized, the bucket is a field, times have no milliseconds, and duplicate conditions are
   * omitted.
   */
  private static Map<String, String> sdkForm(Input input) {
    var amzDate = SigningTime.amzDate(input.at());
    var day = amzDate.substring(0, 8);
    var fields = new LinkedHashMap<>(input.fields());
    fields.put("bucket", input.bucket());
    fields.put("X-Amz-Algorithm", SignatureV4.ALGORITHM);
    fields.put(
        "X-Amz-Credential", SignatureV4.credential(input.accessKeyId(), day, input.region()));
    fields.put("X-Amz-Date", amzDate);
    input.credentials().sessionToken().ifPresent(it -> fields.put("X-Amz-Security-Token", it));
    var policy = sdkPolicy(input, fields).encoded();
    fields.put("key", input.key());
    fields.put("Policy", policy);
    fields.put(
        "X-Amz-Signature",
        new SignatureV4(input.secretAccessKey(), day, input.region()).of(policy));
    return fields;
  }

  private static PostPolicy sdkPolicy(Input input, Map<String, String> fields) {
    var conditions = new LinkedHashSet<>(input.conditions());
    fields.forEach((name, value) -> conditions.add(Map.of(name, value)));
    conditions.add(Map.of("key", input.key()));
    var expiration = SigningTime.expiration(input.at().plusSeconds(input.expires()));
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

  private static Map<String, String> fields(JsonNode entries) {
    var form = new LinkedHashMap<String, String>();
    entries.forEach(entry -> form.put(entry.get(0).asText(), entry.get(1).asText()));
    return form;
  }
}
