package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What policies of buckets and queues have in common. */
final class Policies {
  private Policies() {}

  static void refusesPlainHttp(JsonNode policy) {
    assertThat(policy.get("PolicyDocument").get("Statement"))
        .anySatisfy(
            it -> {
              assertThat(it.get("Effect").asText()).isEqualTo("Deny");
              assertThat(it.get("Principal").toString()).isEqualTo("{\"AWS\":\"*\"}");
              assertThat(it.get("Condition").toString())
                  .isEqualTo("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
            });
  }
}
