package dev.packshot.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of id is read from the text that it is written as, and from no other. */
class IdentifiersTest {
  private static final UUID VALUE = UUID.fromString("018d5f2e-8a00-7b3c-9d4e-5f6071829304");
  private static final String TEXT = ShortUuid.encode(VALUE);

  static Stream<Function<String, Optional<?>>> parsers() {
    return Stream.of(
        CaptureId::parse,
        EditId::parse,
        ImageId::parse,
        OrganizationId::parse,
        PhotoId::parse,
        ProductId::parse,
        SessionId::parse,
        UserId::parse);
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void readsAnIdFromTheTextThatItIsWrittenAs(Function<String, Optional<?>> parse) {
    assertThat(parse.apply(TEXT)).get().hasToString(TEXT);
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void readsNoIdFromAnotherText(Function<String, Optional<?>> parse) {
    assertThat(parse.apply(TEXT + "0")).isEmpty();
  }

  /** The character is the first one behind those that the table of digits has. */
  @ParameterizedTest
  @MethodSource("parsers")
  void readsNoIdFromACharacterBeyondAscii(Function<String, Optional<?>> parse) {
    assertThat(parse.apply(TEXT.substring(1) + '\u0080')).isEmpty();
  }

  @Test
  void sortsInCreationOrderWhenTheRandomBitsOverflow() {
    var ids = new Ids(Clock.fixed(Instant.EPOCH.plusSeconds(1), ZoneOffset.UTC), () -> -1L);
    var last = ids.next();
    var next = ids.next();
    assertThat(ShortUuid.encode(next)).isGreaterThan(ShortUuid.encode(last));
    assertThat(next.getLeastSignificantBits()).isEqualTo(Long.MIN_VALUE);
    assertThat(Uuid7.millis(next)).isEqualTo(Uuid7.millis(last) + 1);
  }

  @Test
  void knowsWhenItWasMade() {
    var madeAt = Instant.parse("2026-02-03T04:05:06.789Z");
    var id = new Ids(Clock.fixed(madeAt, ZoneOffset.UTC)).next();
    assertThat(
            List.of(
                new CaptureId(id).madeAt(),
                new EditId(id).madeAt(),
                new ImageId(id).madeAt(),
                new PhotoId(id).madeAt()))
        .containsOnly(madeAt);
  }

  @Test
  void sortsBetweenTheFirstIdsOfItsMillisecondAndOfTheNext() {
    long millis = 1_767_225_600_123L;
    var id = new Ids(Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC)).next();
    assertThat(ShortUuid.encode(id))
        .isGreaterThan(ShortUuid.encode(Uuid7.first(millis)))
        .isLessThan(ShortUuid.encode(Uuid7.first(millis + 1)));
  }

  /** The digests of "abc" are those of FIPS 180-4. */
  @Test
  void computesTheDigestOfTheStandard() {
    assertThat(Sha256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Sha256.base64("abc")).isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  }
}
