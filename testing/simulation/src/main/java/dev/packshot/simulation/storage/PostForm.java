package dev.packshot.simulation.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The check of a form against its policy
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html).
 */
public final class PostForm {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> NOT_IN_POLICY = Set.of("policy", "x-amz-signature", "file");

  private PostForm() {}

  /**
   * Returns why a form is refused; empty if it is accepted.
   *
   * @param fields of the form without the file
   * @param secret the key that has signed the policy, in the region and on the day of the form
   */
  public static Optional<Refusal> refusal(
      Map<String, String> fields, byte[] file, String bucket, BucketKey secret, Instant now) {
    var policyText = fields.getOrDefault("policy", "");
    var signature = fields.getOrDefault("x-amz-signature", "");
    if (!secret.signs(policyText, signature, fields.getOrDefault("x-amz-date", ""))) {
      return Optional.of(Refusal.OF_SIGNATURE);
    }
    var policy = policy(policyText);
    if (!now.isBefore(Instant.parse(policy.get("expiration").asText()))) {
      return Optional.of(byPolicy("Policy expired."));
    }
    return firstMismatch(policy.get("conditions"), fields, file.length, bucket)
        .or(() -> firstUncovered(policy.get("conditions"), fields))
        .or(() -> Refusal.ofOtherBytes(fields, file));
  }

  private static Refusal byPolicy(String reason) {
    return Refusal.denied("Invalid according to Policy: " + reason);
  }

  private static Optional<Refusal> firstMismatch(
      JsonNode conditions, Map<String, String> fields, long length, String bucket) {
    for (var condition : conditions) {
      var refusal =
          condition.path(0).asText().equals("content-length-range")
              ? Refusal.ofLength(length, condition.get(1).asLong(), condition.get(2).asLong())
              : Optional.of(byPolicy("Policy Condition failed: " + condition))
                  .filter(it -> !holds(condition, fields, bucket));
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private static boolean holds(JsonNode condition, Map<String, String> fields, String bucket) {
    if (condition.isArray()) {
      var name = condition.get(1).asText().substring(1);
      return condition.get(2).asText().equals(value(name, fields, bucket));
    }
    var only = condition.properties().iterator().next();
    return only.getValue().asText().equals(value(only.getKey(), fields, bucket));
  }

  private static String value(String name, Map<String, String> fields, String bucket) {
    return name.equals("bucket") ? bucket : fields.getOrDefault(name, "");
  }

  private static Optional<Refusal> firstUncovered(JsonNode conditions, Map<String, String> fields) {
    var text = conditions.toString();
    return fields.keySet().stream()
        .filter(name -> !NOT_IN_POLICY.contains(name) && !name.startsWith("x-ignore-"))
        .filter(name -> !text.contains("\"" + name + "\"") && !text.contains("\"$" + name + "\""))
        .findFirst()
        .map(name -> byPolicy("Extra input fields: " + name));
  }

  private static JsonNode policy(String encoded) {
    try {
      return JSON.readTree(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A signed policy is not JSON.", impossible);
    }
  }
}
