package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of what a form and its policy must have. */
class FormPolicyTest extends FormTest {
  @Test
  void requiresTheFileBehindTheFields() throws Exception {
    var form = form().sign();
    var refused = post(SignedForm.body(List.of(form.filePart(PHOTO), form.fieldParts())));
    assertRefused(refused, 400, "InvalidArgument");
    assertThat(refused.body()).contains("field named 'key'", "<ArgumentName>key</ArgumentName>");
  }

  @Test
  void ignoresFieldsBehindTheFile() throws Exception {
    var form = form().sign();
    var behind = SignedForm.part("submit", "", "Upload".getBytes(UTF_8));
    var another = form.filePart("another file".getBytes(UTF_8));
    var body = SignedForm.body(List.of(form.fieldParts(), form.filePart(PHOTO), behind, another));
    assertThat(post(body).statusCode()).isEqualTo(201);
    assertThat(stored()).isEqualTo(PHOTO);
  }

  @Test
  void requiresAContentLength() throws Exception {
    var body = form().sign().bodyWith(PHOTO);
    var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    assertRefused(send("/photos", chunked), 411, "MissingContentLength");
  }

  @Test
  void limitsWhatComesBeforeTheFile() throws Exception {
    var most = "x".repeat(18_000);
    assertThat(post(form().sign().with("x-ignore-note", most)).statusCode()).isEqualTo(201);
    var tooMuch = "x".repeat(20_480);
    assertRefused(
        post(form().sign().with("x-ignore-note", tooMuch)), 400, "MaxPostPreDataLengthExceeded");
    var endless = "x".repeat(1_000_000);
    assertRefused(
        post(form().sign().with("x-ignore-note", endless)), 400, "MaxPostPreDataLengthExceeded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acl", "x-amz-meta-extra", "x-amz-checksum-sha256", "x-amz-date2", "redirect"})
  void refusesFieldsWithoutACondition(String field) throws Exception {
    var refused = post(form().sign().with(field, "public-read"));
    assertRefused(refused, 403, "AccessDenied");
    assertThat(refused.body()).contains("Extra input fields: " + field);
  }

  @ParameterizedTest
  @CsvSource({"Content-Type, text/html", "key, scanner/other.jpg", "success_action_status, 200"})
  void refusesAFieldThatDiffersFromItsCondition(String field, String value) throws Exception {
    var refused = post(form().sign().with(field, value));
    assertRefused(refused, 403, "AccessDenied");
    assertThat(refused.body()).contains("Policy Condition failed: [\"eq\", \"$" + field + "\", ");
  }

  @Test
  void refusesAFormWithoutAFieldOfItsConditions() throws Exception {
    assertRefused(post(form().sign().without("Content-Type")), 403, "AccessDenied");
  }

  @Test
  void comparesTheStartOfAField() throws Exception {
    var form = form().condition("[\"starts-with\", \"$x-amz-meta-note\", \"ab\"]").sign();
    assertThat(post(form.with("x-amz-meta-note", "abc")).statusCode()).isEqualTo(201);
    assertThat(s3.client().headObject(head -> head.bucket("photos").key(KEY)).metadata())
        .containsEntry("note", "abc");
    assertRefused(post(form.with("x-amz-meta-note", "bc")), 403, "AccessDenied");
  }

  @ParameterizedTest
  @CsvSource({"16, EntityTooLarge, MaxSizeAllowed", "9, EntityTooSmall, MinSizeAllowed"})
  void limitsTheLengthOfTheFile(int length, String code, String element) throws Exception {
    var form = form().condition("[\"content-length-range\", 10, 15]").sign();
    var refused = post(form.bodyWith(new byte[length]));
    assertRefused(refused, 400, code);
    assertThat(refused.body())
        .contains("<ProposedSize>" + length + "</ProposedSize>", "<" + element + ">");
    assertNothingStored();
    assertThat(post(form.bodyWith(new byte[15])).statusCode()).isEqualTo(201);
    assertThat(post(form.bodyWith(new byte[10])).statusCode()).isEqualTo(201);
  }

  @Test
  void verifiesAChecksum() throws Exception {
    var sum =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(PHOTO));
    var form = form().field("x-amz-checksum-sha256", sum).sign();
    var created = post(form);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("x-amz-checksum-sha256")).contains(sum);
    s3.client().deleteObject(delete -> delete.bucket("photos").key(KEY));

    assertRefused(post(form.bodyWith("another".getBytes(UTF_8))), 400, "BadDigest");
    assertRefused(
        post(form().field("x-amz-checksum-sha256", "c2hvcnQ=").sign()), 400, "InvalidRequest");
    assertRefused(
        post(
            form()
                .field("x-amz-checksum-sha256", sum)
                .field("x-amz-checksum-crc32", "AAAAAA==")
                .sign()),
        400,
        "InvalidRequest");
    assertNothingStored();
  }

  @Test
  void refusesAnExpiredForm() throws Exception {
    var old = Instant.now().minusSeconds(3_600);
    var refused = post(SignedForm.of("photos", KEY, "id", "secret", old));
    assertRefused(refused, 403, "AccessDenied");
    assertThat(refused.body()).contains("Policy expired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "[]",
        "{}",
        "{\"expiration\":\"2099-01-01T00:00:00.000Z\"}",
        "{\"conditions\":[]}",
        "{\"expiration\":\"tomorrow\",\"conditions\":[]}",
        "{\"expiration\":\"2099-01-01T00:00:00.000Z\",\"conditions\":[\"key\"]}",
        "{\"expiration\":\"2099-01-01T00:00:00.000Z\",\"conditions\":[[\"like\",\"$key\",\"a\"]]}",
        "{\"expiration\":\"2099-01-01T00:00:00.000Z\",\"conditions\":[[\"eq\",\"key\",\"a\"]]}",
        "{\"expiration\":\"2099-01-01T00:00:00.000Z\",\"conditions\":[{\"key\":1}]}",
        "{\"expiration\":\"2099-01-01T00:00:00.000Z\",\"conditions\":[[\"content-length-range\",9,1]]}"
      })
  void refusesASignedTextThatIsNoPolicy(String text) throws Exception {
    assertRefused(post(form().sign(text)), 400, "InvalidPolicyDocument");
  }

  @Test
  void requiresASignatureOfItsCredentials() throws Exception {
    assertRefused(post(form().sign().without("X-Amz-Signature")), 400, "InvalidArgument");
    assertRefused(post(form().sign().without("Policy")), 400, "InvalidArgument");
    assertRefused(post(form().sign().without("X-Amz-Credential")), 400, "InvalidArgument");
    assertRefused(post(form().sign().without("X-Amz-Date")), 400, "InvalidArgument");
    assertRefused(post(form().sign().without("X-Amz-Algorithm")), 400, "InvalidArgument");
    assertRefused(post(form()), 403, "AccessDenied");
    assertRefused(
        post(SignedForm.of("photos", KEY, "id", "guess", Instant.now())),
        403,
        "SignatureDoesNotMatch");
    assertRefused(
        post(SignedForm.of("photos", KEY, "guess", "secret", Instant.now())),
        403,
        "InvalidAccessKeyId");
    assertNothingStored();
  }
}
