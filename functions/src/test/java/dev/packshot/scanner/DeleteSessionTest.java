package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.auth.KeyKind;
import dev.packshot.event.Route;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.problem.ErrorCode;
import dev.packshot.session.IdleLimit;
import dev.packshot.testing.TableContents;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestProblem;
import dev.packshot.testing.TestSession;
import dev.packshot.testing.Uploads;
import dev.packshot.testing.ValidRequests;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The deletion of a session with everything that belongs to it. */
class DeleteSessionTest {
  private final TestApp app = new TestApp();

  @Test
  void leavesNothingToAnyRouteOfTheSession() {
    var requests = new ValidRequests(app);
    var bodies = new LinkedHashMap<Route, String>();
    Arrays.stream(Route.values())
        .filter(route -> route.path().contains("/scanner/api/v1/"))
        .filter(route -> route.path().contains("{") || route == Route.CREATE_CAPTURE)
        .forEach(route -> bodies.put(route, requests.body(route)));
    bodies.put(Route.ADD_IMAGE_FROM_PHOTO, requests.body(Route.ADD_IMAGE_FROM_PHOTO));
    assertThat(bodies).hasSizeGreaterThan(18);
    assertThat(requests.to(Route.DELETE_SESSION).send().status()).isEqualTo(204);
    assertThat(requests.to(Route.DELETE_SESSION).send().status()).isEqualTo(204);
    bodies.remove(Route.DELETE_SESSION);
    bodies.forEach(
        (route, body) -> {
          var request = requests.session.request(route.method(), requests.path(route)).body(body);
          TestProblem.in(request.send(), ErrorCode.NOT_FOUND);
        });
    TestProblem.in(
        requests
            .session
            .request(
                "GET",
                requests.session.path() + "/presigned-upload-url?photo_short_id=" + requests.photo)
            .send(),
        ErrorCode.NOT_FOUND);
  }

  @Test
  void erasesEverythingButImages() {
    var requests = new ValidRequests(app);
    requests.to(Route.PROMISE_UPLOADS).send();
    requests.to(Route.REORDER_PHOTOS).send();
    requests.to(Route.CREATE_CAPTURE).send();
    requests.to(Route.ADD_IMAGE_FROM_PHOTO).send();
    var other = new Uploads(app);
    var kept = other.store(Uploads.PHOTO);
    other.deliverEvent(kept, Uploads.FIRST);
    var images = objects("public/", "products/");
    assertThat(images).isNotEmpty();
    assertThat(objects("scanner/")).anyMatch(key -> key.contains(requests.session.id));

    requests.to(Route.DELETE_SESSION).send();
    app.graph.sweepSessions().run();
    assertThat(traces(requests.session.id)).containsExactly("SESSION-DELETIONS");
    assertThat(objects("scanner/")).noneMatch(key -> key.contains(requests.session.id));
    assertThat(objects("public/", "products/")).isEqualTo(images);
    assertThat(requests.to(Route.LIST_IMAGES).send().json().get("data")).hasSize(2);
    assertThat(objects("scanner/")).contains(kept);
    assertThat(other.onlyPhoto().get("upload_status").asText()).isEqualTo("ready");
    assertThat(partitions())
        .doesNotContain("PHOTO#" + requests.photo, "CAPTURE#" + requests.capture);
  }

  @Test
  void endsWhenTheLastFormHasExpired() {
    var uploads = new Uploads(app);
    delete(uploads);
    app.clock.advance(PhotoDeletion.FORMS.minusSeconds(1));
    assertThat(app.graph.sweepSessions().run().ended()).isZero();
    assertThat(delete(uploads).status()).isEqualTo(204);
    app.clock.advance(Duration.ofSeconds(2));
    assertThat(app.graph.sweepSessions().run().ended()).isEqualTo(1);
    assertThat(app.graph.sweepSessions().run().deleted()).isZero();
    assertThat(traces(uploads.session)).isEmpty();
    TestProblem.in(delete(uploads), ErrorCode.NOT_FOUND);
  }

