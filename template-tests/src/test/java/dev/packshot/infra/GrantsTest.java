package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrantsTest {
  /** The grants of each function without those on its log: actions, resource, condition. */
  private static final String GRANTED =
      """
      add-image | dynamodb:UpdateItem | table | KEY#*
      add-image | dynamodb:BatchGetItem | table | PRODUCT#*
      add-image | dynamodb:PutItem, dynamodb:UpdateItem | table | PRODUCT#*, ONCE#*
      add-image | dynamodb:GetItem | table | ONCE#*
      add-image | dynamodb:GetItem | table | PHOTO#*
      add-image | dynamodb:GetItem | table | SESSION#*
      add-image | s3:GetObject, s3:GetObjectVersion | photos | any
      add-image | s3:GetObject | renditions | any
      add-image | s3:PutObject | originals | any
      add-image | s3:PutObject | images | any
      add-image | s3:DeleteObject | images, originals | any
      add-image | s3:ListBucket | bucket | any
      add-image-from-photo | dynamodb:UpdateItem | table | KEY#*
      add-image-from-photo | dynamodb:BatchGetItem | table | PRODUCT#*
      add-image-from-photo | dynamodb:PutItem, dynamodb:UpdateItem | table | PRODUCT#*, ONCE#*
      add-image-from-photo | dynamodb:GetItem | table | ONCE#*
      add-image-from-photo | dynamodb:GetItem | table | PHOTO#*
      add-image-from-photo | dynamodb:GetItem | table | SESSION#*
      add-image-from-photo | s3:GetObject, s3:GetObjectVersion | photos | any
      add-image-from-photo | s3:GetObject | renditions | any
      add-image-from-photo | s3:PutObject | originals | any
      add-image-from-photo | s3:PutObject | images | any
      add-image-from-photo | s3:DeleteObject | images, originals | any
      add-image-from-photo | s3:ListBucket | bucket | any
      create-capture | dynamodb:UpdateItem | table | KEY#*
      create-capture | dynamodb:BatchGetItem, dynamodb:GetItem | table | SESSION#*
      create-capture | dynamodb:PutItem, dynamodb:UpdateItem | table | SESSION#*, CAPTURE#*, ONCE#*
      create-capture | dynamodb:GetItem | table | ONCE#*
      create-session | dynamodb:UpdateItem | table | KEY#*
      create-session | dynamodb:BatchGetItem, dynamodb:GetItem, dynamodb:UpdateItem | table | SESSION#*
      create-session | dynamodb:PutItem | table | SESSION#*, ONCE#*
      create-session | dynamodb:GetItem | table | ONCE#*
      create-session | s3:PutObject | photos | any
      create-session | s3:GetObject | photos | any
      create-session | s3:ListBucket | bucket | scanner/photos/*
      delete-image | dynamodb:UpdateItem | table | KEY#*
      delete-image | dynamodb:BatchGetItem | table | PRODUCT#*
      delete-image | dynamodb:GetItem | table | DELETIONS
      delete-image | dynamodb:DeleteItem, dynamodb:PutItem, dynamodb:UpdateItem | table | PRODUCT#*, DELETIONS
      delete-image | s3:DeleteObject | images, originals | any
      delete-image | s3:ListBucket | bucket | public/images/*, products/*
      delete-photo | dynamodb:UpdateItem | table | KEY#*
      delete-photo | dynamodb:BatchGetItem, dynamodb:DeleteItem, dynamodb:GetItem, dynamodb:Query | table | SESSION#*
      delete-photo | dynamodb:ConditionCheckItem, dynamodb:PutItem, dynamodb:UpdateItem | table | SESSION#*, PHOTO-DELETIONS
      delete-photo | dynamodb:GetItem | table | PHOTO-DELETIONS
      delete-photo | dynamodb:DeleteItem | table | PHOTO#*
      delete-photo | s3:DeleteObject, s3:DeleteObjectVersion | photos, renditions | any
      delete-photo | s3:ListBucketVersions | bucket | scanner/photos/*, scanner/renditions/*
      delete-photo | s3:GetObject, s3:GetObjectVersion, s3:PutObject | photos | any
      delete-session | dynamodb:UpdateItem | table | KEY#*
      delete-session | dynamodb:GetItem | table | SESSION#*
      delete-session | dynamodb:DeleteItem, dynamodb:PutItem, dynamodb:UpdateItem | table | SESSION#*, COUNTS#*, SESSION-DELETIONS
      delete-session | dynamodb:GetItem | table | SESSION-DELETIONS
      end-browser-session | dynamodb:UpdateItem | table | KEY#*
      end-browser-session | dynamodb:UpdateItem | table | USER#*
      end-session | dynamodb:UpdateItem | table | KEY#*
      end-session | dynamodb:GetItem | table | SESSION#*
      end-session | dynamodb:UpdateItem | table | SESSION#*, COUNTS#*
      expire-sessions | dynamodb:Query | index sessions_by_status | SESSIONS#*
      expire-sessions | dynamodb:UpdateItem | table | SESSION#*, COUNTS#*
      expire-sessions | dynamodb:DeleteItem, dynamodb:Query | table | DELETIONS
      expire-sessions | dynamodb:DeleteItem, dynamodb:Query | table | SESSION#*
      expire-sessions | dynamodb:DeleteItem, dynamodb:Query | table | PHOTO-DELETIONS
      expire-sessions | dynamodb:DeleteItem | table | PHOTO#*
      expire-sessions | dynamodb:DeleteItem, dynamodb:Query | table | SESSION-DELETIONS
      expire-sessions | dynamodb:DeleteItem | table | CAPTURE#*
      expire-sessions | s3:DeleteObject, s3:DeleteObjectVersion | photos, renditions | any
      expire-sessions | s3:ListBucketVersions | bucket | scanner/photos/*, scanner/renditions/*
      expire-sessions | s3:GetObject, s3:GetObjectVersion, s3:PutObject | photos | any
      expire-sessions | s3:DeleteObject | images, originals | any
      expire-sessions | s3:ListBucket | bucket | public/images/*, products/*
      explain-upload | dynamodb:UpdateItem | table | KEY#*
      explain-upload | dynamodb:Query, dynamodb:UpdateItem | table | SESSION#*
      explain-upload | s3:PutObject | photos | any
      explain-upload | s3:GetObject | photos | any
      explain-upload | s3:ListBucket | bucket | scanner/photos/*
      get-capture | dynamodb:UpdateItem | table | KEY#*
      get-capture | dynamodb:GetItem | table | CAPTURE#*
      get-capture | dynamodb:BatchGetItem | table | SESSION#*
      get-image | dynamodb:UpdateItem | table | KEY#*
      get-image | dynamodb:BatchGetItem | table | PRODUCT#*
      get-manifest | dynamodb:UpdateItem | table | KEY#*
      get-manifest | dynamodb:Query | table | PRODUCT#*
      get-manifest | s3:GetObject | originals | any
      get-me | dynamodb:UpdateItem | table | KEY#*
      get-photo | dynamodb:UpdateItem | table | KEY#*
      get-photo | dynamodb:BatchGetItem, dynamodb:GetItem | table | SESSION#*
      get-photo | s3:GetObject, s3:GetObjectVersion | photos | any
      get-photo | s3:GetObject | renditions | any
      get-session | dynamodb:UpdateItem | table | KEY#*
      get-session | dynamodb:Query | table | SESSION#*
      get-session | s3:GetObject, s3:GetObjectVersion | photos | any
      get-session | s3:GetObject | renditions | any
      get-session-status | dynamodb:UpdateItem | table | KEY#*
      get-session-status | dynamodb:Query | table | SESSION#*
      list-images | dynamodb:UpdateItem | table | KEY#*
      list-images | dynamodb:Query | table | PRODUCT#*
      list-photos | dynamodb:UpdateItem | table | KEY#*
      list-photos | dynamodb:Query | table | SESSION#*
      list-photos | s3:GetObject, s3:GetObjectVersion | photos | any
      list-photos | s3:GetObject | renditions | any
      list-sessions | dynamodb:UpdateItem | table | KEY#*
      list-sessions | dynamodb:Query | index sessions_by_status | SESSIONS#*
      list-sessions | dynamodb:Query | table | COUNTS#*
      list-sessions | dynamodb:BatchGetItem | table | SESSION#*
      list-uploads | dynamodb:UpdateItem | table | KEY#*
      list-uploads | dynamodb:Query | table | SESSION#*
      list-uploads | s3:GetObject | photos | any
      list-uploads | s3:ListBucket | bucket | scanner/photos/*
      look-up-captures | dynamodb:Query | index sessions_by_status | CAPTURES#*
      look-up-captures | dynamodb:UpdateItem | table | SESSION#*
      look-up-captures | dynamodb:GetItem | table | PRODUCT#*
      look-up-captures | sqs:SendMessage | queue | any
      name-product | dynamodb:UpdateItem | table | KEY#*
      name-product | dynamodb:UpdateItem | table | PRODUCT#*
      open-browser-session | dynamodb:UpdateItem | table | KEY#*
      open-browser-session | dynamodb:GetItem, dynamodb:UpdateItem | table | USER#*
      presign-upload | dynamodb:UpdateItem | table | KEY#*
      presign-upload | dynamodb:GetItem, dynamodb:Query, dynamodb:UpdateItem | table | SESSION#*
      presign-upload | s3:PutObject | photos | any
      promise-uploads | dynamodb:UpdateItem | table | KEY#*
      promise-uploads | dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:PutItem, dynamodb:UpdateItem | table | SESSION#*
      promise-uploads | s3:PutObject | photos | any
      promise-uploads | s3:GetObject | photos | any
      promise-uploads | s3:ListBucket | bucket | scanner/photos/*
      reconcile-photos | s3:GetObject | photos | any
      reconcile-photos | s3:ListBucket | bucket | scanner/photos/*
      reconcile-photos | s3:GetObjectVersion, s3:PutObject | photos | any
      reconcile-photos | s3:ListBucket | bucket | any
      reconcile-photos | dynamodb:BatchGetItem, dynamodb:GetItem, dynamodb:UpdateItem | table | SESSION#*
      reconcile-photos | dynamodb:DeleteItem, dynamodb:Query | table | MISSING-FILES
      reconcile-photos | dynamodb:BatchGetItem | table | SESSION-DELETIONS
      reconcile-photos | dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem | table | RECONCILE
      reconcile-photos | sqs:SendMessage | queue | any
      register-photo | dynamodb:UpdateItem | table | KEY#*
      register-photo | dynamodb:BatchGetItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem | table | SESSION#*
      register-photo | s3:GetObject, s3:GetObjectVersion | photos | any
      register-photo | s3:GetObject | renditions | any
      reorder-photos | dynamodb:UpdateItem | table | KEY#*
      reorder-photos | dynamodb:PutItem, dynamodb:Query, dynamodb:UpdateItem | table | SESSION#*
      reorder-photos | s3:GetObject, s3:GetObjectVersion | photos | any
      reorder-photos | s3:GetObject | renditions | any
      retry-capture | dynamodb:UpdateItem | table | KEY#*
      retry-capture | dynamodb:GetItem | table | CAPTURE#*
      retry-capture | dynamodb:BatchGetItem, dynamodb:UpdateItem | table | SESSION#*
      submit-session | dynamodb:UpdateItem | table | KEY#*
      submit-session | dynamodb:GetItem | table | SESSION#*
      submit-session | dynamodb:UpdateItem | table | SESSION#*, COUNTS#*
      update-image | dynamodb:UpdateItem | table | KEY#*
      update-image | dynamodb:BatchGetItem, dynamodb:ConditionCheckItem, dynamodb:UpdateItem | table | PRODUCT#*
      update-image | s3:PutObject | originals | any
      update-photo | dynamodb:UpdateItem | table | KEY#*
      update-photo | dynamodb:GetItem, dynamodb:UpdateItem | table | SESSION#*
      update-photo | s3:GetObject, s3:GetObjectVersion | photos | any
      update-photo | s3:GetObject | renditions | any
      update-photo | s3:PutObject | edits of photos | any
      upload-capture-image | dynamodb:UpdateItem | table | KEY#*
      upload-capture-image | dynamodb:BatchGetItem, dynamodb:GetItem | table | SESSION#*
      upload-capture-image | dynamodb:PutItem, dynamodb:UpdateItem | table | SESSION#*, CAPTURE#*, ONCE#*
      upload-capture-image | dynamodb:GetItem | table | ONCE#*
      upload-capture-image | s3:DeleteObject, s3:PutObject | capture pictures | any
      uploaded-object | dynamodb:BatchGetItem, dynamodb:DeleteItem, dynamodb:GetItem, dynamodb:PutItem, dynamodb:UpdateItem | table | SESSION#*
      uploaded-object | dynamodb:PutItem, dynamodb:UpdateItem | table | SESSION#*, CAPTURE#*
      uploaded-object | dynamodb:DeleteItem, dynamodb:UpdateItem | table | PHOTO#*
      uploaded-object | dynamodb:GetItem | table | PHOTO-DELETIONS
      uploaded-object | dynamodb:UpdateItem | table | MISSING-FILES
      uploaded-object | dynamodb:GetItem | table | SESSION-DELETIONS
      uploaded-object | s3:DeleteObject, s3:DeleteObjectVersion | photos, renditions | any
      uploaded-object | s3:ListBucketVersions | bucket | scanner/photos/*, scanner/renditions/*
      uploaded-object | s3:GetObject, s3:GetObjectVersion | photos | any
      uploaded-object | s3:PutObject | photos | any
      uploaded-object | s3:PutObjectTagging, s3:PutObjectVersionTagging | photos | any
      uploaded-object | s3:DeleteObject, s3:PutObject | renditions | any
      uploaded-object | s3:PutObjectTagging | renditions | any
      uploaded-object | s3:PutObjectTagging | images | any
      uploaded-object | dynamodb:BatchGetItem, dynamodb:UpdateItem | table | PRODUCT#*
      uploaded-object | s3:GetObject | originals | any
      uploaded-object | s3:PutObject | images | any
      uploaded-object | s3:DeleteObject | images, originals | any
      uploaded-object | s3:ListBucket | bucket | any
      uploaded-object | sqs:ChangeMessageVisibility, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:GetQueueUrl, sqs:ReceiveMessage | queue | any
      """;

  private static final String BUCKET =
      "arn:[$]\\{AWS::Partition}:s3:::packshot-[a-z]+-photos-"
          + "[$]\\{AWS::AccountId}-[$]\\{AWS::Region}";

  @Test
  void grantsEachFunctionExactlyWhatItNeeds() {
    assertThat(String.join("\n", granted(SynthesizedStack.production())) + "\n").isEqualTo(GRANTED);
    assertThat(String.join("\n", granted(SynthesizedStack.dev())) + "\n").isEqualTo(GRANTED);
  }

  @Test
  void letsEachFunctionWriteOnlyItsOwnLog() {
    var stack = SynthesizedStack.production();
    stack
        .functions()
        .forEach(
            (name, function) -> {
              var ownLog =
                  Intrinsics.logicalId(
                      function.get("Properties").get("LoggingConfig").get("LogGroup"));
              var logs =
                  statements(stack, function).stream()
                      .filter(statement -> actions(statement).startsWith("logs:"))
                      .toList();
              assertThat(logs).as(name).hasSize(1);
              assertThat(Intrinsics.logicalId(logs.get(0).get("Resource")))
                  .as(name)
                  .isEqualTo(ownLog);
              assertThat(Intrinsics.text(logs.get(0).get("Action")))
                  .isEqualTo("logs:CreateLogStream, logs:PutLogEvents");
            });
  }

  @Test
  void givesEachFunctionARoleOfItsOwnWithoutManagedPolicies() {
    var stack = SynthesizedStack.production();
    var roles =
        stack.functions().values().stream()
            .map(function -> Intrinsics.logicalId(function.get("Properties").get("Role")))
            .toList();
    assertThat(roles).doesNotHaveDuplicates();
    for (var role : roles) {
      assertThat(stack.resource(role).get("Properties").has("ManagedPolicyArns")).isFalse();
    }
  }

  @Test
  void grantsNothingOnAllResources() {
    var stack = SynthesizedStack.withEverything();
    for (var function : stack.functions().values()) {
      for (var statement : statements(stack, function)) {
        assertThat(Intrinsics.text(statement.get("Resource"))).isNotEqualTo("*");
        assertThat(actions(statement)).doesNotContain("*");
      }
    }
  }

  private static List<String> granted(SynthesizedStack stack) {
    var lines = new ArrayList<String>();
    stack
        .functions()
        .forEach(
            (name, function) -> {
              for (var statement : statements(stack, function)) {
                if (!actions(statement).startsWith("logs:")) {
                  lines.add(name + " | " + line(statement));
                }
              }
            });
    return lines;
  }

  private static List<JsonNode> statements(SynthesizedStack stack, JsonNode function) {
    var role = Intrinsics.logicalId(function.get("Properties").get("Role"));
    var inRole = SynthesizedStack.elements(stack.resource(role).get("Properties").get("Policies"));
    var attached =
        stack.all("AWS::IAM::Policy").values().stream()
            .map(policy -> policy.get("Properties"))
            .filter(
                policy ->
                    SynthesizedStack.elements(policy.get("Roles"))
                        .map(Intrinsics::logicalId)
                        .anyMatch(role::equals));
    return Stream.concat(inRole, attached)
        .flatMap(policy -> SynthesizedStack.elements(policy.get("PolicyDocument").get("Statement")))
        .toList();
  }

  private static String actions(JsonNode statement) {
    return Intrinsics.text(statement.get("Action"));
  }

  private static String line(JsonNode statement) {
    assertThat(statement.get("Effect").asText()).isEqualTo("Allow");
    var actions =
        statement.get("Action").isArray()
            ? SynthesizedStack.elements(statement.get("Action"))
                .map(JsonNode::asText)
                .sorted()
                .collect(Collectors.joining(", "))
            : statement.get("Action").asText();
    return actions
        + " | "
        + resources(Intrinsics.text(statement.get("Resource")))
        + " | "
        + condition(statement);
  }

  private static String resources(String list) {
    return Arrays.stream(list.split(", ", -1))
        .map(GrantsTest::resource)
        .collect(Collectors.joining(", "));
  }

  private static String resource(String arn) {
    return arn.replaceFirst("^" + BUCKET + "$", "bucket")
        .replaceFirst("^" + BUCKET + "/scanner/photos/[*]$", "photos")
        .replaceFirst("^" + BUCKET + "/scanner/photos/[*]/captures/[*]$", "capture pictures")
        .replaceFirst("^" + BUCKET + "/scanner/photos/[*][.]edit[.][*]$", "edits of photos")
        .replaceFirst("^" + BUCKET + "/scanner/renditions/[*]$", "renditions")
        .replaceFirst("^" + BUCKET + "/products/[*]$", "originals")
        .replaceFirst("^" + BUCKET + "/public/images/[*]$", "images")
        .replaceFirst("^[$]\\{DataTable.Arn}$", "table")
        .replaceFirst("^[$]\\{DataTable.Arn}/index/", "index ")
        .replaceFirst("^[$]\\{UploadsQueue.Arn}$", "queue");
  }

  private static String condition(JsonNode statement) {
    if (!statement.has("Condition")) {
      return "any";
    }
    var condition = statement.get("Condition");
    assertThat(condition).hasSize(1);
    return condition.has("StringLike")
        ? Intrinsics.text(condition.get("StringLike").get("s3:prefix"))
        : Intrinsics.text(condition.get("ForAllValues:StringLike").get("dynamodb:LeadingKeys"));
  }
}
