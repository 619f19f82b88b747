package dev.packshot.imaging.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.MultiFormatOneDReader;
import com.google.zxing.oned.OneDReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A reader of linear codes with a second look: a code counts only if another line, at least two
 * rows away, has the same text. A line that is blurred, or crosses print, can have the bars and the
 * check digit of another code by chance; two lines hardly ever have the same.
 */
final class LinearReader {
  /** The lines of one direction, from the middle outwards. */
  static final int MAX_LINES = 256;

  /** The distances of the second line, in rows. */
  private static final int[] DISTANCES = {-2, 2, -4, 4, -8, 8, -12, 12};

  private static final int ITF_14 = 14;

  private final LinearPass pass;
  private final Map<DecodeHintType, ?> hints;
  private final Work work;

  LinearReader(LinearPass pass, Work work) {
    this.pass = pass;
    this.hints = hints(pass.formats());
    this.work = work;
  }

  /** Returns the most lines that a pass decodes in one direction of a picture. */
  static int maxLines(LinearPass pass) {
    int secondLook = pass.isStacked() ? MAX_LINES : DISTANCES.length;
    return MAX_LINES + pass.maxSecondLooks() * secondLook;
  }

  Optional<Result> read(ScanLines lines) {
    var reader = new MultiFormatOneDReader(hints);
    int step = Math.max(pass.minStep(), (lines.height() + MAX_LINES - 1) / MAX_LINES);
    int looks = 0;
    for (int number = 0; number < MAX_LINES && looks < pass.maxSecondLooks(); number++) {
      var found = read(reader, lines, lines.fromTheMiddle(number, step));
      if (found.isPresent()) {
        looks++;
        if (isSeenAgain(found.get(), lines, number, step)) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isSeenAgain(Result found, ScanLines lines, int number, int step) {
    var reader = new MultiFormatOneDReader(hints(List.of(found.getBarcodeFormat())));
    return rows(lines, number, step)
        .mapToObj(row -> read(reader, lines, row))
        .flatMap(Optional::stream)
        .anyMatch(again -> again.getText().equals(found.getText()));
  }

  /** Returns the rows for a second look at what was found on a line. */
  private IntStream rows(ScanLines lines, int number, int step) {
    return pass.isStacked()
        ? IntStream.rangeClosed(0, number).map(n -> lines.fromTheMiddle(n, step) + step / 2)
        : IntStream.of(DISTANCES).map(distance -> lines.fromTheMiddle(number, step) + distance);
  }

  private Optional<Result> read(OneDReader reader, ScanLines lines, int y) {
    return lines.at(y).flatMap(line -> read(reader, line, y));
  }

  /** Reads a line in both directions. */
  private Optional<Result> read(OneDReader reader, BitArray line, int y) {
    work.countLine();
    var forwards = decode(reader, line, y);
    if (forwards.isPresent()) {
      return forwards;
    }
    line.reverse();
    return decode(reader, line, y);
  }

  private Optional<Result> decode(OneDReader reader, BitArray line, int y) {
    try {
      return Optional.of(reader.decodeRow(y, line, hints)).filter(LinearReader::isPossible);
    } catch (ReaderException none) {
      return Optional.empty();
    } catch (RuntimeException defect) {
      // hostile pixels can cause a defect of the library; they are no code then
      return Optional.empty();
    }
  }

  /**
   * Returns whether the text can be one of its format. zxing also reads a UPC-E of number system 1,
   * which has no GTIN and often is a part of an EAN-13, and does not verify an ITF-14.
   */
  private static boolean isPossible(Result result) {
    return switch (result.getBarcodeFormat()) {
      case UPC_E -> result.getText().startsWith("0");
      case ITF -> endsWithCheckDigit(result.getText());
      default -> true;
    };
  }

  /** Returns whether the digits, from the right times 1 and 3 alternately, are a multiple of 10. */
  private static boolean endsWithCheckDigit(String digits) {
    int sum = 0;
    for (int place = 0; place < digits.length(); place++) {
      int digit = digits.charAt(digits.length() - 1 - place) - '0';
      sum += digit * (place % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  private static Map<DecodeHintType, ?> hints(List<BarcodeFormat> formats) {
    return Map.of(
        DecodeHintType.POSSIBLE_FORMATS,
        formats,
        DecodeHintType.ALLOWED_LENGTHS,
        new int[] {ITF_14},
        DecodeHintType.ASSUME_GS1,
        true);
  }
}
