package dev.packshot.imaging.code;

import com.google.zxing.Result;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A code reader that uses zxing and returns at most one code. It looks for the linear codes of
 * retail first, then for QR Code and Data Matrix, then for Code 128; linear ones in both directions
 * of the picture and of the picture turned by 90 degrees, with two kinds of thresholds.
 *
 * <p>The work is limited, whatever the picture shows: 6,144 lines of pixels are decoded (three
 * groups of formats, two thresholds, two directions, 256 lines and 16 second looks of 8 lines each)
 * and the picture is searched 8 times for two-dimensional codes, until it has more than 200 finder
 * patterns. A picture with a code needs a fraction of that.
 */
public final class ZxingCodeReader implements CodeReader {
  /** Two thresholds for each of two directions. */
  private static final int READS_PER_PASS = 4;

  /** The most lines that are decoded for one picture. */
  static final int MAX_LINES =
      READS_PER_PASS
          * Stream.of(LinearPass.RETAIL, LinearPass.DATABAR, LinearPass.CODE_128)
              .mapToInt(LinearReader::maxLines)
              .sum();

  /** The most searches of a whole picture for a two-dimensional code. */
  static final int MAX_SEARCHES = 2 * MatrixReader.MAX_SEARCHES;

  @Override
  public List<DetectedCode> read(GreyPicture picture) {
    return read(picture, new Work());
  }

  /** Does the same and counts the work. */
  List<DetectedCode> read(GreyPicture picture, Work work) {
    var directions = List.of(picture, picture.turned());
    return linear(LinearPass.RETAIL, directions, work)
        .or(() -> linear(LinearPass.DATABAR, directions, work))
        .or(() -> twoDimensional(directions, work))
        .or(() -> linear(LinearPass.CODE_128, directions, work))
        .map(DetectedCodes::of)
        .stream()
        .toList();
  }

  private static Optional<Result> linear(LinearPass pass, List<GreyPicture> directions, Work work) {
    var reader = new LinearReader(pass, work);
    return Stream.<Function<GreyPicture, ScanLines>>of(ScanLines::global, ScanLines::local)
        .flatMap(threshold -> directions.stream().map(threshold))
        .map(reader::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Result> twoDimensional(List<GreyPicture> directions, Work work) {
    var reader = new MatrixReader(work);
    return directions.stream().map(reader::read).flatMap(Optional::stream).findFirst();
  }
}
