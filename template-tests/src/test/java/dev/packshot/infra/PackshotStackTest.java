package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.event.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackshotStackTest {
  /** Fewer than CloudFormation allows, so that there is time to split the stack. */
  private static final int MAX_RESOURCES = 450;

  private static final int PLANNED_ROUTES = 35;

  /** The resources that every API of an account and region shares. */
  private static final Set<String> SHARED =
      Set.of("AWS::ApiGateway::Account", "ApiRestApiCloudWatchRole");

  @Test
  void retainsTheDataOfProductionUnlessTheDeploymentThatCreatesItFails() {
    var production = SynthesizedStack.withEverything();
    for (var type :
        List.of(
            "AWS::S3::Bucket",
            "AWS::DynamoDB::Table",
            "AWS::SQS::Queue",
            "AWS::Lambda::Version",
            "AWS::Logs::LogGroup")) {
      for (var resource : production.all(type).values()) {
        assertThat(resource.get("DeletionPolicy").asText()).as(type).startsWith("Retain");
      }
    }
    production
        .template()
        .get("Resources")
        .properties()
        .forEach(
            resource -> {
              var policy = resource.getValue().path("DeletionPolicy").asText("Delete");
              if (!isShared(resource.getKey(), resource.getValue())) {
                assertThat(policy).as(resource.getKey()).isIn("Delete", "RetainExceptOnCreate");
              }
              assertThat(resource.getValue().path("UpdateReplacePolicy").asText("Delete"))
                  .as(resource.getKey())
                  .isEqualTo(policy.equals("Delete") ? "Delete" : "Retain");
            });
    assertThat(
            production
                .properties("AWS::DynamoDB::Table")
                .get("DeletionProtectionEnabled")
                .asBoolean())
        .isTrue();
  }

  private static boolean isShared(String logicalId, JsonNode resource) {
    return SHARED.stream()
        .anyMatch(it -> logicalId.startsWith(it) || resource.get("Type").asText().equals(it));
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
            "AWS::Budgets::Budget",
            "AWS::CloudFront::CachePolicy",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::ResponseHeadersPolicy",
            "AWS::CloudWatch::Dashboard",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::QueryDefinition",
            "AWS::StepFunctions::StateMachine");
    assertThat(types(local)).isSubsetOf(types(SynthesizedStack.dev()));
  }

  @EachStage
  void containsTheRegionInEachNameThatTheRegionsOfAnAccountShare(Stage stage) {
    var names =
        Stream.of(
            "AWS::CloudFront::CachePolicy/CachePolicyConfig/Name",
            "AWS::CloudFront::ResponseHeadersPolicy/ResponseHeadersPolicyConfig/Name",
            "AWS::CloudFront::OriginAccessControl/OriginAccessControlConfig/Name",
            "AWS::CloudWatch::Dashboard/DashboardName",
            "AWS::S3::Bucket/BucketName");
    assertThat(names)
        .allSatisfy(
            path -> {
              var type = path.substring(0, path.indexOf('/'));
              var name = SynthesizedStack.of(stage).properties(type);
              for (var field : path.substring(type.length() + 1).split("/", -1)) {
                name = name.get(field);
              }
              assertThat(Intrinsics.text(name)).contains(stage.value(), "${AWS::Region}");
            });
  }

  @Test
  void leavesTheNamesOfRolesPoliciesAndBudgetsToCloudFormation() {
    for (var resource : SynthesizedStack.withEverything().template().get("Resources")) {
      var properties = resource.path("Properties");
      assertThat(List.of("RoleName", "ManagedPolicyName", "UserName"))
          .as(resource.get("Type").asText())
          .noneMatch(properties::has);
      assertThat(properties.at("/Budget/BudgetName").isMissingNode()).isTrue();
    }
  }

  @EachStage
  void outputsTheNamesOfItsResources(Stage stage) {
    assertThat(SynthesizedStack.of(stage).template().get("Outputs").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "ApiUrl",
            "MediaDomain",
            "Table",
            "SessionIdleHours",
            "Bucket",
            "Queue",
            "DeadLetterQueue");
  }

  @Test
  void staysBelowTheLimitsOfCloudFormation() throws IOException {
    // docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html: 500, 1 MB
    var stack = SynthesizedStack.withEverything();
    assertThat(stack.template().get("Resources").size()).isLessThan(MAX_RESOURCES);
    assertThat(Files.size(stack.templateFile())).isLessThan(900_000);
  }

  @Test
  void hasRoomForThePlannedRoutes() throws IOException {
    var stack = SynthesizedStack.withEverything();
    int resources = stack.template().get("Resources").size();
    int ofRoute = resourcesOf(stack, "PresignUpload") + 1; // and its method
    int ofSegment = 2; // the resource, and its method for the fallback
    int missing = Math.max(0, PLANNED_ROUTES - Route.values().length);
    assertThat(ofRoute).isLessThanOrEqualTo(7);
    assertThat(resources + missing * (ofRoute + ofSegment)).isLessThan(MAX_RESOURCES);
    long bytes = Files.size(stack.templateFile());
    assertThat(bytes + missing * bytes / Route.values().length).isLessThan(1_000_000);
  }

  /** Returns the number of resources of one function: log, role, function, version, alias, call. */
  private static int resourcesOf(SynthesizedStack stack, String function) {
    return (int)
        stack.template().get("Resources").properties().stream()
            .filter(resource -> resource.getKey().startsWith("Functions" + function))
            .count();
  }

  private static Set<String> types(SynthesizedStack stack) {
    var types = new TreeSet<String>();
    stack.template().get("Resources").forEach(resource -> types.add(resource.get("Type").asText()));
    return types;
  }
}
