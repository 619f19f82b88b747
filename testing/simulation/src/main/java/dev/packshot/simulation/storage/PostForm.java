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
  public static Optional<String> refusal(
      Map<String, String> fields, long length, String bucket, FormKey secret, Instant now) {
    var policyText = fields.getOrDefault("policy", "");
    if (!secret.signs(policyText, fields.getOrDefault("x-amz-signature", ""), fields)) {
      return Optional.of("SignatureDoesNotMatch");
    }
    var policy = policy(policyText);
    if (!now.isBefore(Instant.parse(policy.get("expiration").asText()))) {
      return Optional.of("AccessDenied: Policy expired");
    }
    return firstMismatch(policy.get("conditions"), fields, length, bucket)
        .or(() -> firstUncovered(policy.get("conditions"), fields));
  }

  private static Optional<String> firstMismatch(
      JsonNode conditions, Map<String, String> fields, long length, String bucket) {
    for (var condition : conditions) {
      if (!holds(condition, fields, length, bucket)) {
        return Optional.of("AccessDenied: " + condition);
      }
    }
    return Optional.empty();
  }

  private static boolean holds(
      JsonNode condition, Map<String, String> fields, long length, String bucket) {
    if (condition.isArray()) {
      return condition.get(0).asText().equals("content-length-range")
          ? length >= condition.get(1).asLong() && length <= condition.get(2).asLong()
          : condition
              .get(2)
              .asText()
              .equals(value(condition.get(1).asText().substring(1), fields, bucket));
    }
    var only = condition.properties().iterator().next();
    return only.getValue().asText().equals(value(only.getKey(), fields, bucket));
  }

  private static String value(String name, Map<String, String> fields, String bucket) {
    return name.equals("bucket") ? bucket : fields.getOrDefault(name, "");
  }

  private static Optional<String> firstUncovered(JsonNode conditions, Map<String, String> fields) {
    var text = conditions.toString();
    return fields.keySet().stream()
        .filter(name -> !NOT_IN_POLICY.contains(name) && !name.startsWith("x-ignore-"))
        .filter(name -> !text.contains("\"" + name + "\"") && !text.contains("\"$" + name + "\""))
        .findFirst()
        .map(name -> "AccessDenied: Extra input fields: " + name);
  }

  private static JsonNode policy(String encoded) {
    try {
      return JSON.readTree(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A signed policy is not JSON.", impossible);
    }
  }
}
