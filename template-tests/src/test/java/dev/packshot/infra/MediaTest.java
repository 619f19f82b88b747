package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of the bucket, and of the way to what is public in it. */
class MediaTest {
  @EachStage
  void keepsEveryPhotoPrivateVersionedAndEncrypted(Stage stage) {
    var bucket = Synthesized.of(stage).properties("AWS::S3::Bucket");
    assertThat(bucket.get("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allSatisfy(block -> assertThat(block.asBoolean()).isTrue());
    assertThat(bucket.get("OwnershipControls").toString()).contains("BucketOwnerEnforced");
    assertThat(bucket.get("VersioningConfiguration").get("Status").asText()).isEqualTo("Enabled");
    assertThat(bucket.has("BucketEncryption")).isTrue();
    Policies.refusesPlainHttp(Synthesized.of(stage).properties("AWS::S3::BucketPolicy"));
  }

  @EachStage
  void letsCloudFrontReadThePublicPartAlone(Stage stage) {
    var allowed =
        Synthesized.elements(
                Synthesized.of(stage)
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
        Synthesized.of(stage)
            .properties("AWS::CloudFront::Distribution")
            .get("DistributionConfig")
            .get("Origins")
            .get(0);
    assertThat(origin.get("OriginPath").asText()).isEqualTo("/public");
    assertThat(origin.has("OriginAccessControlId")).isTrue();
  }

  @EachStage
  void cleansUpWhatNobodyNeeds(Stage stage) {
    assertThat(
            Synthesized.of(stage)
                .properties("AWS::S3::Bucket")
                .get("LifecycleConfiguration")
                .get("Rules"))
        .extracting(rule -> rule.get("Id").asText())
        .contains("unfinished-uploads", "old-versions", "rejected");
    assertThat(
            Synthesized.of(stage).properties("AWS::DynamoDB::Table").get("TimeToLiveSpecification"))
        .hasToString("{\"AttributeName\":\"ttl\",\"Enabled\":true}");
  }
}
