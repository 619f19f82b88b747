package dev.packshot.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a session, and the seal of its ids. */
class SessionTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final UUID VALUE = UUID.fromString("018d5f2e-8a00-7b3c-9d4e-5f6071829304");

  @Test
  void expiresWhenItHasNotChangedForTheIdleLimit() {
    var session = session(SessionStatus.ACTIVE, 0, 0);
    var end = NOW.plus(IdleLimit.USUAL.time());
    assertThat(session.statusAt(end.minusMillis(1))).isEqualTo(SessionStatus.ACTIVE);
    assertThat(session.statusAt(end)).isEqualTo(SessionStatus.EXPIRED);
    assertThat(session(SessionStatus.COMPLETED, 0, 0).statusAt(end))
        .isEqualTo(SessionStatus.COMPLETED);
  }

  @ParameterizedTest
  @EnumSource(SessionStatus.class)
  void changesOnlyWhileItIsActive(SessionStatus status) {
    var session = session(status, 0, 0);
    if (status == SessionStatus.ACTIVE) {
      session.requireActive(NOW);
    } else {
      refuses(() -> session.requireActive(NOW), status.name());
    }
    if (status == SessionStatus.COMPLETED) {
      session.requireCompleted(NOW);
    } else {
      refuses(() -> session.requireCompleted(NOW), status.name());
    }
  }

  @Test
  void hasRoomForPhotosAndCapturesUpToItsLimits() {
    var last = session(SessionStatus.ACTIVE, Session.MAX_CAPTURES - 1, Session.MAX_PHOTOS - 1);
    last.requireRoomForCapture();
    last.requireRoomForPhoto();
    assertThat(last.hasRoomForPhoto()).isTrue();
    var full = session(SessionStatus.ACTIVE, Session.MAX_CAPTURES, Session.MAX_PHOTOS);
    refuses(full::requireRoomForCapture, "1000 captures");
    refuses(full::requireRoomForPhoto, "500 photos");
    assertThat(full.hasRoomForPhoto()).isFalse();
  }

  @Test
  void omitsItsMetadataForAResponseWithoutRoomForIt() {
    var session = session(SessionStatus.ACTIVE, 1, 2);
    var shown = session.withoutMetadata();
    assertThat(shown.details().metadata()).isEmpty();
    assertThat(shown.details().userAgent()).isEqualTo("agent");
    assertThat(shown.photoCount()).isEqualTo(2);
    assertThat(shown.modifiedAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @EnumSource(CaptureMode.class)
  void findsAModeByItsExactValue(CaptureMode mode) {
    assertThat(CaptureMode.find(mode.value())).contains(mode);
    assertThat(CaptureMode.CHOICES.split(", "))
        .isEqualTo(Stream.of(CaptureMode.values()).map(CaptureMode::value).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BOTH", "both ", "photos"})
  void findsNoOtherMode(String value) {
    assertThat(CaptureMode.find(value)).isEmpty();
  }

  /** The MAC was computed by Python's hmac. */
  @Test
  void sealsAnIdWithAMacOfItsOtherBitsAndItsKind() {
    var seal = new UploadSeal("000102030405060708090a0b0c0d0e0f");
    var sealed = seal.seal(VALUE, "front.jpg");
    assertThat(sealed).isEqualTo(UUID.fromString("018d5f2e-8a00-7b3c-b182-930498fc5feb"));
    assertThat(seal.hasSealed(sealed, "front.jpg")).isTrue();
    assertThat(seal.hasSealed(sealed, "back.jpg")).isFalse();
    assertThat(seal.hasSealed(VALUE, "front.jpg")).isFalse();
    assertThat(seal.toString()).isEqualTo("UploadSeal");
  }

  @Test
  void sealsWithASecretOfItsOwn() {
    var first = UploadSeal.create(new SecureRandom());
    var second = UploadSeal.create(new SecureRandom());
    assertThat(first.secret()).matches("[0-9a-f]{32}").isNotEqualTo(second.secret());
    assertThat(second.hasSealed(first.seal(VALUE, "k"), "k")).isFalse();
  }

  private static Session session(SessionStatus status, long captures, long photos) {
    var details = new SessionDetails(CaptureMode.BOTH, Map.of("a", "b"), "agent", "{}");
    return new Session(
        new SessionId(VALUE),
        new OrganizationId(VALUE),
        status,
        NOW.minus(Duration.ofDays(1)),
        NOW,
        details,
        Optional.empty(),
        captures,
        photos,
        0,
        false,
        IdleLimit.USUAL);
  }

  private static void refuses(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message);
  }
}
