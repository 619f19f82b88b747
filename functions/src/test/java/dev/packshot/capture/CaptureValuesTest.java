package dev.packshot.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.gs1.Gtin;
import dev.packshot.id.CaptureId;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Uuid7;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The states of a capture, its types, and its scan. */
class CaptureValuesTest {
  private static final Scan TEXT =
      new Scan(CaptureType.MANUAL, "a", Optional.empty(), Map.of(), Optional.empty(), false);

  @Test
  void isOpenUntilTheLookUpHasEnded() {
    assertThat(Arrays.stream(CaptureStatus.values()).filter(CaptureStatus::isOpen))
        .containsExactly(CaptureStatus.PENDING, CaptureStatus.LOOKING_UP);
  }

  @Test
  void mayBeRetriedAfterALookUpWithoutAResult() {
    assertThat(Arrays.stream(CaptureStatus.values()).filter(CaptureStatus::mayBeRetried))
        .containsExactlyElementsOf(EnumSet.of(CaptureStatus.FAILED, CaptureStatus.NOT_FOUND));
  }

  @ParameterizedTest
  @EnumSource(CaptureType.class)
  void findsATypeByItsExactName(CaptureType type) {
    assertThat(CaptureType.find(type.name())).contains(type);
    assertThat(CaptureType.CHOICES.split(", "))
        .isEqualTo(Stream.of(CaptureType.values()).map(CaptureType::name).toArray());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "barcode", "IMAGE ", "OTHER"})
  void findsNoOtherType(String name) {
    assertThat(CaptureType.find(name)).isEmpty();
  }

  @Test
  void readsTheNumberFromAPictureUnlessItIsKnown() {
    var gtin = Gtin.parse("4006381333931");
    var known = new Scan(CaptureType.IMAGE, "a", gtin, Map.of(), Optional.empty(), false);
    assertThat(TEXT.withPicture("k").isUnread()).isTrue();
    assertThat(known.withPicture("k").isUnread()).isFalse();
    assertThat(known.withPicture("k").imageKey()).contains("k");
  }

  @Test
  void isRestrictedIfItsNumberIs() {
    assertThat(numbered("2000000000008").isRestricted()).isTrue();
    assertThat(numbered("4006381333931").isRestricted()).isFalse();
    assertThat(TEXT.isRestricted()).isFalse();
  }

  @Test
  void sortsCapturesAsTheyWereMade() {
    var first = capture(1);
    var second = capture(2);
    assertThat(Stream.of(second, first).sorted(Capture.ORDER)).containsExactly(first, second);
  }

  @Test
  void omitsItsMetadataForAResponseWithoutRoomForIt() {
    assertThat(capture(1).withoutMetadata())
        .isEqualTo(Capture.create(capture(1).address(), TEXT, Map.of(), Instant.EPOCH));
  }

  private static Scan numbered(String text) {
    var gtin = Gtin.parse(text);
    return new Scan(CaptureType.MANUAL, text, gtin, Map.of(), Optional.empty(), false);
  }

  private static Capture capture(long millis) {
    var id = Uuid7.first(millis);
    var address = new CaptureAddress(new SessionId(id), new OrganizationId(id), new CaptureId(id));
    return Capture.create(address, TEXT, Map.of("a", "b"), Instant.EPOCH);
  }
}
