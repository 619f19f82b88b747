package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order in which the firewall is created and put in front of the API. */
class FirewallTest {
  private final SynthesizedStack stack = SynthesizedStack.withEverything();

  /**
   * AWS does not know a new firewall everywhere at once
   * (docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html). In a first deployment
   * it is put in front of the API after all snapshots, which take minutes.
   */
  @Test
  void isPutInFrontOfTheApiMinutesAfterItsCreation() {
    assertThat(required(only("AWS::WAFv2::WebACL"))).isEmpty();
    var versions = required(only("AWS::WAFv2::WebACLAssociation"));
    versions.retainAll(stack.all("AWS::Lambda::Version").keySet());
    assertThat(versions).hasSizeGreaterThan(4 * SnapshotOrder.AT_ONCE);
  }

  private String only(String type) {
    var ids = stack.all(type).keySet();
    assertThat(ids).hasSize(1);
    return ids.iterator().next();
  }

  /** Returns the ids of all resources that CloudFormation creates before this one. */
  private Set<String> required(String id) {
    var found = new HashSet<String>();
    add(stack.resource(id), found);
    return found;
  }

  private void add(JsonNode value, Set<String> found) {
    if (value.isTextual()) {
      var resource = stack.template().get("Resources").path(value.asText());
      if (!resource.isMissingNode() && found.add(value.asText())) {
        add(resource, found);
      }
    }
    value.forEach(element -> add(element, found));
  }
}
