package dev.packshot.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements of policies that allow actions. */
final class Statements {
  private Statements() {}

  static PolicyStatement allow(String resource, String... actions) {
    return allow(resource, Map.of(), actions);
  }

  static PolicyStatement allow(String resource, Map<String, ?> conditions, String... actions) {
    return PolicyStatement.Builder.create()
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(List.of(resource))
        .conditions(conditions)
        .build();
  }
}
