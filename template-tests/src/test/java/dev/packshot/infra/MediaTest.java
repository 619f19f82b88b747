package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.graph.Settings;
import dev.packshot.store.NewObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MediaTest {
  @EachStage
  void keepsEveryPhotoPrivateVersionedAndEncrypted(Stage stage) {
    var bucket = SynthesizedStack.of(stage).properties("AWS::S3::Bucket");
    assertThat(bucket.get("PublicAccessBlockConfiguration"))
        .hasSize(4)
        .allSatisfy(block -> assertThat(block.asBoolean()).isTrue());
    assertThat(bucket.get("OwnershipControls").toString()).contains("BucketOwnerEnforced");
    assertThat(bucket.get("VersioningConfiguration").get("Status").asText()).isEqualTo("Enabled");
    assertThat(bucket.has("BucketEncryption")).isTrue();
    PolicyAssertions.assertRefusesPlainHttp(
        SynthesizedStack.of(stage).properties("AWS::S3::BucketPolicy"));
  }

  @EachStage
  void letsCloudFrontReadOnlyThePublicPart(Stage stage) {
    var allowed =
        SynthesizedStack.elements(
                SynthesizedStack.of(stage)
                    .properties("AWS::S3::BucketPolicy")
                    .get("PolicyDocument")
                    .get("Statement"))
            .filter(statement -> statement.get("Effect").asText().equals("Allow"))
            .toList();
    assertThat(allowed)
        .extracting(
            it -> Intrinsics.text(it.get("Action")) + " " + Intrinsics.text(it.get("Resource")))
        .containsExactlyInAnyOrder(
            "s3:GetObject ${MediaPhotos.Arn}/public/*",
            "s3:ListBucket ${MediaPhotos.Arn}"); // for 404; see PictureDistribution
    assertThat(allowed)
        .allSatisfy(
            it -> {
              assertThat(it.get("Principal").toString()).contains("cloudfront.amazonaws.com");
              assertThat(
                      Intrinsics.text(it.get("Condition").get("StringEquals").get("AWS:SourceArn")))
                  .endsWith(":distribution/${MediaDistribution}");
            });
    assertThat(
            List.of(
                ObjectGrants.PHOTO_PREFIX,
                ObjectGrants.RENDITION_PREFIX,
                ObjectGrants.ORIGINAL_PREFIX))
        .noneMatch(prefix -> prefix.startsWith(PictureDistribution.PREFIX));
    var origin =
        SynthesizedStack.of(stage)
            .properties("AWS::CloudFront::Distribution")
            .get("DistributionConfig")
            .get("Origins")
            .get(0);
    assertThat(origin.get("OriginPath").asText()).isEqualTo("/public");
    assertThat(origin.has("OriginAccessControlId")).isTrue();
  }

  @EachStage
  void servesPicturesForAtMostAnHourAfterTheyAreDeleted(Stage stage) {
    var stack = SynthesizedStack.of(stage);
    var behavior =
        stack
            .properties("AWS::CloudFront::Distribution")
            .get("DistributionConfig")
            .get("DefaultCacheBehavior");
    assertThat(stack.resource(Intrinsics.logicalId(behavior.get("CachePolicyId"))))
        .isEqualTo(stack.only("AWS::CloudFront::CachePolicy"));
    var caching = stack.properties("AWS::CloudFront::CachePolicy").get("CachePolicyConfig");
    assertThat(caching.get("MinTTL").asInt()).isZero();
    assertThat(caching.get("MaxTTL").asInt()).isEqualTo(3_600);
    assertThat(NewObject.Caching.PUBLIC.header()).contains("s-maxage=3600");
  }

  @EachStage
  void givesFunctionsThePublicUrlOfPictures(Stage stage) {
    var variables = variables(SynthesizedStack.of(stage), "list-images");
    assertThat(Intrinsics.text(variables.get(Settings.MEDIA_URL)))
        .isEqualTo("https://${MediaDistribution.DomainName}");
    var local = variables(SynthesizedStack.onLocalStack(), "list-images");
    assertThat(Intrinsics.text(local.get(Settings.MEDIA_URL)))
        .matches("http://[^/]+/packshot-dev-photos-.*/public");
  }

  private static JsonNode variables(SynthesizedStack stack, String function) {
    return stack.functions().get(function).get("Properties").get("Environment").get("Variables");
  }

  @EachStage
  void deletesUnfinishedUploadsAndOldVersions(Stage stage) {
    var rules = lifecycle(SynthesizedStack.of(stage));
    assertThat(rules.get("unfinished-uploads").toString()).contains("{\"DaysAfterInitiation\":1}");
    assertThat(rules.get("old-versions").get("NoncurrentVersionExpiration").toString())
        .isEqualTo("{\"NoncurrentDays\":30}");
    assertThat(rules.values()).allMatch(rule -> rule.get("Status").asText().equals("Enabled"));
  }

  @EachStage
  void expiresRejectedPhotosByTheTagThatTheFunctionSets(Stage stage) {
    var rejected = lifecycle(SynthesizedStack.of(stage)).get("rejected");
    assertThat(rejected.get("TagFilters"))
        .hasToString("[{\"Key\":\"packshot\",\"Value\":\"rejected\"}]");
    assertThat(rejected.get("Prefix").asText()).isEqualTo("scanner/photos/");
    assertThat(rejected.get("ExpirationInDays").asInt()).isEqualTo(30);
    var threeDays = SynthesizedStack.with(Map.of("stage", stage.value(), "rejectedDays", "3"));
    assertThat(lifecycle(threeDays).get("rejected").get("ExpirationInDays").asInt()).isEqualTo(3);
  }

  @Test
  void deletesPhotosOfProductionOnlyIfTheSettingSaysSo() {
    var settings = Map.of("stage", "production", "photoDays", "400");
    var stack = SynthesizedStack.with(settings);
    var rule = lifecycle(stack).get("photos");
    assertThat(rule.get("ExpirationInDays").asInt()).isEqualTo(400);
    assertThat(rule.get("Prefix").asText()).isEqualTo("scanner/");
    assertThat(lifecycle(SynthesizedStack.production())).doesNotContainKey("photos");
  }

  @Test
  void tellsFunctionsThatShowPhotosWhenTheirFilesExpire() {
    var settings = Map.of("stage", "production", "photoDays", "400");
    var told =
        SynthesizedStack.with(settings).functions().entrySet().stream()
            .filter(function -> days(function.getValue()).equals("400"))
            .map(Map.Entry::getKey);
    assertThat(told)
        .containsExactly(
            "get-photo",
            "get-session",
            "list-photos",
            "register-photo",
            "reorder-photos",
            "update-photo");
    for (var function : SynthesizedStack.production().functions().values()) {
      assertThat(days(function)).isEmpty();
    }
    var dev = SynthesizedStack.dev();
    assertThat(days(dev.functions().get("get-session")))
        .isEqualTo(lifecycle(dev).get("photos").get("ExpirationInDays").asText());
  }

  private static String days(JsonNode function) {
    return function.at("/Properties/Environment/Variables").path(Settings.PHOTO_DAYS).asText();
  }

  @Test
  void movesLargeOriginalsToACheaperClassIfTheSettingSaysSo() {
    assertThat(lifecycle(SynthesizedStack.production())).doesNotContainKey("archive");
    var settings = Map.of("stage", "production", "archiveDays", "90");
    var archive = lifecycle(SynthesizedStack.with(settings)).get("archive");
    assertThat(archive.get("Prefix").asText()).isEqualTo("scanner/photos/");
    assertThat(archive.get("ObjectSizeGreaterThan").asText()).isEqualTo("500000");
    // the class that is as fast to read as the standard one
    assertThat(archive.get("Transitions"))
        .hasToString("[{\"StorageClass\":\"GLACIER_IR\",\"TransitionInDays\":90}]");
  }

  @Test
  void expiresNoCurrentObjectsInProductionExceptRejectedPhotosAndReplacedPictures() {
    var expiring =
        lifecycle(SynthesizedStack.production()).entrySet().stream()
            .filter(rule -> rule.getValue().has("ExpirationInDays"));
    assertThat(expiring).extracting(Map.Entry::getKey).containsExactly("rejected", "replaced");
  }

  private static Map<String, JsonNode> lifecycle(SynthesizedStack stack) {
    var rules = new TreeMap<String, JsonNode>();
    stack
        .properties("AWS::S3::Bucket")
        .get("LifecycleConfiguration")
        .get("Rules")
        .forEach(rule -> rules.put(rule.get("Id").asText(), rule));
    return rules;
  }
}
