package dev.packshot.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import dev.packshot.id.SessionId;
import dev.packshot.photo.PhotoKey;
import dev.packshot.photo.PhotoType;
import dev.packshot.testing.TestAnswer;
import dev.packshot.testing.TestApp;
import dev.packshot.testing.Uploads;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Registrations of keys that were issued, and of keys that a client has made up. */
class IssuedKeysTest {
  private final TestApp app = new TestApp();
  private final Uploads uploads = new Uploads(app);
  private final UUID session = SessionId.parse(uploads.session).orElseThrow().value();
  private final Ids ids = new Ids(app.clock);

  @Test
  void registersAKeyFromAForm() {
    assertThat(uploads.register(uploads.presign("front", "photo.jpg")).status()).isEqualTo(201);
  }

  @Test
  void refusesAKeyOfWhichNoFormWasIssued() {
    refuse(uploads.register(key(session, ids.next())));
    refuse(uploads.register(key(session, new UUID(0x7000, 0x8000_0000_0000_0001L))));
    refuse(uploads.register(key(session, new UUID(0xE677_D21F_D800_7000L, Long.MIN_VALUE))));
  }

  @Test
  void refusesAnIssuedKeyWithOneBitChanged() {
    var issued = PhotoKey.parse(uploads.presign("front", "photo.jpg")).orElseThrow().photo();
    for (int bit = 0; bit < 62; bit++) {
      var changed =
          new UUID(issued.getMostSignificantBits(), issued.getLeastSignificantBits() ^ (1L << bit));
      refuse(uploads.register(key(session, changed)));
    }
  }

  @Test
  void refusesAnIssuedPhotoUnderAnotherKey() {
    var issued = PhotoKey.parse(uploads.presign("front", "photo.jpg")).orElseThrow();
    refuse(uploads.register(new PhotoKey(session, issued.photo(), PhotoType.BACK, "jpg").text()));
    refuse(uploads.register(new PhotoKey(session, issued.photo(), PhotoType.FRONT, "png").text()));
  }

  @Test
  void issuesDifferentAscendingKeysWithinOneMillisecond() {
    var issued = new HashSet<String>();
    var last = "";
    for (int at = 0; at < 50; at++) {
      var key = uploads.presign("front", "photo.jpg");
      assertThat(key).isGreaterThan(last);
      assertThat(issued.add(key)).isTrue();
      last = key;
    }
  }

  private static String key(UUID session, UUID photo) {
    return new PhotoKey(session, photo, PhotoType.FRONT, "jpg").text();
  }

  private static void refuse(TestAnswer answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("s3_key");
  }
}
