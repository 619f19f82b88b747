package dev.packshot.infra.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The evaluation of text in a CloudFormation template: literal text, the account and the region,
 * and joins of these.
 *
 * @param account the id of the account
 */
record TemplateText(String account, String region) {
  /** Returns the text; empty if it depends on a resource. */
  Optional<String> of(JsonNode value) {
    if (value.isTextual()) {
      return Optional.of(value.asText());
    }
    if (value.has("Ref")) {
      return Optional.ofNullable(pseudoParameters().get(value.get("Ref").asText()));
    }
    return value.has("Fn::Join") ? join(value.get("Fn::Join")) : Optional.empty();
  }

  private Optional<String> join(JsonNode arguments) {
    var parts = StreamSupport.stream(arguments.get(1).spliterator(), false).map(this::of).toList();
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            parts.stream()
                .map(Optional::orElseThrow)
                .collect(Collectors.joining(arguments.get(0).asText())))
        : Optional.empty();
  }

  private Map<String, String> pseudoParameters() {
    return Map.of(
        "AWS::AccountId", account,
        "AWS::Region", region,
        "AWS::Partition", region.startsWith("cn-") ? "aws-cn" : "aws");
  }
}
