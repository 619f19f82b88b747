package dev.packshot.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.photo.PhotoDeletion;
import dev.packshot.testing.ConcurrentCallers;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.TestClock;
import dev.packshot.testing.Uploads;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Promises of photos that are deleted, and of photos with the same bytes. */
class DeletedPhotosTest {
  /** More than enough for each order of the calls; {@code -Dpackshot.races} sets another number. */
  private static final int RACES = Integer.getInteger("packshot.races", 10);

  private final TestApp app = new TestApp().withClock(TestClock.atTheTrueTime());
  private final Phone phone = new Phone(app);

  @Test
  void tellsThatAPromisedPhotoWasDeleted() {
    var sent = phone.sendWhole(promise("a"), Uploads.PHOTO);
    delete(sent);
    for (var entry : new JsonNode[] {phone.promiseOne(promise("a")), listed(0)}) {
      assertThat(entry.get("state").asText()).isEqualTo("deleted");
      assertThat(entry.get("next").asText()).isEqualTo("give_up");
      assertThat(entry.has("upload")).isFalse();
    }
    assertThat(phone.list("?state=deleted").get("data")).hasSize(1);
    var explained = phone.explain(id(sent), "{\"status\":403}").json();
    assertThat(explained.get("state").asText()).isEqualTo("deleted");
  }

  @Test
  void deletesAPhotoThatWasOnlyPromised() {
    var promised = phone.promiseOne(promise("a"));
    delete(promised);
    assertThat(phone.promiseOne(promise("a")).get("state").asText()).isEqualTo("deleted");
    Phone.upload(promised, Uploads.PHOTO);
    phone.deliverEvent(promised);
    assertThat(app.session(phone.session.id).get("product_photos")).isEmpty();
  }

  @Test
  void handsTheFileOverToThePromiseThatReliesOnIt() {
    var first = phone.sendWhole(promise("a"), Uploads.PHOTO);
    var second = phone.promiseOne(promise("b"));
    var third = phone.promiseOne(promise("c"));
    assertThat(second.get("state").asText()).isEqualTo("duplicate");
    delete(first);
    assertThat(phone.promiseOne(promise("b")).get("state").asText()).isEqualTo("arrived");
    phone.deliverEvent(second);
    assertThat(phone.promiseOne(promise("b")).get("state").asText()).isEqualTo("ready");
    var duplicate = phone.promiseOne(promise("c"));
    assertThat(duplicate.get("state").asText()).isEqualTo("duplicate");
    assertThat(duplicate.get("duplicate_of").asText()).isEqualTo(id(second));
    delete(second);
    phone.deliverEvent(third);
    assertThat(phone.promiseOne(promise("c")).get("state").asText()).isEqualTo("ready");
    assertThat(phone.promiseOne(promise("a")).get("state").asText()).isEqualTo("deleted");
    assertThat(app.session(phone.session.id).get("product_photos")).hasSize(1);
  }

  @Test
  void handsTheFileOnIfItsHeirIsDeletedBeforeItsEvent() {
    var first = phone.sendWhole(promise("a"), Uploads.PHOTO);
    var second = phone.promiseOne(promise("b"));
    var third = phone.promiseOne(promise("c"));
    delete(first);
    delete(second);
    phone.deliverEvent(second);
    phone.deliverEvent(third);
    assertThat(phone.promiseOne(promise("c")).get("state").asText()).isEqualTo("ready");
  }

  @Test
  void handsTheFileOverOnceIfTheDeletionIsRepeated() {
    var first = phone.sendWhole(promise("a"), Uploads.PHOTO);
    var second = phone.promiseOne(promise("b"));
    delete(first);
    delete(first);
    phone.deliverEvent(second);
    app.clock.advance(PhotoDeletion.FORMS.plusSeconds(1));
    app.graph.sweepPhotos().run();
    assertThat(phone.promiseOne(promise("b")).get("state").asText()).isEqualTo("ready");
  }

  @Test
  void losesNoBytesIfAPromiseComesToRelyOnThemDuringTheDeletion() {
    for (int race = 0; race < RACES; race++) {
      app.clock.advance(Duration.ofMillis(500)); // for the limit of the key
      var racing = new Phone(app);
      var first = racing.sendWhole(promise("a"), Uploads.PHOTO);
      ConcurrentCallers.run(
          2,
          caller ->
              caller == 0
                  ? (Object) racing.session.request("DELETE", racing.session.path(id(first))).send()
                  : racing.promiseOne(promise("b")));
      var after = racing.promiseOne(promise("b"));
      assertThat(after.get("state").asText()).as(after.toString()).isIn("arrived", "promised");
      if (after.get("state").asText().equals("promised")) {
        assertThat(after.get("next").asText()).isEqualTo("upload");
      } else {
        racing.deliverEvent(after);
        assertThat(racing.promiseOne(promise("b")).get("state").asText()).isEqualTo("ready");
      }
    }
  }

  private void delete(JsonNode answer) {
    var path = phone.session.path(id(answer));
    assertThat(phone.session.request("DELETE", path).send().status()).isEqualTo(204);
  }

  private JsonNode listed(int at) {
    return phone.list("").get("data").get(at);
  }

  private static String id(JsonNode answer) {
    return answer.get("photo_short_id").asText();
  }

  private static String promise(String name) {
    return "{\"client_id\":\"%s\",\"sha256\":\"%s\",\"file_size\":%d}"
        .formatted(name, sha256(), Uploads.PHOTO.length);
  }

  private static String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Uploads.PHOTO));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
