package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.problem.ErrorCode;
import dev.packshot.session.IdleLimit;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The photos of a session: pages, single ones, and their order. */
class PhotosOfSessionTest {
  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void listsPhotosPageByPageInTheirOrder() {
    var ids = register(5);
    assertThat(page(1, 2)).containsExactlyElementsOf(ids.subList(0, 2));
    assertThat(page(3, 2)).containsExactly(ids.get(4));
    assertThat(page(4, 2)).isEmpty();
    var pagination = list("?page=2&page_size=2").json().get("pagination").toString();
    assertThat(pagination)
        .isEqualTo(
            "{\"page\":2,\"page_size\":2,\"total_count\":5,\"total_pages\":3,"
                + "\"has_next\":true,\"has_previous\":true}");
  }

  @Test
  void refusesAnInvalidPage() {
    TestProblem.in(list("?page=0"), ErrorCode.VALIDATION_ERROR).naming("page");
  }

  @Test
  void showsTheSamePhotoInEveryAnswer() {
    var key = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(key, Uploads.FIRST);
    var shown = withoutUrls(uploads.onlyPhoto());
    var id = shown.get("short_id").asText();
    assertThat(withoutUrls(get(id).json())).isEqualTo(shown);
    assertThat(withoutUrls(list("").json().at("/data/0"))).isEqualTo(shown);
    reorder(List.of(id));
    assertThat(withoutUrls(get(id).json())).isEqualTo(withoutUrls(uploads.onlyPhoto()));
    assertThat(withoutUrls(uploads.register(key).json()).get("sort_order").asInt()).isZero();
  }

  @Test
  void doesNotFindAnUnknownPhotoNorOneOfAnotherSession() {
    var foreign = new Uploads(app);
    foreign.register(foreign.presign("front", "a.jpg"));
    var id = foreign.onlyPhoto().get("short_id").asText();
    TestProblem.in(get(id), ErrorCode.NOT_FOUND);
  }

  @Test
  void putsPhotosIntoAnotherOrder() {
    var ids = register(4);
    Collections.reverse(ids);
    var reordered = reorder(ids);
    assertThat(reordered.status()).as(reordered.body()).isEqualTo(200);
    assertThat(ids(reordered.json())).isEqualTo(ids);
    assertThat(ids(app.session(uploads.session).get("product_photos"))).isEqualTo(ids);
    assertThat(page(1, 10)).isEqualTo(ids);
    assertThat(sortOrders()).containsExactly(0L, 1L, 2L, 3L);
    var patched = uploads.request("PATCH", "/photos/" + ids.get(2));
    assertThat(patched.body("{\"photo_type\":\"left\"}").send().json().get("sort_order").asInt())
        .isEqualTo(2);
  }

  @Test
  void putsAPhotoThatArrivesLaterAtTheEnd() {
    var ids = register(2);
    Collections.reverse(ids);
    reorder(ids);
    ids.addAll(register(1));
    assertThat(page(1, 10)).isEqualTo(ids);
    assertThat(sortOrders()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void refusesAnOrderWithAMissingAForeignOrADoubledPhoto() {
    var ids = register(2);
    var foreign = new Uploads(app);
    foreign.register(foreign.presign("front", "a.jpg"));
    var other = foreign.onlyPhoto().get("short_id").asText();
    assertRefused(List.of(ids.get(0)), "lacks [" + ids.get(1) + "]");
    assertRefused(List.of(ids.get(0), ids.get(1), other), other + " is not a photo of");
    assertRefused(List.of(ids.get(0), ids.get(1), ids.get(0)), ids.get(0) + " is there twice");
    assertThat(page(1, 10)).isEqualTo(ids);
  }

  private void assertRefused(List<String> order, String message) {
    var answer = reorder(order);
    TestProblem.in(answer, ErrorCode.VALIDATION_ERROR).naming("photo_short_ids");
    assertThat(answer.body()).contains(message);
  }

  @Test
  void refusesAnOrderOfASessionThatHasEnded() {
    var ids = register(1);
    app.clock.advance(IdleLimit.USUAL.time());
    TestProblem.in(reorder(ids), ErrorCode.CONFLICT);
  }

  @Test
  void keepsASessionActive() {
    var ids = register(1);
    app.clock.advance(IdleLimit.USUAL.time().minusSeconds(1));
    reorder(ids);
    app.clock.advance(IdleLimit.USUAL.time().minusSeconds(1));
    assertThat(app.session(uploads.session).get("status").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void losesNoPhotoThatArrivesAtTheSameTime() {
    register(2);
    for (int race = 0; race < 20; race++) {
      app.clock.advance(Duration.ofMillis(5));
      var before = page(1, 100);
      var reversed = new ArrayList<>(before);
      Collections.reverse(reversed);
      var key = uploads.presign("front", "photo.jpg");
      var statuses =
          ConcurrentCallers.run(
              2,
              caller -> caller == 0 ? reorder(reversed).status() : uploads.register(key).status());
      var after = page(1, 100);
      assertThat(after).hasSize(before.size() + 1);
      assertThat(after.subList(0, before.size()))
          .isEqualTo(statuses.get(0) == 200 ? reversed : before);
    }
  }

  @Test
  void keepsTheOlderOfTwoEqualPhotosTheOriginal() {
    var first = uploads.store(Uploads.PHOTO);
    app.clock.advance(Duration.ofSeconds(1));
    var second = uploads.store(Uploads.PHOTO);
    uploads.deliverEvent(first, Uploads.FIRST);
    uploads.deliverEvent(second, Uploads.FIRST);
    var ids = page(1, 10);
    reorder(List.of(ids.get(1), ids.get(0)));
    var shown = list("").json().get("data");
    assertThat(shown.get(0).get("duplicate_of").asText()).isEqualTo(ids.get(0));
    assertThat(shown.get(1).get("duplicate_of").isNull()).isTrue();
  }

  private List<String> register(int photos) {
    var ids = new ArrayList<String>();
    for (int number = 0; number < photos; number++) {
      app.clock.advance(Duration.ofMillis(5));
      var registered = uploads.register(uploads.presign("front", "photo.jpg"));
      ids.add(registered.json().get("short_id").asText());
    }
    return ids;
  }

  private TestAnswer reorder(List<String> ids) {
    var body = ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
    return uploads
        .request("POST", "/photos/reorder")
        .body("{\"photo_short_ids\":[" + body + "]}")
        .send();
  }

  private TestAnswer list(String query) {
    return uploads.request("GET", "/photos" + query).send();
  }

  private TestAnswer get(String photo) {
    return uploads.request("GET", "/photos/" + photo).send();
  }

  private List<String> page(int page, int size) {
    return ids(list("?page=" + page + "&page_size=" + size).json().get("data"));
  }

  private List<Long> sortOrders() {
    return StreamSupport.stream(list("").json().get("data").spliterator(), false)
        .map(photo -> photo.get("sort_order").asLong())
        .toList();
  }

  private static List<String> ids(JsonNode photos) {
    return StreamSupport.stream(photos.spliterator(), false)
        .map(photo -> photo.get("short_id").asText())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static JsonNode withoutUrls(JsonNode photo) {
    return ((ObjectNode) photo.deepCopy()).without("urls");
  }
}
