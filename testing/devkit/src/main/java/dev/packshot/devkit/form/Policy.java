package dev.packshot.devkit.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The policy of a form: what its fields and its file may be
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html).
 *
 * @param length the range of the file's length, from 0 to S3's maximum if the policy has none
 */
record Policy(Instant expiration, List<Condition> conditions, LengthRange length) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The fields that need no condition, as in sigv4-HTTPPOSTForms.html. */
  private static final Set<String> FREE_FIELDS = Set.of("policy", "x-amz-signature", "file");

  private static final String FREE_PREFIX = "x-ignore-";

  /** A condition on one field. */
  private record Condition(String operator, String field, String value) {
    boolean holds(String actual) {
      return operator.equals("eq") ? actual.equals(value) : actual.startsWith(value);
    }

    @Override
    public String toString() {
      return "[\"%s\", \"$%s\", \"%s\"]".formatted(operator, field, value);
    }
  }

  /**
   * Reads the Base64 of a policy.
   *
   * @throws S3Error if it is not a policy
   */
  static Policy parse(String base64) {
    var json = json(base64);
    var conditions = new ArrayList<Condition>();
    var length = LengthRange.ANY;
    for (var node : required(json, "conditions", json.path("conditions").isArray())) {
      if (node.isArray() && node.path(0).asText().equals("content-length-range")) {
        length = range(node);
      } else {
        conditions.addAll(conditions(node));
      }
    }
    return new Policy(expiration(json), List.copyOf(conditions), length);
  }

  /**
   * Checks that the policy has not expired, that all conditions hold and that each field has one.
   *
   * @param fields including {@code bucket}, which S3 takes from the address
   */
  void check(Map<String, String> fields, Instant now) {
    if (!now.isBefore(expiration)) {
      throw denied("Policy expired.");
    }
    for (var condition : conditions) {
      if (!condition.holds(fields.getOrDefault(condition.field(), ""))) {
        throw denied("Policy Condition failed: " + condition);
      }
    }
    for (var field : fields.keySet()) {
      if (!isFree(field)
          && conditions.stream().noneMatch(it -> it.field().equalsIgnoreCase(field))) {
        throw denied("Extra input fields: " + field.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static boolean isFree(String field) {
    var name = field.toLowerCase(Locale.ROOT);
    return FREE_FIELDS.contains(name) || name.startsWith(FREE_PREFIX) || name.equals("bucket");
  }

  private static JsonNode json(String base64) {
    try {
      return JSON.readTree(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException | IOException e) {
      throw invalid("Invalid JSON.");
    }
  }

  private static Instant expiration(JsonNode json) {
    try {
      return Instant.parse(
          required(json, "expiration", json.path("expiration").isTextual()).textValue());
    } catch (DateTimeException e) {
      throw invalid("Invalid 'expiration' value: '" + json.path("expiration").asText() + "'");
    }
  }

  private static JsonNode required(JsonNode json, String name, boolean isValid) {
    if (!isValid) {
      throw invalid("Policy missing " + name + ".");
    }
    return json.path(name);
  }

  private static List<Condition> conditions(JsonNode node) {
    var conditions = new ArrayList<Condition>();
    if (node.isObject()) {
      node.properties()
          .forEach(it -> conditions.add(new Condition("eq", it.getKey(), text(it.getValue()))));
    } else if (node.isArray() && node.size() == 3 && text(node.get(1)).startsWith("$")) {
      var operator = text(node.get(0)).toLowerCase(Locale.ROOT);
      if (!Set.of("eq", "starts-with").contains(operator)) {
        throw invalid("Invalid Condition: unknown operation '" + operator + "'.");
      }
      conditions.add(new Condition(operator, text(node.get(1)).substring(1), text(node.get(2))));
    } else {
      throw invalid("Invalid Condition: must be an object, or an array of three elements.");
    }
    return conditions;
  }

  private static LengthRange range(JsonNode node) {
    long min = node.path(1).asLong(-1);
    long max = node.path(2).asLong(-1);
    if (node.size() != 3 || min < 0 || max < min) {
      throw invalid("Invalid content-length-range.");
    }
    return new LengthRange(min, max);
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw invalid("Invalid Simple-Condition: value must be a string.");
    }
    return node.textValue();
  }

  private static S3Error denied(String reason) {
    return S3Error.accessDenied("Invalid according to Policy: " + reason);
  }

  private static S3Error invalid(String reason) {
    return new S3Error(400, "InvalidPolicyDocument", "Invalid Policy: " + reason);
  }
}
