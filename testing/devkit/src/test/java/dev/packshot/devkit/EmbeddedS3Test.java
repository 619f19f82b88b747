package dev.packshot.devkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

class EmbeddedS3Test {
  private static final String PHOTO = "a photo's bytes";
  private static final String PHOTO_MD5 = "2499f4f0a15b270296dd05bd762bebd8";

  @TempDir Path folder;
  private final List<StoredObject> stored = new CopyOnWriteArrayList<>();
  private EmbeddedS3 s3;

  @BeforeEach
  void start() {
    s3 = start(stored);
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Test
  void storesASignedFormAndNotifiesBeforeResponding() throws Exception {
    var response =
        post(s3, SignedForm.of("photos", "scanner/a b.jpg", "id", "secret", Instant.now()));
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(stored)
        .containsExactly(new StoredObject("photos", "scanner/a b.jpg", PHOTO_MD5, PHOTO.length()));
    assertThat(read(s3.client(), "scanner/a b.jpg")).isEqualTo(PHOTO);
    assertThat(s3.client().headObject(h -> h.bucket("photos").key("scanner/a b.jpg")).contentType())
        .isEqualTo("image/jpeg");
  }

  @Test
  void rejectsAFormSignedWithAnotherSecretAndNotifiesNobody() throws Exception {
    var response = post(s3, SignedForm.of("photos", "scanner/a.jpg", "id", "guess", Instant.now()));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(stored).isEmpty();
  }

  @Test
  void notifiesOfCopiesAndMultipartUploads() {
    put(s3.client(), "one");
    s3.client()
        .copyObject(
            c ->
                c.sourceBucket("photos")
                    .sourceKey("one")
                    .destinationBucket("photos")
                    .destinationKey("two"));
    multipart(s3.client(), "three");
    assertThat(stored).extracting(StoredObject::key).containsExactly("one", "two", "three");
    assertThat(stored).extracting(StoredObject::size).containsOnly((long) PHOTO.length());
  }

  @Test
  void failsTheRequestIfTheListenerFails() throws Exception {
    var form = SignedForm.of("photos", "one", "id", "secret", Instant.now());
    try (var failing =
        EmbeddedS3.in(folder)
            .credentials("id", "secret")
            .onStored(o -> fail("disk full"))
            .start()) {
      assertThat(post(failing, form).statusCode()).isEqualTo(503);
    }
  }

  @Test
  void notifiesBeforeTheFirstByteIsWritten() throws Exception {
    var notes = new ArrayList<String>();
    try (var server =
        EmbeddedS3.in(folder)
            .credentials("id", "secret")
            .listener((bucket, key) -> note(notes, bucket + "/" + key + exists(key)))
            .start()) {
      post(server, SignedForm.of("photos", "one", "id", "secret", Instant.now()));
    }
    assertThat(notes).containsExactly("photos/one is missing");
  }

  @Test
  void keepsObjectsAfterARestart() {
    put(s3.client(), "kept");
    s3.close();
    s3 = start(stored);
    assertThat(read(s3.client(), "kept")).isEqualTo(PHOTO);
  }

  @Test
  void allowsOnlyTheNamedOrigins() throws Exception {
    assertThat(
            preflight("https://shop.example").headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://shop.example");
    assertThat(
            preflight("https://shopxexample").headers().firstValue("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  @Test
  void refusesEverythingWithoutASignatureEvenIfOthersMayReadTheFolder() throws Exception {
    put(s3.client(), "scanner/one.jpg");
    for (var open : List.of("photos", "photos/scanner/one.jpg")) {
      Files.setPosixFilePermissions(
          folder.resolve(open), PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    for (var path : List.of("/", "/photos", "/photos/", "/photos/scanner/one.jpg")) {
      var request = HttpRequest.newBuilder(s3.endpoint().resolve(path));
      var response = send(request.header("Origin", "http://evil.example"));
      assertThat(response.statusCode()).as(path).isEqualTo(403);
      assertThat(response.body()).doesNotContain("one.jpg", PHOTO);
      assertThat(send(request.method("HEAD", BodyPublishers.noBody())).statusCode()).isEqualTo(403);
    }
    assertThat(
            send(HttpRequest.newBuilder(s3.endpoint().resolve("/photos/two"))
                    .PUT(BodyPublishers.ofString("x")))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void keepsItsFilesAndFoldersFromOtherUsers() throws Exception {
    put(s3.client(), "scanner/photos/one.jpg");
    multipart(s3.client(), "scanner/parts/two.jpg");
    post(s3, SignedForm.of("photos", "products/three.jpg", "id", "secret", Instant.now()));
    try (var files = Files.walk(folder.resolve("photos"))) {
      assertThat(files.filter(EmbeddedS3Test::isOpenToOthers)).isEmpty();
    }
  }

  private static boolean isOpenToOthers(Path path) {
    try {
      return OwnerOnly.isOpenToOthers(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void listensOnLoopbackOnly() throws IOException {
    assertThat(ListeningSockets.of(ProcessHandle.current().pid()))
        .anyMatch(socket -> socket.getPort() == s3.endpoint().getPort())
        .extracting(InetSocketAddress::getAddress)
        .allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void failsToStartOnAPortInUse() {
    var second = EmbeddedS3.in(folder).port(s3.endpoint().getPort());
    assertThatThrownBy(second::start)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Failed to bind");
  }

  private EmbeddedS3 start(List<StoredObject> stored) {
    return EmbeddedS3.in(folder)
        .bucket("photos")
        .credentials("id", "secret")
        .corsOrigins("https://shop.example")
        .onStored(stored::add)
        .start();
  }

  private HttpResponse<String> post(EmbeddedS3 s3, SignedForm form)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(bucket(s3))
            .header("Content-Type", "multipart/form-data; boundary=" + SignedForm.BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form.bodyWith(PHOTO.getBytes(UTF_8)))));
  }

  private HttpResponse<String> preflight(String origin) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(bucket(s3))
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static URI bucket(EmbeddedS3 s3) {
    return s3.endpoint().resolve("/photos");
  }

  private static Consumer<StoredObject> note(List<String> notes, String note) {
    notes.add(note);
    return stored -> {};
  }

  private String exists(String key) {
    return Files.exists(folder.resolve("photos").resolve(key)) ? " exists" : " is missing";
  }

  private static void fail(String reason) {
    throw new UncheckedIOException(new IOException(reason));
  }

  private static void put(S3Client client, String key) {
    client.putObject(put -> put.bucket("photos").key(key), RequestBody.fromString(PHOTO));
  }

  private static void multipart(S3Client client, String key) {
    var upload = client.createMultipartUpload(u -> u.bucket("photos").key(key)).uploadId();
    var part =
        client.uploadPart(
            p -> p.bucket("photos").key(key).uploadId(upload).partNumber(1),
            RequestBody.fromString(PHOTO));
    var completed = CompletedPart.builder().partNumber(1).eTag(part.eTag()).build();
    client.completeMultipartUpload(
        c -> c.bucket("photos").key(key).uploadId(upload).multipartUpload(m -> m.parts(completed)));
  }

  private static String read(S3Client client, String key) {
    return client.getObjectAsBytes(get -> get.bucket("photos").key(key)).asUtf8String();
  }
}
