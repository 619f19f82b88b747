package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackshotStackTest {
  @Test
  void retainsTheDataOfProduction() {
    var production = SynthesizedStack.production();
    for (var type :
        List.of(
            "AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::SQS::Queue", "AWS::Logs::LogGroup")) {
      for (var resource : production.all(type).values()) {
        assertThat(resource.get("DeletionPolicy").asText()).as(type).isEqualTo("Retain");
        assertThat(resource.get("UpdateReplacePolicy").asText()).as(type).isEqualTo("Retain");
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
  void deletesEverythingOfDevWithTheStack() {
    SynthesizedStack.dev()
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
  void hasNoCustomResources() {
    assertThat(
            Stream.of(
                    SynthesizedStack.dev(),
                    SynthesizedStack.production(),
                    SynthesizedStack.withEverything(),
                    SynthesizedStack.onLocalStack())
                .flatMap(stack -> SynthesizedStack.elements(stack.template().get("Resources")))
                .map(resource -> resource.get("Type").asText()))
        .noneMatch(type -> type.startsWith("Custom::") || type.contains("CustomResource"));
  }

  @Test
  void omitsOnLocalStackOnlyTheServicesThatItLacks() {
    var local = SynthesizedStack.onLocalStack();
    var types = types(SynthesizedStack.dev());
    types.removeAll(types(local));
    assertThat(types)
        .containsExactlyInAnyOrder(
            "AWS::CloudFront::CachePolicy",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::ResponseHeadersPolicy",
            "AWS::CloudWatch::Dashboard",
            "AWS::Logs::MetricFilter");
    assertThat(types(local)).isSubsetOf(types(SynthesizedStack.dev()));
  }

  @EachStage
  void outputsTheNamesOfItsResources(Stage stage) {
    assertThat(SynthesizedStack.of(stage).template().get("Outputs").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "ApiUrl", "MediaDomain", "Table", "Bucket", "Queue", "DeadLetterQueue");
  }

  @Test
  void staysBelowTheLimitsOfCloudFormation() throws IOException {
    // docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    var stack = SynthesizedStack.withEverything();
    assertThat(stack.template().get("Resources").size()).isLessThan(500);
    assertThat(Files.size(stack.templateFile())).isLessThan(1_000_000);
  }

  private static Set<String> types(SynthesizedStack stack) {
    var types = new TreeSet<String>();
    stack.template().get("Resources").forEach(resource -> types.add(resource.get("Type").asText()));
    return types;
  }
}
