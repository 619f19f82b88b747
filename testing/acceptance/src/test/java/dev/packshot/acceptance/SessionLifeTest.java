package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of a session, and its photos page by page and in another order. */
class SessionLifeTest {
  private final ScannerClient scanner = new ScannerClient();
  private final String session = scanner.openSession();

  @Test
  void endsASessionOnce() {
    scanner.registerWithoutFile(session);
    var ended = scanner.end(session, "submit").expect(200);
    assertThat(ended.text("status")).isEqualTo("COMPLETED");
    assertThat(ended.json().path("photo_count").asInt()).isEqualTo(1);
    assertThat(scanner.end(session, "end").expect(200).json()).isEqualTo(ended.json());
    assertThat(scanner.readSession(session).expect(200).text("status")).isEqualTo("COMPLETED");
    scanner.end(ShortIds.unknown(), "end").expect(404);
    scanner.end("x", "submit").expectInvalid("id");
  }

  @Test
  void listsTheNewestSessionFirst() {
    var other = scanner.openSession();
    scanner.end(other, "end").expect(200);
    var newest = scanner.listSessions("COMPLETED").expect(200).json();
    assertThat(newest.at("/pagination/total_count").asInt()).isPositive();
    assertThat(newest.path("data"))
        .allMatch(listed -> listed.path("status").asString().equals("COMPLETED"));
    scanner.listSessions("NONE").expectInvalid("status");
  }

  @Test
  void takesNoChangeAfterTheEnd() {
    var form = scanner.requestUpload(session);
    scanner.end(session, "end").expect(200);
    scanner.register(session, "{\"s3_key\":\"" + form.key() + "\"}").expect(409);
    scanner.reorder(session, List.of()).expect(409);
  }

  @Test
  void readsPhotosPageByPage() {
    var first = scanner.registerWithoutFile(session);
    var second = scanner.registerWithoutFile(session);
    var page = scanner.listPhotos(session, 2, 1).expect(200).json();
    assertThat(page.at("/pagination/total_count").asInt()).isEqualTo(2);
    assertThat(page.at("/data/0/short_id").asString()).isEqualTo(second);
    assertThat(scanner.readPhoto(session, first).expect(200).text("short_id")).isEqualTo(first);
    scanner.readPhoto(session, ShortIds.unknown()).expect(404);
    scanner.readPhoto(scanner.openSession(), first).expect(404);
    scanner.listPhotos(ShortIds.unknown(), 1, 1).expect(404);
    scanner.listPhotos(session, 0, 1).expectInvalid("page");
  }

  @Test
  void deletesAPhotoForGood() {
    var file = TestPhotos.small();
    var form = scanner.requestUpload(session);
    var photo = scanner.uploadAndAwaitVerdict(session, form, file).path("short_id").asString();
    scanner.deletePhoto(session, photo).expect(204);
    scanner.deletePhoto(session, photo).expect(204);
    assertThat(scanner.find(session, photo)).isEmpty();
    scanner.readPhoto(session, photo).expect(404);
    scanner.register(session, form, file).expect(409);
    scanner.deletePhoto(session, ShortIds.unknown()).expect(404);
    scanner.deletePhoto(session, "x").expectInvalid("photo_id");
  }

  @Test
  void deletesASessionForGood() {
    var file = TestPhotos.small();
    var form = scanner.requestUpload(session);
    var photo = scanner.uploadAndAwaitVerdict(session, form, file).path("short_id").asString();
    scanner.deleteSession(session).expect(204);
    scanner.deleteSession(session).expect(204);
    scanner.readSession(session).expect(404);
    scanner.readPhoto(session, photo).expect(404);
    scanner.register(session, form, file).expect(404);
    scanner.end(session, "end").expect(404);
    scanner.deleteSession(ShortIds.unknown()).expect(404);
    scanner.deleteSession("x").expectInvalid("id");
  }

  @Test
  void putsPhotosIntoAnotherOrder() {
    var first = scanner.registerWithoutFile(session);
    var second = scanner.registerWithoutFile(session);
    var reordered = scanner.reorder(session, List.of(second, first)).expect(200).json();
    assertThat(reordered.at("/0/short_id").asString()).isEqualTo(second);
    var third = scanner.registerWithoutFile(session);
    assertThat(scanner.readSession(session).expect(200).json().path("product_photos"))
        .extracting(photo -> photo.path("short_id").asString())
        .containsExactly(second, first, third);
    scanner.reorder(session, List.of(second, first)).expectInvalid("photo_short_ids");
    scanner
        .reorder(session, List.of(second, second, first, third))
        .expectInvalid("photo_short_ids");
  }
}
