package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.DatedPhotos;
import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.photo.Registration;
import dev.packshot.problem.ErrorCode;
import dev.packshot.session.Session;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestLog;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.Uploads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The photos of a session, sorted by the time at which they were taken. */
class PhotosByTimeTakenTest {
  private static final String SORTED = "?sort=taken_at";

  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);

  @Test
  void listsTheOldestFirstAndThoseWithoutATimeLast() {
    var untimed = register("");
    var third = register(",\"taken_at\":\"2026-11-20T10:00:00+01:00\"");
    var first = register(",\"taken_at\":\"2026-11-20T08:30:00Z\"");
    var alsoUntimed = register("");
    var second = register(",\"taken_at\":\"2026-11-20T08:30:00.500Z\"");
    assertThat(ids(SORTED)).containsExactly(first, second, third, untimed, alsoUntimed);
    assertThat(ids(SORTED + "&page=2&page_size=2")).containsExactly(third, untimed);
    assertThat(ids("")).containsExactly(untimed, third, first, alsoUntimed, second);
    assertThat(ids("?sort=sort_order")).isEqualTo(ids(""));
  }

  @Test
  void prefersTheClientsTimeToThatOfTheFile() {
    var untimed = register("");
    var inFile = uploads.store(new DatedPhotos("2026:11:21 13:00:00", "+01:00").jpeg());
    uploads.deliverEvent(inFile, Uploads.FIRST);
    var byClient = uploads.store(new DatedPhotos("2026:11:19 13:00:00", "+01:00").jpeg());
    uploads.deliverEvent(byClient, Uploads.FIRST);
    assertThat(ids(SORTED)).containsExactly(id(byClient), id(inFile), untimed);
    register(byClient, ",\"taken_at\":\"2026-11-22T08:30:00Z\"");
    assertThat(ids(SORTED)).containsExactly(id(inFile), id(byClient), untimed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "created", "TAKEN_AT", "taken_at,sort_order", "-taken_at"})
  void refusesAnotherOrder(String sort) {
    TestProblem.in(list("?sort=" + sort), ErrorCode.VALIDATION_ERROR).naming("sort");
  }

  @Test
  void costsNoMoreThanTheOtherOrderInAFullSession() {
    fill();
    list("?page_size=1");
    var calls = TestLog.lastOf(app).get("table_calls").asInt();
    var reads = TestLog.lastOf(app).get("read_units").asDouble();
    assertThat(list(SORTED + "&page=500&page_size=1").json().get("data")).hasSize(1);
    assertThat(TestLog.lastOf(app).get("table_calls").asInt()).isEqualTo(calls).isEqualTo(2);
    assertThat(TestLog.lastOf(app).get("read_units").asDouble()).isEqualTo(reads);
  }

  private void fill() {
    var ids = new Ids(app.clock);
    var session = SessionId.parse(uploads.session).orElseThrow().value();
    for (int at = 0; at < Session.MAX_PHOTOS; at++) {
      var key = new PhotoKey(session, ids.next(), PhotoType.FRONT, "jpg");
      app.graph.uploads().register(registration(key, at), false);
    }
  }

  private Registration registration(PhotoKey key, int at) {
    var now = app.clock.instant();
    return new Registration(
        key,
        Optional.of(key.type()),
        Map.of(),
        Optional.empty(),
        Optional.of("photo.jpg"),
        Optional.empty(),
        Optional.of(now.minusSeconds(at)),
        now);
  }

  private String register(String field) {
    app.clock.advance(Duration.ofMillis(5));
    return register(uploads.presign("front", "photo.jpg"), field);
  }

  private String register(String key, String field) {
    return uploads
        .request("POST", "/photos")
        .body("{\"s3_key\":\"" + key + "\"" + field + "}")
        .send()
        .json()
        .get("short_id")
        .asText();
  }

  private static String id(String key) {
    return PhotoKey.parse(key).orElseThrow().address().photoId().toString();
  }

  private TestAnswer list(String query) {
    return uploads.request("GET", "/photos" + query).send();
  }

  private List<String> ids(String query) {
    var photos = list(query).json().get("data");
    return StreamSupport.stream(photos.spliterator(), false)
        .map(photo -> photo.get("short_id").asText())
        .toList();
  }
}
