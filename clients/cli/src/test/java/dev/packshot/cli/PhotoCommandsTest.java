package dev.packshot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.ledger.DynamoLedgerRepository;
import dev.packshot.ledger.Promise;
import dev.packshot.ledger.PromisedFacts;
import dev.packshot.ledger.UploadMethod;
import dev.packshot.photo.DynamoUploadRepository;
import dev.packshot.photo.JudgedObject;
import dev.packshot.photo.JudgedObject.Dimensions;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.session.CaptureMode;
import dev.packshot.session.DynamoSessionDeletionRepository;
import dev.packshot.session.DynamoSessionRepository;
import dev.packshot.session.IdleLimit;
import dev.packshot.session.Session;
import dev.packshot.session.SessionDetails;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.sync.RequestBody;

/** The commands about sessions, photos and dead letters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotoCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT_ID = "IMG_1.jpg";

  private final TestDeployment deployment = new TestDeployment();
  private final Ids ids = new Ids(Clock.fixed(TestDeployment.NOW, ZoneOffset.UTC));
  private OrganizationId organization;
  private Session session;
  private PhotoKey key;

  @AfterAll
  void stop() {
    deployment.stop();
  }

  @BeforeEach
  void open() {
    deployment.letters.clear();
    organization = new OrganizationId(ids.next());
    var details = new SessionDetails(CaptureMode.BOTH, Map.of(), "", "{}");
    session =
        Session.open(
            new SessionId(ids.next()), organization, details, Optional.empty(), TestDeployment.NOW);
    new DynamoSessionRepository(deployment.table(), IdleLimit.USUAL).add(session);
    key = PhotoKey.issue(session, ids.next(), PhotoType.FRONT, "jpg");
  }

  @Test
  void tellsThatAPromisedPhotoHasNotArrived() throws IOException {
    promise();
    var story = where(CLIENT_ID, "--session", session.id().toString());
    assertThat(states(story)).containsSubsequence("promised:yes", "arrived:no", "judged:no");
    assertThat(story.get("conclusion").asText()).contains("has not arrived");
    assertThat(story.get("queue_waiting").asInt()).isEqualTo(3);
    assertThat(story.get("queue_age_seconds").asInt()).isEqualTo(7);
  }

  @Test
  void tellsThatTheEventOfAPhotoIsADeadLetter() throws IOException {
    store();
    var body = "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"" + key.text() + "\"}}}]}";
    deployment.letters.add(
        new EventQueue.DeadLetter("letter-1", Optional.of(TestDeployment.NOW), body));
    var story = where(key.text());
    assertThat(states(story))
        .containsSubsequence("promised:no", "arrived:current", "dead letter:letter-1");
    assertThat(story.get("conclusion").asText()).contains("dlq redrive");
  }

  @Test
  void tellsTheWholeStoryOfAReadyPhotoByItsIdAlone() throws IOException {
    promise();
    store();
    store();
    var versions = deployment.files().versions(key.text());
    judge(versions.get(0).id());
    var story = where(key.address().photoId().toString());
    assertThat(states(story))
        .containsSubsequence(
            "session:ACTIVE",
            "promised:yes",
            "arrived:current",
            "arrived:replaced",
            "registered:no",
            "judged:ready",
            "derived:no",
            "shown:yes");
    assertThat(story.get("conclusion").asText()).isEqualTo("The photo is ready and shown.");
    assertThat(deployment.run("photo", "where", key.text()).out())
        .contains("The photo is ready and shown.", "3 waiting", key.text());
  }

  @Test
  void saysWhatIsMissingToFindAPhoto() {
    var unknown = key.address().photoId().toString();
    assertThat(deployment.run("photo", "where", unknown).expect(1).err()).contains("--session");
    var id = session.id().toString();
    assertThat(deployment.run("photo", "where", "x", "--session", id).expect(1).err())
        .contains("has no photo x");
  }

  @Test
  void listsAndShowsSessions() throws IOException {
    judge("v1");
    var listed = deployment.run("session", "list", "--org", organization.toString()).expect(0);
    assertThat(listed.out()).contains(session.id().toString(), "ACTIVE");
    var shown = deployment.run("session", "show", session.id().toString(), "--json").expect(0);
    assertThat(JSON.readTree(shown.out()).at("/photo_list/0/status").asText()).isEqualTo("ready");
    deployment.run("session", "show", key.address().photoId().toString()).expect(1);
  }

  @Test
  void tellsThatASessionWasDeleted() throws IOException {
    store();
    new DynamoSessionDeletionRepository(deployment.table(), IdleLimit.USUAL)
        .delete(session, TestDeployment.NOW);
    var id = session.id().toString();
    var shown = deployment.run("session", "show", id, "--json").expect(0);
    assertThat(JSON.readTree(shown.out()).get("status").asText()).isEqualTo("DELETED");
    assertThat(deployment.run("session", "show", id).expect(0).out())
        .contains("DELETED", TestDeployment.NOW.toString(), "hourly job");
    var story = where(key.text());
    assertThat(states(story)).containsSubsequence("session:deleted", "arrived:current");
    assertThat(story.get("conclusion").asText()).contains("session was deleted");
    assertThat(deployment.run("photo", "where", "x", "--session", id).expect(1).err())
        .contains("was deleted at");
  }

  @Test
  void showsAndRedrivesDeadLetters() {
    assertThat(deployment.run("dlq", "list").expect(0).out()).contains("no dead letters");
    var body = "{\"key\":\"scanner/photos/a%2Bb.jpg\"}";
    deployment.letters.add(new EventQueue.DeadLetter("one", Optional.empty(), body));
    assertThat(deployment.run("dlq", "list").expect(0).out()).contains("one", "a+b.jpg");
    assertThat(deployment.run("dlq", "show", "one").expect(0).out()).contains(body);
    deployment.run("dlq", "show", "two").expect(1);
    assertThat(deployment.run("dlq", "redrive").expect(1).err()).contains("--yes");
    assertThat(deployment.letters).hasSize(1);
    assertThat(deployment.run("dlq", "redrive", "--yes").expect(0).out()).contains("about 1");
    assertThat(deployment.letters).isEmpty();
  }

  private void promise() {
    var facts =
        new PromisedFacts(
            PhotoType.FRONT,
            CLIENT_ID,
            "image/jpeg",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            UploadMethod.POST);
    new DynamoLedgerRepository(deployment.table(), IdleLimit.USUAL, new AtOnce())
        .add(Promise.of(key, CLIENT_ID, facts, TestDeployment.NOW));
  }

  private void store() {
    deployment
        .s3
        .client()
        .putObject(
            put -> put.bucket(TestDeployment.BUCKET).key(key.text()), RequestBody.fromString("x"));
  }

  private void judge(String version) {
    var facts = new ObjectFacts("image/jpeg", 1, "0".repeat(64), "e", Optional.of(version), "01");
    var judged = JudgedObject.ready(facts, new Dimensions(1, 1), Optional.empty());
    new DynamoUploadRepository(deployment.table(), IdleLimit.USUAL)
        .saveVerdict(key, judged, Optional.empty(), TestDeployment.NOW);
  }

  private JsonNode where(String... arguments) throws IOException {
    var all = new ArrayList<>(List.of("photo", "where", "--json"));
    all.addAll(List.of(arguments));
    return JSON.readTree(deployment.run(all.toArray(String[]::new)).expect(0).out());
  }

  private static List<String> states(JsonNode story) {
    var states = new ArrayList<String>();
    story
        .get("story")
        .forEach(step -> states.add(step.get("step").asText() + ":" + step.get("state").asText()));
    return states;
  }
}
