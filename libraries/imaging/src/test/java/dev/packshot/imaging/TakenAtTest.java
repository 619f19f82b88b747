package dev.packshot.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.devkit.picture.DatedPhotos;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time at which a photo was taken, as EXIF has it. */
class TakenAtTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void isReadFromEveryFormatThatHasExif() throws IOException {
    var photos = new DatedPhotos("2026:11:21 13:00:00", "+01:00");
    for (var file : List.of(photos.jpeg(), photos.png(), photos.webp(), photos.heic())) {
      assertThat(takenAt(file)).contains(NOON);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026:11:21 12:00:00, +00:00, 2026-11-21T12:00:00Z",
    "2026:11:21 06:30:00, -05:30, 2026-11-21T12:00:00Z",
    "2026:11:22 02:00:00, +14:00, 2026-11-21T12:00:00Z",
    "2024:02:29 23:59:59, -12:00, 2024-03-01T11:59:59Z",
    "0001:01:01 12:00:00, +00:00, 0001-01-01T12:00:00Z",
  })
  void isTheInstantOfTimeAndOffset(String time, String offset, Instant instant) throws IOException {
    assertThat(takenAt(new DatedPhotos(time, offset).jpeg())).contains(instant);
  }

  @ParameterizedTest
  @CsvSource({
    "2026:11:21 12:00:00, ''",
    "2026:11:21 12:00:00, '   :  '",
    "2026:11:21 12:00:00, 'Z     '",
    "2026:11:21 12:00:00, +19:00",
    "2026:11:21 12:00:00, 01:00",
    "0000:00:00 00:00:00, +00:00",
    "0000:01:01 00:00:00, +00:00",
    "0001:01:01 00:00:00, +01:00",
    "9999:12:31 23:59:59, -01:00",
    "2026:02:30 12:00:00, +00:00",
    "2026:11:21 24:00:00, +00:00",
    "2026-11-21 12:00:00, +00:00",
    "'    :  :     :  :  ', +00:00",
    "2026:11:21, +00:00",
  })
  void isAbsentIfItIsNoInstant(String time, String offset) throws IOException {
    assertThat(takenAt(new DatedPhotos(time, offset).jpeg())).isEmpty();
  }

  @Test
  void isReadBesideAMalformedOrientation() throws IOException {
    var file = new DatedPhotos("2026:11:21 13:00:00", "+01:00").jpeg();
    var turned = replaced(file, "\1\22\0\3\0\0\0\1\0\1", "\1\22\0\3\0\0\0\1\0\u00ff");
    assertThat(takenAt(turned)).contains(NOON);
  }

  @Test
  void isAbsentIfADirectoryLeadsOutOfTheBlock() throws IOException {
    var file = new DatedPhotos("2026:11:21 13:00:00", "+01:00").jpeg();
    var pointer = "\u0087i\0\4\0\0\0\1";
    for (var outside : List.of("\u007f\0\0\0", "\u00ff\u00ff\u00ff\u00ff")) {
      int at = new String(file, ISO_8859_1).indexOf(pointer) + pointer.length();
      var changed = file.clone();
      System.arraycopy(outside.getBytes(ISO_8859_1), 0, changed, at, 4);
      assertThat(takenAt(changed)).isEmpty();
    }
  }

  @Test
  void isAbsentFromAHeicWhoseBlockIsMisplaced() throws IOException {
    var file = new DatedPhotos("2026:11:21 13:00:00", "+01:00").heic();
    var misplaced = replaced(file, "\0\0\0\0MM", "\u007f\0\0\0MM");
    assertThat(takenAt(misplaced)).isEmpty();
  }

  private static byte[] replaced(byte[] file, String old, String replacement) {
    var text = new String(file, ISO_8859_1);
    assertThat(text).contains(old);
    return text.replace(old, replacement).getBytes(ISO_8859_1);
  }

  private static Optional<Instant> takenAt(byte[] file) throws IOException {
    var verdict = Samples.JUDGE.judge(new ByteArrayInputStream(file), ImageFormat.PHOTOS).verdict();
    assertThat(verdict).isInstanceOf(Verdict.Valid.class);
    return ((Verdict.Valid) verdict).facts().takenAt();
  }
}
