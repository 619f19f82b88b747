package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.EmbeddedS3;
import dev.packshot.devkit.StoredObject;
import dev.packshot.testing.UploadForm;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signed forms, genuine and tampered with, on a server that checks policies. The server does not
 * check session tokens: a form without its token is rejected because it violates the policy.
 */
class HostilePostTest {
  private static final String KEY = "scanner/photos/2026/11/session/front/photo.jpg";
  private static final int MAX = 1_000;
  private static final List<StoredObject> STORED = new CopyOnWriteArrayList<>();

  private static EmbeddedS3 s3;
  private static PostSigner signer;

  @BeforeAll
  static void start(@TempDir Path folder) {
    s3 = EmbeddedS3.in(folder).credentials("AKIA", "hush").onStored(STORED::add).start();
    s3.client().createBucket(bucket -> bucket.bucket("photos"));
    s3.client().createBucket(bucket -> bucket.bucket("others"));
    signer = new PostSigner(new PhotoBucket("photos", "us-east-1", Optional.of(s3.endpoint())));
  }

  @AfterAll
  static void stop() {
    s3.close();
  }

  @AfterEach
  void deleteObjects() {
    STORED.forEach(it -> s3.client().deleteObject(o -> o.bucket(it.bucket()).key(it.key())));
    STORED.clear();
  }

  @Test
  void storesTheFileOfAGenuineForm() throws Exception {
    var photo = bytes(MAX);
    assertThat(form(photo).post()).isEqualTo(201);
    var object = s3.client().getObjectAsBytes(get -> get.bucket("photos").key(KEY));
    assertThat(object.asByteArray()).isEqualTo(photo);
    assertThat(object.response().contentType()).isEqualTo("image/jpeg");
  }

  @Test
  void storesTheFileOfAFormSignedWithPermanentCredentials() throws Exception {
    var permanent = new SigningCredentials("AKIA", "hush", Optional.empty(), Optional.empty());
    var post = signer.sign(terms(), permanent, Instant.now()).orElseThrow();
    assertThat(UploadForm.of(post, bytes(10)).post()).isEqualTo(201);
    assertThat(STORED).extracting(StoredObject::key).containsExactly(KEY);
  }

  @Test
  void storesOnlyFilesWithinTheRangeOfSizes() throws Exception {
    assertThat(form(bytes(1)).post()).isEqualTo(201);
    assertThat(form(bytes(MAX)).post()).isEqualTo(201);
    assertThat(STORED).extracting(StoredObject::size).containsExactly(1L, (long) MAX);
    assertThat(form(bytes(0)).post()).isBetween(400, 499);
    assertThat(form(bytes(MAX + 1)).post()).isBetween(400, 499);
    assertThat(STORED).hasSize(2);
  }

  @Test
  void accepts25MebibytesByDefaultAndNotAByteMore() throws Exception {
    var terms = UploadTerms.of(KEY, "image/jpeg");
    var post = signer.sign(terms, temporary(), Instant.now()).orElseThrow();
    assertThat(UploadForm.of(post, bytes(26_214_401)).post()).isBetween(400, 499);
    assertThat(STORED).isEmpty();
    assertThat(UploadForm.of(post, bytes(26_214_400)).post()).isEqualTo(201);
    assertThat(STORED).extracting(StoredObject::size).containsExactly(26_214_400L);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void rejectsATamperedForm(String attack, UnaryOperator<UploadForm> change) throws Exception {
    assertThat(change.apply(form(bytes(10))).post()).as(attack).isBetween(400, 499);
    assertNothingStored();
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack("another key", form -> form.with("key", KEY.replace("photo.", "other."))),
        attack("a key with a placeholder", form -> form.with("key", KEY + "${filename}")),
        attack("no key", form -> form.without("key")),
        attack("another content type", form -> form.with("Content-Type", "text/html")),
        attack("no content type", form -> form.without("Content-Type")),
        attack("an empty file", form -> form.with(new byte[0])),
        attack("a file that is too large", form -> form.with(bytes(MAX + 1))),
        attack("metadata", form -> form.with("x-amz-meta-owner", "me")),
        attack("an ACL", form -> form.with("acl", "public-read")),
        attack("a storage class", form -> form.with("x-amz-storage-class", "GLACIER")),
        attack("an encoding", form -> form.with("Content-Encoding", "gzip")),
        attack("a redirect", form -> form.with("success_action_redirect", "http://evil.example")),
        attack("another status", form -> form.with("success_action_status", "204")),
        attack("no status", form -> form.without("success_action_status")),
        attack("a policy with a wider range", HostilePostTest::widenedPolicy),
        attack("an empty policy", form -> form.with("policy", "e30=")),
        attack("no policy", form -> form.without("policy")),
        attack("a signature with one digit changed", HostilePostTest::changedSignature),
        attack("an empty signature", form -> form.with("x-amz-signature", "")),
        attack("no signature", form -> form.without("x-amz-signature")),
        attack("another date", form -> form.with("x-amz-date", "20200101T000000Z")),
        attack("another credential", HostilePostTest::otherCredential),
        attack("no algorithm", form -> form.without("x-amz-algorithm")),
        attack("another token", form -> form.with("x-amz-security-token", "loud")),
        attack("no token", form -> form.without("x-amz-security-token")),
        attack("another bucket", form -> form.to(form.url().replace("photos", "others"))));
  }

