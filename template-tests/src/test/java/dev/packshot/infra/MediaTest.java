package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
    var rules = lifecycle(Synthesized.of(stage));
    assertThat(rules.get("unfinished-uploads").toString()).contains("{\"DaysAfterInitiation\":1}");
    assertThat(rules.get("old-versions").get("NoncurrentVersionExpiration").toString())
        .isEqualTo("{\"NoncurrentDays\":30}");
    assertThat(rules.values()).allMatch(rule -> rule.get("Status").asText().equals("Enabled"));
  }

  @EachStage
  void letsGoOfRejectedPhotosByTheTagThatTheFunctionSets(Stage stage) {
    var rejected = lifecycle(Synthesized.of(stage)).get("rejected");
    assertThat(rejected.get("TagFilters"))
        .hasToString("[{\"Key\":\"packshot\",\"Value\":\"rejected\"}]");
    assertThat(rejected.get("Prefix").asText()).isEqualTo("scanner/photos/");
    assertThat(rejected.get("ExpirationInDays").asInt()).isEqualTo(30);
    var hasty = Synthesized.with(Map.of("stage", stage.word(), "rejectedDays", "3"));
    assertThat(lifecycle(hasty).get("rejected").get("ExpirationInDays").asInt()).isEqualTo(3);
  }

  @Test
  void letsGoOfNothingInProductionThatIsNotRejectedOrReplaced() {
    var expiring =
        lifecycle(Synthesized.production()).entrySet().stream()
            .filter(rule -> rule.getValue().has("ExpirationInDays"));
    assertThat(expiring).extracting(Map.Entry::getKey).containsExactly("rejected");
  }

  private static Map<String, JsonNode> lifecycle(Synthesized stack) {
    var rules = new TreeMap<String, JsonNode>();
    stack
        .properties("AWS::S3::Bucket")
        .get("LifecycleConfiguration")
        .get("Rules")
        .forEach(rule -> rules.put(rule.get("Id").asText(), rule));
    return rules;
  }
}
