package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of the way of an event. */
class UploadsTest {
  @EachStage
  void tellsTheQueueOfWhatWasPutInFromOutsideAndThatBucketAlone(Stage stage) {
    var stack = Synthesized.of(stage);
    var toQueues =
        stack
            .properties("AWS::S3::Bucket")
            .get("NotificationConfiguration")
            .get("QueueConfigurations");
    assertThat(toQueues)
        .extracting(it -> it.get("Filter").toString())
        .containsExactly(
            "{\"S3Key\":{\"Rules\":[{\"Name\":\"prefix\",\"Value\":\"scanner/photos/\"}]}}",
            "{\"S3Key\":{\"Rules\":[{\"Name\":\"prefix\",\"Value\":\"products/\"}]}}");
    for (var toQueue : toQueues) {
      assertThat(toQueue).hasSize(3);
      assertThat(toQueue.get("Event").asText()).isEqualTo("s3:ObjectCreated:*");
      assertThat(Plain.text(toQueue.get("Queue"))).isEqualTo("${UploadsQueue.Arn}");
    }
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
        .isEqualTo(
            "arn:${AWS::Partition}:s3:::"
                + Plain.text(stack.properties("AWS::S3::Bucket").get("BucketName")));
    assertThat(Plain.text(senders.get(0).get("Condition").get("StringEquals")))
        .contains("aws:SourceAccount");
    assertThat(Plain.text(stack.only("AWS::S3::Bucket").get("DependsOn")))
        .contains("UploadsQueuePolicy");
  }

  @EachStage
  void givesEveryQueueTimeAndAPlaceForWhatFails(Stage stage) {
    var stack = Synthesized.of(stage);
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

  @EachStage
  void takesMessagesInBatchesThatCanFailInPart(Stage stage) {
    var source = Synthesized.of(stage).properties("AWS::Lambda::EventSourceMapping");
    assertThat(source.get("FunctionResponseTypes")).hasToString("[\"ReportBatchItemFailures\"]");
    assertThat(source.get("ScalingConfig").get("MaximumConcurrency").asInt()).isBetween(2, 50);
    assertThat(source.has("FilterCriteria")).isFalse();
    assertThat(Plain.text(source.get("FunctionName"))).contains("UploadedObjectLive");
  }

  @EachStage
  void refusesEveryQueueMessageInTheClear(Stage stage) {
    var policies = Synthesized.of(stage).all("AWS::SQS::QueuePolicy").values();
    assertThat(policies).hasSize(2);
    policies.forEach(policy -> Policies.refusesPlainHttp(policy.get("Properties")));
  }
}
