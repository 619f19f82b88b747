package dev.packshot.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** CloudFormation's expressions as text that a person can read. */
final class Plain {
  private Plain() {}

  /**
   * References as names without CDK's hash, so that {@code DataTable7E08EB60.Arn} is Data/Table.
   */
  static String text(JsonNode value) {
    if (value.isArray()) {
      return Synthesized.elements(value).map(Plain::text).collect(Collectors.joining(", "));
    }
    if (!value.isObject()) {
      return value.asText();
    }
    if (value.has("Ref")) {
      return "${" + name(value.get("Ref").asText()) + "}";
    }
    if (value.has("Fn::GetAtt")) {
      return "${" + name(target(value)) + "." + value.get("Fn::GetAtt").get(1).asText() + "}";
    }
    if (value.has("Fn::Join")) {
      return Synthesized.elements(value.get("Fn::Join").get(1))
          .map(Plain::text)
          .collect(Collectors.joining(value.get("Fn::Join").get(0).asText()));
    }
    return value.toString();
  }

  /** The logical id that an expression refers to. */
  static String target(JsonNode value) {
    return value.has("Ref") ? value.get("Ref").asText() : value.get("Fn::GetAtt").get(0).asText();
  }

  private static String name(String logicalId) {
    return logicalId.replaceFirst("[0-9A-F]{8}$", "");
  }
}
