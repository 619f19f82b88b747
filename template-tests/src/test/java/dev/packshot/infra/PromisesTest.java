package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every deployment, and what only of one stage. */
class PromisesTest {
  private static final List<String> STAGES = List.of("dev", "production");

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void keepsNothingPublicAndNothingInTheClear(String stage) {
    var bucket = stack(stage).properties("AWS::S3::Bucket");
    assertThat(bucket.get("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allSatisfy(block -> assertThat(block.asBoolean()).isTrue());
    assertThat(bucket.get("OwnershipControls").toString()).contains("BucketOwnerEnforced");
    assertThat(bucket.get("VersioningConfiguration").get("Status").asText()).isEqualTo("Enabled");
    assertThat(bucket.has("BucketEncryption")).isTrue();
    refusesPlainHttp(stack(stage).properties("AWS::S3::BucketPolicy"));
    stack(stage)
        .all("AWS::SQS::QueuePolicy")
        .values()
        .forEach(policy -> refusesPlainHttp(policy.get("Properties")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void letsCloudFrontReadThePublicPartAlone(String stage) {
    var allowed =
        Synthesized.elements(
                stack(stage)
                    .properties("AWS::S3::BucketPolicy")
                    .get("PolicyDocument")
                    .get("Statement"))
            .filter(it -> it.get("Effect").asText().equals("Allow"))
            .toList();
    assertThat(allowed).hasSize(1);
    assertThat(Plain.text(allowed.get(0).get("Resource"))).isEqualTo("${MediaPhotos.Arn}/public/*");
    assertThat(allowed.get(0).get("Principal").toString()).contains("cloudfront.amazonaws.com");
    assertThat(Plain.text(allowed.get(0).get("Condition").get("StringEquals").get("AWS:SourceArn")))
        .endsWith(":distribution/${MediaDistribution}");
    assertThat(Grants.PHOTO_PREFIX).doesNotStartWith(PublicPictures.PREFIX);
    var origin =
        stack(stage)
            .properties("AWS::CloudFront::Distribution")
            .get("DistributionConfig")
            .get("Origins")
            .get(0);
    assertThat(origin.get("OriginPath").asText()).isEqualTo("/public");
    assertThat(origin.has("OriginAccessControlId")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void cleansUpWhatNobodyNeeds(String stage) {
    assertThat(
            stack(stage).properties("AWS::S3::Bucket").get("LifecycleConfiguration").get("Rules"))
        .extracting(rule -> rule.get("Id").asText())
        .contains("unfinished-uploads", "old-versions", "rejected");
    assertThat(stack(stage).properties("AWS::DynamoDB::Table").get("TimeToLiveSpecification"))
        .hasToString("{\"AttributeName\":\"ttl\",\"Enabled\":true}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void paysTheTableByUseAndCanTakeItBackInTime(String stage) {
    var table = stack(stage).properties("AWS::DynamoDB::Table");
    assertThat(table.get("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    assertThat(
            table
                .get("PointInTimeRecoverySpecification")
                .get("PointInTimeRecoveryEnabled")
                .asBoolean())
        .isTrue();
    assertThat(table.has("StreamSpecification")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void sendsEveryCreatedObjectToTheQueueFromThatBucketOnly(String stage) {
    var stack = stack(stage);
    var toQueues =
        stack
            .properties("AWS::S3::Bucket")
            .get("NotificationConfiguration")
            .get("QueueConfigurations");
    assertThat(toQueues).hasSize(1);
    assertThat(toQueues.get(0)).hasSize(2);
    assertThat(toQueues.get(0).get("Event").asText()).isEqualTo("s3:ObjectCreated:*");
    assertThat(Plain.text(toQueues.get(0).get("Queue"))).isEqualTo("${UploadsQueue.Arn}");
    var senders =
        stack.all("AWS::SQS::QueuePolicy").values().stream()
            .flatMap(
                policy ->
                    Synthesized.elements(
                        policy.get("Properties").get("PolicyDocument").get("Statement")))
            .filter(it -> it.get("Effect").asText().equals("Allow"))
            .toList();
    assertThat(senders).hasSize(1);
    assertThat(senders.get(0).get("Principal").toString()).contains("s3.amazonaws.com");
    assertThat(Plain.text(senders.get(0).get("Condition").get("ArnEquals").get("aws:SourceArn")))
        .isEqualTo("arn:${AWS::Partition}:s3:::" + Plain.text(bucketName(stack)));
    assertThat(Plain.text(senders.get(0).get("Condition").get("StringEquals")))
        .contains("aws:SourceAccount");
    assertThat(Plain.text(stack.only("AWS::S3::Bucket").get("DependsOn")))
        .contains("UploadsQueuePolicy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void givesEveryQueueTimeAndAPlaceForWhatFails(String stage) {
    var stack = stack(stage);
    var queues = stack.all("AWS::SQS::Queue").values();
    var redriven = queues.stream().filter(it -> it.get("Properties").has("RedrivePolicy")).toList();
    var others = queues.stream().filter(it -> !redriven.contains(it)).toList();
    assertThat(redriven).hasSize(1);
    assertThat(others).hasSize(1);
    var redrive = redriven.get(0).get("Properties").get("RedrivePolicy");
    assertThat(redrive.get("maxReceiveCount").asInt()).isEqualTo(5);
    assertThat(stack.resource(Plain.target(redrive.get("deadLetterTargetArn"))))
        .isEqualTo(others.get(0));
    assertThat(others.get(0).get("Properties").get("MessageRetentionPeriod").asInt())
        .isEqualTo(14 * 86_400);
    var function = stack.functions().get("uploaded-object").get("Properties");
    assertThat(redriven.get(0).get("Properties").get("VisibilityTimeout").asInt())
        .isGreaterThanOrEqualTo(6 * function.get("Timeout").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void takesMessagesInBatchesThatCanFailInPart(String stage) {
    var source = stack(stage).properties("AWS::Lambda::EventSourceMapping");
    assertThat(source.get("FunctionResponseTypes")).hasToString("[\"ReportBatchItemFailures\"]");
    assertThat(source.get("ScalingConfig").get("MaximumConcurrency").asInt()).isBetween(2, 50);
    assertThat(source.has("FilterCriteria")).isFalse();
    assertThat(Plain.text(source.get("FunctionName"))).contains("UploadedObjectLive");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void startsEveryFunctionFromASnapshotOfAPublishedVersion(String stage) {
    var stack = stack(stage);
    stack
        .functions()
        .forEach(
            (name, function) -> {
              var properties = function.get("Properties");
              assertThat(properties.get("Runtime").asText()).isEqualTo("java25");
              assertThat(properties.get("Architectures")).hasToString("[\"arm64\"]");
              assertThat(properties.get("SnapStart").get("ApplyOn").asText())
                  .isEqualTo("PublishedVersions");
            });
    assertThat(stack.all("AWS::Lambda::Alias")).hasSameSizeAs(stack.functions().keySet());
    for (var permission : stack.all("AWS::Lambda::Permission").values()) {
      assertThat(Plain.text(permission.get("Properties").get("FunctionName"))).contains("Live");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void sizesFunctionsByTheirWork(String stage) {
    stack(stage)
        .functions()
        .forEach(
            (name, function) -> {
              var timeout = function.get("Properties").get("Timeout").asInt();
              var memory = function.get("Properties").get("MemorySize").asInt();
              assertThat(memory).as(name).isBetween(512, 1_769);
              if (!List.of("uploaded-object", "expire-sessions").contains(name)) {
                assertThat(timeout).as(name).isLessThan(29);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void forgetsEveryLogAfterATime(String stage) {
    var stack = stack(stage);
    var logs = stack.all("AWS::Logs::LogGroup");
    assertThat(logs).hasSize(stack.functions().size() + 1);
    logs.forEach(
        (id, log) ->
            assertThat(log.get("Properties").path("RetentionInDays").asInt())
                .as(id)
                .isBetween(1, 365));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void holdsTheApiWithinALimitAndLogsNoSecret(String stage) {
    var api = stack(stage).properties("AWS::ApiGateway::Stage");
    var everything = api.get("MethodSettings").get(0);
    assertThat(everything.get("ResourcePath").asText()).isEqualTo("/*");
    assertThat(everything.get("ThrottlingRateLimit").asInt()).isBetween(1, 10_000);
    assertThat(everything.get("ThrottlingBurstLimit").asInt()).isBetween(1, 5_000);
    assertThat(everything.path("DataTraceEnabled").asBoolean()).isFalse();
    var line = api.get("AccessLogSetting").get("Format").asText();
    assertThat(Json.parse(line).get("request_id").asText()).isEqualTo("$context.requestId");
    assertThat(line).doesNotContain("header", "querystring", "$context.path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void handsPicturesOverAsBytesAndJsonAsText(String stage) {
    assertThat(stack(stage).properties("AWS::ApiGateway::RestApi").get("BinaryMediaTypes"))
        .extracting(JsonNode::asText)
        .contains("multipart/form-data", "image/jpeg", "image/png", "image/webp")
        .doesNotContain("*/*", "application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void watchesQueuesErrorsTimesAndTheJob(String stage) {
    assertThat(stack(stage).all("AWS::CloudWatch::Alarm").keySet())
        .extracting(id -> id.replaceFirst("^Operations", "").replaceFirst("[0-9A-F]{8}$", ""))
        .containsExactlyInAnyOrder(
            "ExpireFailed", "PhotosFailed", "PhotosLate", "ServerErrors", "Slow", "Throttled");
    assertThat(stack(stage).all("AWS::Events::Rule")).hasSize(1);
  }

  @Test
  void tellsTheTopicAndTheBudgetsReaderWhereThereAreSuch() {
    var stack = Synthesized.withEverything();
    for (var alarm : stack.all("AWS::CloudWatch::Alarm").values()) {
      assertThat(alarm.get("Properties").get("AlarmActions"))
          .hasToString("[\"arn:aws:sns:eu-central-1:123456789012:alarms\"]");
    }
    assertThat(stack.properties("AWS::Budgets::Budget").toString())
        .contains("someone@example.com", "\"Amount\":100");
    assertThat(stack.all("AWS::WAFv2::WebACLAssociation")).hasSize(1);
    assertThat(stack.all("AWS::Route53::RecordSet")).hasSize(1);
    assertThat(stack.properties("AWS::ApiGateway::DomainName").get("SecurityPolicy").asText())
        .isEqualTo("TLS_1_2");
    assertThat(Synthesized.production().all("AWS::Budgets::Budget")).isEmpty();
  }

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
            "AWS::ApiGateway::Account",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::CloudFront::ResponseHeadersPolicy",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::Logs::MetricFilter");
    assertThat(types(local)).isSubsetOf(types(Synthesized.dev()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "production"})
  void tellsWhereEverythingIs(String stage) {
    assertThat(stack(stage).template().get("Outputs").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "ApiUrl", "MediaDomain", "Table", "Bucket", "Queue", "DeadLetterQueue");
  }

  @Test
  void staysWithinWhatCloudFormationTakes() throws java.io.IOException {
    // docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    var stack = Synthesized.withEverything();
    assertThat(stack.template().get("Resources").size()).isLessThan(500);
    assertThat(java.nio.file.Files.size(stack.templateFile())).isLessThan(1_000_000);
  }

  private static java.util.Set<String> types(Synthesized stack) {
    var types = new java.util.TreeSet<String>();
    stack.template().get("Resources").forEach(it -> types.add(it.get("Type").asText()));
    return types;
  }

  private static JsonNode bucketName(Synthesized stack) {
    return stack.properties("AWS::S3::Bucket").get("BucketName");
  }

  private static void refusesPlainHttp(JsonNode policy) {
    assertThat(policy.get("PolicyDocument").get("Statement"))
        .anySatisfy(
            it -> {
              assertThat(it.get("Effect").asText()).isEqualTo("Deny");
              assertThat(it.get("Condition").toString())
                  .isEqualTo("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
            });
  }

  private static Synthesized stack(String stage) {
    assertThat(STAGES).contains(stage);
    return Synthesized.with(java.util.Map.of("stage", stage));
  }
}
