package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** The assertions on the policies of buckets and queues. */
final class PolicyAssertions {
  private PolicyAssertions() {}

  static void assertRefusesPlainHttp(JsonNode policy) {
    assertThat(policy.get("PolicyDocument").get("Statement"))
        .anySatisfy(
            statement -> {
              assertThat(statement.get("Effect").asText()).isEqualTo("Deny");
              assertThat(statement.get("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
              assertThat(statement.get("Condition").toString())
                  .isEqualTo("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
            });
  }
}
