package dev.packshot.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/** The intrinsic functions of CloudFormation, as readable text. */
final class Intrinsics {
  private Intrinsics() {}

  /**
   * Returns a value in the notation of {@code Fn::Sub}. Logical ids appear without CDK's hash, for
   * example <code>${DataTable.Arn}</code>. Elements of a list are separated by commas.
   */
  static String text(JsonNode value) {
    if (value.isArray()) {
      return SynthesizedStack.elements(value)
          .map(Intrinsics::text)
          .collect(Collectors.joining(", "));
    }
    if (!value.isObject()) {
      return value.asText();
    }
    if (value.has("Ref")) {
      return "${" + withoutHash(value.get("Ref").asText()) + "}";
    }
    if (value.has("Fn::GetAtt")) {
      var attribute = value.get("Fn::GetAtt").get(1).asText();
      return "${" + withoutHash(logicalId(value)) + "." + attribute + "}";
    }
    if (value.has("Fn::Join")) {
      return SynthesizedStack.elements(value.get("Fn::Join").get(1))
          .map(Intrinsics::text)
          .collect(Collectors.joining(value.get("Fn::Join").get(0).asText()));
    }
    return value.toString();
  }

  /** Returns the logical id that a {@code Ref} or {@code Fn::GetAtt} refers to. */
  static String logicalId(JsonNode value) {
    return value.has("Ref") ? value.get("Ref").asText() : value.get("Fn::GetAtt").get(0).asText();
  }

  private static String withoutHash(String logicalId) {
    return logicalId.replaceFirst("[0-9A-F]{8}$", "");
  }
}
