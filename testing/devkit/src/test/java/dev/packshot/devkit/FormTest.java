package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of uploads by form against AWS's documentation, in docs.aws.amazon.com/AmazonS3/latest/API:
 * RESTObjectPOST.html (fields and answers), sigv4-HTTPPOSTForms.html (the order of fields, the
 * limit of 20 KB), sigv4-HTTPPOSTConstructPolicy.html (conditions) and ErrorResponses.html (codes).
 */
@Timeout(60)
abstract class FormTest {
  static final byte[] PHOTO = "a photo's bytes".getBytes(UTF_8);
  static final String KEY = "scanner/a b.jpg";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  EmbeddedS3 s3;

  @BeforeEach
  void start() {
    s3 =
        EmbeddedS3.in(folder).bucket("photos").credentials("id", "secret").corsOrigins("*").start();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  static SignedForm form() {
    return SignedForm.unsigned("photos", KEY, "id", "secret", Instant.now());
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), s3.endpoint().getPort());
  }

  static void sendHead(Socket socket, long length) throws IOException {
    var head =
        "POST /photos HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nContent-Type: %s\r\n\r\n"
            .formatted(length, "multipart/form-data; boundary=" + SignedForm.BOUNDARY);
    socket.getOutputStream().write(head.getBytes(UTF_8));
  }

  HttpResponse<String> post(SignedForm form) throws Exception {
    return post(form.bodyWith(PHOTO));
  }

  HttpResponse<String> post(byte[] body) throws Exception {
    return send("/photos", BodyPublishers.ofByteArray(body));
  }

  HttpResponse<String> send(String path, BodyPublisher body) throws Exception {
    return send(request(path, body));
  }

  HttpRequest.Builder request(String path, BodyPublisher body) {
    return HttpRequest.newBuilder(s3.endpoint().resolve(path))
        .header("Content-Type", "multipart/form-data; boundary=" + SignedForm.BOUNDARY)
        .POST(body);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.body()).contains("<Error><Code>" + code + "</Code><Message>");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("x-amz-request-id")).isPresent();
  }

  void assertNothingStored() {
    assertThat(s3.client().listObjectsV2(list -> list.bucket("photos")).contents()).isEmpty();
  }

  byte[] stored() {
    return s3.client().getObjectAsBytes(get -> get.bucket("photos").key(KEY)).asByteArray();
  }
}