  @Test
  void erasesAFileThatArrivesAfterTheDeletion() {
    var uploads = new Uploads(app);
    var early = uploads.presign("front", "photo.jpg");
    var late = uploads.presign("front", "photo.jpg");
    delete(uploads);
    app.graph.sweepSessions().run();
    uploads.store(early, Uploads.PHOTO);
    assertThat(uploads.deliverEvent(early, Uploads.FIRST)).isTrue();
    assertThat(objects("")).isEmpty();
    assertThat(app.log)
        .anyMatch(
            line ->
                line.contains("\"outcome\":\"deleted\"")
                    && line.contains("the session has been deleted")
                    && line.contains(early));
    uploads.store(late, Uploads.PHOTO); // its event is lost
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    assertThat(app.graph.sweepSessions().run().ended()).isEqualTo(1);
    assertThat(objects("")).isEmpty();
    assertThat(traces(uploads.session)).isEmpty();
  }

  @Test
  void leavesASessionOfAnotherOrganization() {
    var uploads = new Uploads(app);
    var stranger = app.newKey(KeyKind.CSB, app.newOrganization());
    var path = "/scanner/api/v1/sessions/" + uploads.session;
    var foreign = app.anonymous("DELETE", path).header("X-API-Key", stranger.reveal());
    TestProblem.in(foreign.send(), ErrorCode.NOT_FOUND);
    assertThat(uploads.photos()).isEmpty();
    delete(uploads);
    TestProblem.in(foreign.send(), ErrorCode.NOT_FOUND);
    TestProblem.in(
        app.request("DELETE", "/scanner/api/v1/sessions/x").send(), ErrorCode.VALIDATION_ERROR);
  }

  @Test
  void countsTheSessionNoLonger() {
    var active = new Uploads(app);
    var completed = new Uploads(app);
    completed.request("POST", "/end").send();
    var kept = new Uploads(app);
    kept.request("POST", "/end").send();
    assertThat(listed("")).isEqualTo(3);
    delete(active);
    assertThat(listed("")).isEqualTo(2);
    delete(completed);
    delete(completed);
    assertThat(listed("")).isEqualTo(1);
    assertThat(listed("?status=COMPLETED")).isEqualTo(1);
    app.clock.advance(IdleLimit.USUAL.time());
    app.graph.expireSessions().run();
    assertThat(listed("?status=EXPIRED")).isZero();
  }

  @Test
  void isNotOpenedAgainByARepeatedRequest() {
    var session = new TestSession(app);
    var id = open(session).json().get("short_id").asText();
    session.request("DELETE", "/scanner/api/v1/sessions/" + id).send();
    TestProblem.in(open(session), ErrorCode.NOT_FOUND);
  }

  @Test
  void finishesDeletionsOfItsPhotos() {
    var requests = new ValidRequests(app);
    requests.to(Route.DELETE_PHOTO).send();
    requests.to(Route.DELETE_SESSION).send();
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    assertThat(app.graph.sweepPhotos().run()).isEqualTo(1);
    app.graph.sweepSessions().run();
    assertThat(objects("scanner/")).isEmpty();
    assertThat(partitions()).noneMatch(it -> it.matches("(SESSION|PHOTO|CAPTURE).*"));
  }

  private TestAnswer open(TestSession session) {
    return session
        .request("POST", "/scanner/api/v1/sessions")
        .header("Idempotency-Key", "once")
        .body("{}")
        .send();
  }

  private static TestAnswer delete(Uploads uploads) {
    return uploads.request("DELETE", "").send();
  }

  private int listed(String query) {
    JsonNode list = app.request("GET", "/scanner/api/v1/sessions" + query).send().json();
    assertThat(list.get("data")).hasSize(list.at("/pagination/total_count").asInt());
    return list.get("data").size();
  }

  private List<String> objects(String... prefixes) {
    return TestApp.s3().client().listObjectsV2(list -> list.bucket(app.bucket)).contents().stream()
        .map(S3Object::key)
        .filter(key -> Arrays.stream(prefixes).anyMatch(key::startsWith))
        .toList();
  }

  /** Returns the partitions of all items that name a session. */
  private List<String> traces(String session) {
    return TableContents.withoutKeys(app).stream()
        .filter(item -> !item.get("pk").s().startsWith("ONCE#"))
        .filter(item -> item.toString().contains(session))
        .map(item -> item.get("pk").s())
        .toList();
  }

  private List<String> partitions() {
    return TableContents.withoutKeys(app).stream().map(item -> item.get("pk").s()).toList();
  }
}
