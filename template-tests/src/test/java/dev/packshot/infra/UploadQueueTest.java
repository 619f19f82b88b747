package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.event.UploadBatchHandler;
import dev.packshot.imaging.DecodingImageJudge;
import dev.packshot.imaging.ImageFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UploadQueueTest {
  @EachStage
  void notifiesTheQueueOfPhotosAndOriginalsFromThisBucketOnly(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    var notifications =
        stack
            .properties("AWS::S3::Bucket")
            .get("NotificationConfiguration")
            .get("QueueConfigurations");
    assertThat(notifications)
        .extracting(notification -> notification.get("Filter").toString())
        .containsExactly(
            "{\"S3Key\":{\"Rules\":[{\"Name\":\"prefix\",\"Value\":\"scanner/photos/\"}]}}",
            "{\"S3Key\":{\"Rules\":[{\"Name\":\"prefix\",\"Value\":\"products/\"}]}}",
            "{\"S3Key\":{\"Rules\":[{\"Name\":\"prefix\",\"Value\":\"scanner/photos/\"}]}}");
    assertThat(notifications)
        .extracting(notification -> notification.get("Event").asText())
        .as("lifecycle rules remove objects without an event")
        .containsExactly("s3:ObjectCreated:*", "s3:ObjectCreated:*", "s3:ObjectRemoved:*");
    for (var notification : notifications) {
      assertThat(notification).hasSize(3);
      assertThat(Intrinsics.text(notification.get("Queue"))).isEqualTo("${UploadsQueue.Arn}");
    }
    var senders =
        stack.all("AWS::SQS::QueuePolicy").values().stream()
            .flatMap(
                policy ->
                    SynthesizedStack.elements(
                        policy.get("Properties").get("PolicyDocument").get("Statement")))
            .filter(statement -> statement.get("Effect").asText().equals("Allow"))
            .toList();
    assertThat(senders).hasSize(1);
    assertThat(senders.get(0).get("Principal").toString()).contains("s3.amazonaws.com");
    assertThat(
            Intrinsics.text(senders.get(0).get("Condition").get("ArnEquals").get("aws:SourceArn")))
        .isEqualTo(
            "arn:${AWS::Partition}:s3:::"
                + Intrinsics.text(stack.properties("AWS::S3::Bucket").get("BucketName")));
    assertThat(Intrinsics.text(senders.get(0).get("Condition").get("StringEquals")))
        .contains("aws:SourceAccount");
    assertThat(Intrinsics.text(stack.only("AWS::S3::Bucket").get("DependsOn")))
        .contains("UploadsQueuePolicy");
  }

  @EachStage
  void givesTheQueueAVisibilityTimeoutAndADeadLetterQueue(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    var queues = stack.all("AWS::SQS::Queue").values();
    var redriven =
        queues.stream().filter(queue -> queue.get("Properties").has("RedrivePolicy")).toList();
    var deadLetters = queues.stream().filter(queue -> !redriven.contains(queue)).toList();
    assertThat(redriven).hasSize(1);
    assertThat(deadLetters).hasSize(1);
    var redrive = redriven.get(0).get("Properties").get("RedrivePolicy");
    // AWS recommends five at least
    assertThat(redrive.get("maxReceiveCount").asInt())
        .isEqualTo(UploadBatchHandler.MAX_RECEIVES)
        .isGreaterThan(4);
    assertThat(stack.resource(Intrinsics.logicalId(redrive.get("deadLetterTargetArn"))))
        .isEqualTo(deadLetters.get(0));
    assertThat(queues)
        .allSatisfy(
            queue ->
                assertThat(queue.get("Properties").get("MessageRetentionPeriod").asInt())
                    .isEqualTo(14 * 86_400));
  }

  @EachStage
  void deliversAFailedPhotoAgainAfterTwoMinutesAndForAtLeastTenMinutes(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    int timeout = stack.functions().get("uploaded-object").get("Properties").get("Timeout").asInt();
    for (var queue : stack.all("AWS::SQS::Queue").values()) {
      if (queue.get("Properties").has("RedrivePolicy")) {
        int visibility = queue.get("Properties").get("VisibilityTimeout").asInt();
        assertThat(visibility).isBetween(timeout + 1, 120);
        assertThat(visibility * UploadBatchHandler.MAX_RECEIVES).isGreaterThanOrEqualTo(600);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheJudgeTheTimeOfTheSlowestFileOnLambda(ImageFormat format) {
    assertThat(DecodingImageJudge.MAX_TIME.toMillis() / 1_000.0)
        .isGreaterThan(UploadTimes.PROCESSOR_FACTOR * UploadTimes.slowest(format));
    assertThat(UploadTimes.timeout()).isGreaterThan(DecodingImageJudge.MAX_TIME);
  }

  @EachStage
  void handlesOnePhotoInAnInvocation(Stage stage) {
    var source = SynthesizedStack.of(stage).properties("AWS::Lambda::EventSourceMapping");
    assertThat(source.get("BatchSize").asInt()).isEqualTo(1);
    assertThat(source.get("FunctionResponseTypes")).hasToString("[\"ReportBatchItemFailures\"]");
    assertThat(source.get("ScalingConfig").get("MaximumConcurrency").asInt()).isBetween(2, 50);
    assertThat(source.has("FilterCriteria")).isFalse();
    assertThat(Intrinsics.text(source.get("FunctionName"))).contains("UploadedObjectLive");
  }

  @EachStage
  void refusesPlainHttpOnEveryQueue(Stage stage) {
    var policies = SynthesizedStack.of(stage).all("AWS::SQS::QueuePolicy").values();
    assertThat(policies).hasSize(2);
    policies.forEach(policy -> PolicyAssertions.assertRefusesPlainHttp(policy.get("Properties")));
  }
}
