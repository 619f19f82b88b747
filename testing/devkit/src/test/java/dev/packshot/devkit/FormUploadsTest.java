package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of uploads by form against AWS's documentation, in docs.aws.amazon.com/AmazonS3/latest/API:
 * RESTObjectPOST.html (fields and answers), sigv4-HTTPPOSTForms.html (the order of fields, the
 * limit of 20 KB), sigv4-HTTPPOSTConstructPolicy.html (conditions) and ErrorResponses.html (codes).
 */
@Timeout(60)
class FormUploadsTest {
  private static final byte[] PHOTO = "a photo's bytes".getBytes(UTF_8);
  private static final String KEY = "scanner/a b.jpg";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedS3 s3;

  @BeforeEach
  void start() {
    s3 =
        EmbeddedS3.in(folder).bucket("photos").credentials("id", "secret").corsOrigins("*").start();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

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
  void refusesAFileThatMustBeTooLongWithoutReadingIt() throws Exception {
    var form = form().condition("[\"content-length-range\", 1, 1000]").sign();
    try (var socket = connect()) {
      sendHead(socket, 2_000_000_000);
      socket.getOutputStream().write(form.fieldParts());
      socket.getOutputStream().write(form.filePart(new byte[100]));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 400")
          .contains("EntityTooLarge");
    }
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

  @Test
  void refusesUploadsWhileTheDiskIsNearlyFullButServesReads() throws Exception {
    assertThat(post(form().sign()).statusCode()).isEqualTo(201);
    s3.close();
    s3 =
        EmbeddedS3.in(folder)
            .bucket("photos")
            .credentials("id", "secret")
            .reserve(Long.MAX_VALUE / 2)
            .start();
    var refused = post(form().sign());
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("<Code>ServiceUnavailable</Code>", "nearly full");
    assertThat(stored()).isEqualTo(PHOTO);
  }

  @Test
  void refusesAFileThatWouldLeaveTooLittleSpaceBeforeItIsRead() throws Exception {
    s3.close();
    long space = Files.getFileStore(folder).getUsableSpace();
    s3 =
        EmbeddedS3.in(folder)
            .bucket("photos")
            .credentials("id", "secret")
            .reserve(space - (1L << 30))
            .start();
    try (var socket = connect()) {
      sendHead(socket, 4L << 30);
      socket.getOutputStream().write(form().sign().fieldParts());
      socket.getOutputStream().write(form().filePart(new byte[100]));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 503")
          .contains("nearly full");
    }
  }

  @Test
  void servesOthersWhileManySendSlowly() throws Exception {
    var form = form().sign();
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 80; i++) {
        var socket = connect();
        slow.add(socket);
        sendHead(socket, 1_000_000);
        socket.getOutputStream().write(form.fieldParts());
      }
      assertThat(post(form).statusCode()).isEqualTo(201);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  private static SignedForm form() {
    return SignedForm.unsigned("photos", KEY, "id", "secret", Instant.now());
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), s3.endpoint().getPort());
  }

  private static void sendHead(Socket socket, long length) throws IOException {
    var head =
        "POST /photos HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nContent-Type: %s\r\n\r\n"
            .formatted(length, "multipart/form-data; boundary=" + SignedForm.BOUNDARY);
    socket.getOutputStream().write(head.getBytes(UTF_8));
  }

  private HttpResponse<String> post(SignedForm form) throws Exception {
    return post(form.bodyWith(PHOTO));
  }

  private HttpResponse<String> post(byte[] body) throws Exception {
    return send("/photos", BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<String> send(String path, BodyPublisher body) throws Exception {
    return send(request(path, body));
  }

  private HttpRequest.Builder request(String path, BodyPublisher body) {
    return HttpRequest.newBuilder(s3.endpoint().resolve(path))
        .header("Content-Type", "multipart/form-data; boundary=" + SignedForm.BOUNDARY)
        .POST(body);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.body()).contains("<Error><Code>" + code + "</Code><Message>");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amz-request-id")).isPresent();
  }

  private void assertNothingStored() {
    assertThat(s3.client().listObjectsV2(list -> list.bucket("photos")).contents()).isEmpty();
  }

  private byte[] stored() {
    return s3.client().getObjectAsBytes(get -> get.bucket("photos").key(KEY)).asByteArray();
  }
}
