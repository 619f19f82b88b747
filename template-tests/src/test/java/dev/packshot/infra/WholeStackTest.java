package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of a deployment as a whole. */
class WholeStackTest {
  @Test
  void losesNoDataOfProductionWhateverIsDone() {
    var production = Synthesized.production();
    for (var type :
        List.of(
            "AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::Logs::LogGroup")) {
      for (var kept : production.all(type).values()) {
        assertThat(kept.get("DeletionPolicy").asText()).as(type).isEqualTo("Retain");
        assertThat(kept.get("UpdateReplacePolicy").asText()).as(type).isEqualTo("Retain");
      }
    }
    assertThat(
            production
                .properties("AWS::DynamoDB::Table")
                .get("DeletionProtectionEnabled")
                .asBoolean())
        .isTrue();
  }

  @Test
  void leavesNothingOfDevBehind() {
    Synthesized.dev()
        .template()
        .get("Resources")
        .forEach(
            resource -> {
              if (!resource
                  .get("Type")
                  .asText()
                  .matches("AWS::ApiGateway::Account|AWS::IAM::Role")) {
                assertThat(resource.path("DeletionPolicy").asText("Delete"))
                    .as(resource.get("Type").asText())
                    .isEqualTo("Delete");
              }
            });
  }

  @Test
  void hasNoCustomResourceAnywhere() {
    assertThat(
            Stream.of(
                    Synthesized.dev(),
                    Synthesized.production(),
                    Synthesized.withEverything(),
                    Synthesized.onLocalStack())
                .flatMap(stack -> Synthesized.elements(stack.template().get("Resources")))
                .map(resource -> resource.get("Type").asText()))
        .noneMatch(type -> type.startsWith("Custom::") || type.contains("CustomResource"));
  }

  @Test
  void leavesOutForLocalStackOnlyWhatItDoesNotHave() {
    var local = Synthesized.onLocalStack();
    var types = types(Synthesized.dev());
    types.removeAll(types(local));
    assertThat(types)
        .containsExactlyInAnyOrder(
            "AWS::CloudFront::CachePolicy",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::ResponseHeadersPolicy",
            "AWS::CloudWatch::Dashboard",
            "AWS::Logs::MetricFilter");
    assertThat(types(local)).isSubsetOf(types(Synthesized.dev()));
  }

  @EachStage
  void tellsWhereEverythingIs(Stage stage) {
    assertThat(Synthesized.of(stage).template().get("Outputs").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "ApiUrl", "MediaDomain", "Table", "Bucket", "Queue", "DeadLetterQueue");
  }

  @Test
  void staysWithinWhatCloudFormationTakes() throws IOException {
    // docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    var stack = Synthesized.withEverything();
    assertThat(stack.template().get("Resources").size()).isLessThan(500);
    assertThat(Files.size(stack.templateFile())).isLessThan(1_000_000);
  }

  private static Set<String> types(Synthesized stack) {
    var types = new TreeSet<String>();
    stack.template().get("Resources").forEach(it -> types.add(it.get("Type").asText()));
    return types;
  }
}