  @Test
  void rejectsAFormSignedWithAnotherSecret() throws Exception {
    var wrongSecret =
        new SigningCredentials("AKIA", "guess", Optional.of("quiet"), Optional.empty());
    assertRejected(signer.sign(terms(), wrongSecret, Instant.now()).orElseThrow());
  }

  @Test
  void rejectsAnExpiredForm() throws Exception {
    var now = Instant.now();
    assertRejected(signer.sign(terms(), temporary(), now.minusSeconds(3_601)).orElseThrow());
    assertThat(UploadForm.of(signed(temporary(), now.minusSeconds(3_540)), bytes(10)).post())
        .isEqualTo(201);
  }

  @Test
  void rejectsAFormOfExpiredCredentials() throws Exception {
    var now = Instant.now();
    var expired =
        new SigningCredentials(
            "AKIA", "hush", Optional.of("quiet"), Optional.of(now.minusSeconds(1)));
    assertRejected(signed(expired, now.minusSeconds(600)));
  }

  private void assertRejected(PresignedPost post) throws Exception {
    assertThat(UploadForm.of(post, bytes(10)).post()).isBetween(400, 499);
    assertNothingStored();
  }

  private static void assertNothingStored() {
    assertThat(STORED).isEmpty();
    for (var bucket : List.of("photos", "others")) {
      assertThat(s3.client().listObjectsV2(list -> list.bucket(bucket)).contents()).isEmpty();
    }
  }

  private static UploadForm form(byte[] file) {
    return UploadForm.of(signed(temporary(), Instant.now()), file);
  }

  private static PresignedPost signed(SigningCredentials credentials, Instant at) {
    return signer.sign(terms(), credentials, at).orElseThrow();
  }

  private static UploadTerms terms() {
    return new UploadTerms(KEY, "image/jpeg", 1, MAX, Duration.ofHours(1));
  }

  private static SigningCredentials temporary() {
    return new SigningCredentials("AKIA", "hush", Optional.of("quiet"), Optional.empty());
  }

  private static UploadForm widenedPolicy(UploadForm form) {
    var policy = new String(Base64.getDecoder().decode(form.field("policy")), UTF_8);
    var wider = policy.replace("1,1000]", "0,9000]");
    assertThat(wider).isNotEqualTo(policy);
    return form.with("policy", Base64.getEncoder().encodeToString(wider.getBytes(UTF_8)));
  }

  private static UploadForm changedSignature(UploadForm form) {
    var signature = form.field("x-amz-signature");
    var digit = signature.startsWith("0") ? "1" : "0";
    return form.with("x-amz-signature", digit + signature.substring(1));
  }

  private static UploadForm otherCredential(UploadForm form) {
    var credential = form.field("x-amz-credential");
    return form.with("x-amz-credential", credential.replace("us-east-1", "eu-west-1"));
  }

  private static Arguments attack(String name, UnaryOperator<UploadForm> change) {
    return Arguments.of(name, change);
  }

  private static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }
}
