package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the answers to forms, and of forms that are no forms of S3. */
class FormAnswersTest extends FormTest {
  @Test
  void readsNamesOfFieldsInAnyCase() throws Exception {
    var form = form().sign();
    var body =
        new String(form.bodyWith(PHOTO), UTF_8)
            .replace(
                "Content-Disposition: form-data; name=\"Content-Type\"",
                "content-disposition: form-data; name=\"content-TYPE\"")
            .replace("name=\"key\"", "name=\"KEY\"");
    assertThat(post(body.getBytes(UTF_8)).statusCode()).isEqualTo(201);
  }

  @Test
  void answersWithTheLocationAndTheETag() throws Exception {
    var created = post(form().sign());
    var location = s3.endpoint() + "/photos/scanner/a%20b.jpg";
    var eTag = s3.client().headObject(head -> head.bucket("photos").key(KEY)).eTag();
    assertThat(created.headers().firstValue("Location")).contains(location);
    assertThat(created.headers().firstValue("ETag")).contains(eTag);
    assertThat(created.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/xml"));
    assertThat(created.body())
        .contains("<PostResponse>", "<Location>" + location + "</Location>")
        .contains("<Bucket>photos</Bucket>", "<Key>" + KEY + "</Key>")
        .contains("<ETag>" + eTag + "</ETag>");
  }

  @ParameterizedTest
  @CsvSource({"200, 200", "204, 204", "404, 204"})
  void answersWithTheStatusThatTheFormAsksFor(String asked, int status) throws Exception {
    var anyStatus = form().anyValue("success_action_status").sign();
    var answer = post(anyStatus.with("success_action_status", asked));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void redirectsWhereTheFormAsksTo() throws Exception {
    var answer =
        post(form().field("success_action_redirect", "https://shop.example/done?a=1").sign());
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .startsWith("https://shop.example/done?a=1&bucket=photos&key=scanner%2Fa%20b.jpg&etag=%22");
  }

  @Test
  void refusesBodiesThatAreNoForms() throws Exception {
    var noForm =
        request("/photos", BodyPublishers.ofByteArray(PHOTO))
            .setHeader("Content-Type", "text/plain");
    assertRefused(send(noForm), 400, "RequestIsNotMultiPartContent");
    var noBoundary =
        request("/photos", BodyPublishers.ofByteArray(PHOTO))
            .setHeader("Content-Type", "multipart/form-data");
    assertRefused(send(noBoundary), 400, "MalformedPOSTRequest");
    assertRefused(post("no boundary in here".getBytes(UTF_8)), 400, "MalformedPOSTRequest");
    var cut = new String(form().sign().bodyWith(PHOTO), UTF_8);
    assertRefused(post(cut.substring(0, cut.length() - 30).getBytes(UTF_8)), 400, "IncompleteBody");
    assertRefused(
        post(SignedForm.body(List.of(form().sign().fieldParts()))),
        400,
        "IncorrectNumberOfFilesInPostRequest");
    assertNothingStored();
  }

  @Test
  void refusesAnotherBucketThanThatOfThePolicy() throws Exception {
    var body = BodyPublishers.ofByteArray(form().sign().bodyWith(PHOTO));
    assertRefused(send("/others", body), 404, "NoSuchBucket");
    s3.client().createBucket(create -> create.bucket("others"));
    assertRefused(send("/others", body), 403, "AccessDenied");
  }

  @Test
  void refusesFeaturesThatItDoesNotHave() throws Exception {
    assertRefused(post(form().field("tagging", "none").sign()), 501, "NotImplemented");
  }

  @Test
  void insertsTheNameOfTheFileIntoTheKey() throws Exception {
    var form =
        SignedForm.unsigned("photos", "scanner/one.jpg", "id", "secret", Instant.now())
            .sign()
            .with("key", "scanner/${filename}")
            .fileName("one.jpg");
    assertThat(post(form).body()).contains("<Key>scanner/one.jpg</Key>");
    assertRefused(post(form.fileName("two.jpg")), 403, "AccessDenied");
  }

  @Test
  void letsPagesReadAnswersAndErrors() throws Exception {
    for (var form : List.of(form().sign(), form())) {
      var request = request("/photos", BodyPublishers.ofByteArray(form.bodyWith(PHOTO)));
      var answer = send(request.header("Origin", "https://shop.example"));
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
          .contains("Date, ETag, Location");
    }
  }
}
