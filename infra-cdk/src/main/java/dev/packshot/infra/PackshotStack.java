package dev.packshot.infra;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** All of Packshot in one account and region, for one stage. */
final class PackshotStack extends Stack {
  PackshotStack(Construct scope, StageSettings settings) {
    super(scope, "Packshot-" + settings.stage().word(), props(settings.stage()));
    var data = new Data(this, settings.stage());
    var media = new Media(this, settings);
    var functions = new Functions(this, settings, new FunctionPlans(settings, data, media));
    var uploads = new Uploads(this, settings, media, functions);
    var api = new Api(this, settings, functions);
    new Operations(this, settings, api, functions, uploads);
    new NagSuppressions(media, functions, api).justify();

    Tags.of(this).add("application", "packshot");
    Tags.of(this).add("stage", settings.stage().word());
    output("ApiUrl", api.url());
    api.domainTarget().ifPresent(target -> output("ApiDomainTarget", target));
    media.distribution().ifPresent(it -> output("MediaDomain", it.getDistributionDomainName()));
    output("Table", data.table().getTableName());
    output("Bucket", media.bucket().getBucketName());
    output("Queue", uploads.queue().getQueueUrl());
    output("DeadLetterQueue", uploads.deadLetters().getQueueUrl());
  }

  private void output(String name, String value) {
    CfnOutput.Builder.create(this, name).value(value).build();
  }

  private static StackProps props(Stage stage) {
    return StackProps.builder()
        .description("Packshot " + stage.word() + ": scan sessions and product photos")
        .terminationProtection(stage.keepsData())
        .analyticsReporting(false)
        .build();
  }
}
