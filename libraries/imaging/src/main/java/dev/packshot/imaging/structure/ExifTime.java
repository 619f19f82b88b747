package dev.packshot.imaging.structure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * A reader of the time at which a photo was taken (EXIF 2.32, tags DateTimeOriginal and
 * OffsetTimeOriginal). The camera's time without its offset is no instant and is left out: it may
 * be wrong by half a day.
 */
final class ExifTime {
  private static final int PHOTO_DIRECTORY = 0x8769;
  private static final int TIME = 0x9003;
  private static final int OFFSET = 0x9011;
  private static final int TIME_LENGTH = "2026:11:21 12:00:00".length();
  private static final int OFFSET_LENGTH = "+01:00".length();
  private static final int MAX_YEAR = 9999;

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ssxxx", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private ExifTime() {}

  static Optional<Instant> read(TiffBlock tiff) {
    try {
      var entry = tiff.find(tiff.first(), PHOTO_DIRECTORY, TiffBlock.LONG);
      return entry.isPresent()
          ? read(tiff, tiff.u32(entry.getAsLong() + TiffBlock.VALUE))
          : Optional.empty();
    } catch (InvalidImage | DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> read(TiffBlock tiff, long directory) throws InvalidImage {
    var time = tiff.text(directory, TIME, TIME_LENGTH);
    var offset = tiff.text(directory, OFFSET, OFFSET_LENGTH);
    if (time.isEmpty() || offset.isEmpty()) {
      return Optional.empty();
    }
    var utc =
        OffsetDateTime.parse(time.get() + offset.get(), FORMAT)
            .withOffsetSameInstant(ZoneOffset.UTC);
    return utc.getYear() >= 1 && utc.getYear() <= MAX_YEAR
        ? Optional.of(utc.toInstant())
        : Optional.empty();
  }
}
