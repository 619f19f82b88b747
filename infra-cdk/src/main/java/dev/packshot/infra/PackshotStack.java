package dev.packshot.infra;

import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** The stack of one stage, with everything that Packshot deploys in an account and region. */
final class PackshotStack extends Stack {
  PackshotStack(Construct scope, StageSettings given) {
    super(scope, "Packshot-" + given.stage().value(), props(given.stage()));
    var scanner =
        given.hasScanner()
            ? Optional.of(new ScannerPage(this, given))
            : Optional.<ScannerPage>empty();
    var settings = scanner.map(page -> given.withOrigin(page.origin())).orElse(given);
    var database = new Database(this, settings);
    var media = new Media(this, settings);
    var uploads = new UploadQueue(this, settings, media);
    var pools =
        settings.hasUserPool()
            ? Optional.of(new UserPools(this, settings.stage(), scanner.map(ScannerPage::url)))
            : Optional.<UserPools>empty();
    var issuer = pools.map(UserPools::issuer).or(settings.signIn()::other);
    var grants = new Grants(settings, database, media, uploads.queue(), issuer);
    var functions = new Functions(this, settings, new FunctionPlans(grants));
    uploads.deliverTo(functions.uploadedObject(), settings.stage());
    var api = new Api(this, settings, media, functions);
    var signIn = PageSignIn.find(pools, settings.signIn());
    scanner.ifPresent(page -> page.connect(api.origin(), media, signIn));
    new Operations(this, settings, api, functions, uploads);
    new CdkNagSuppressions(media, functions, api).apply();
    pools.ifPresent(CdkNagSuppressions::apply);
    scanner.ifPresent(CdkNagSuppressions::apply);
    if (settings.target().losesSnapshots()) {
      CdkNagSuppressions.apply(new KeepAliveCalls(this, functions));
    }

    Tags.of(this).add("application", "packshot");
    Tags.of(this).add("stage", settings.stage().value());
    output("ApiUrl", api.url());
    api.domainTarget().ifPresent(target -> output("ApiDomainTarget", target));
    media
        .distribution()
        .ifPresent(cloudFront -> output("MediaDomain", cloudFront.getDistributionDomainName()));
    pools.ifPresent(
        users -> {
          output("UserPool", users.pool().getUserPoolId());
          output("UserPoolClient", users.client().getUserPoolClientId());
        });
    scanner.ifPresent(
        page -> {
          output("ScannerUrl", page.url());
          output("ScannerBucket", page.bucket().getBucketName());
          output("ScannerConfig", page.configuration(api.url(), signIn));
        });
    output("Table", database.table().getTableName());
    output("SessionIdleHours", Integer.toString(settings.sessionIdleHours()));
    output("Bucket", media.bucket().getBucketName());
    output("Queue", uploads.queue().getQueueUrl());
    output("DeadLetterQueue", uploads.deadLetters().getQueueUrl());
  }

  private void output(String name, String value) {
    CfnOutput.Builder.create(this, name).value(value).build();
  }

  private static StackProps props(Stage stage) {
    return StackProps.builder()
        .description("Packshot " + stage.value() + ": scan sessions and product photos")
        .terminationProtection(stage.keepsData())
        .analyticsReporting(false)
        .build();
  }
}
