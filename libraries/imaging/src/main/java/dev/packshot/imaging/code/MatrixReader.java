package dev.packshot.imaging.code;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Optional;

/**
 * A reader of QR Code and Data Matrix, dark on light and light on dark. Their error correction
 * makes a second look unnecessary.
 */
final class MatrixReader {
  /** The searches of one direction: two thresholds, two colours, two formats. */
  static final int MAX_SEARCHES = 8;

  private final Work work;

  MatrixReader(Work work) {
    this.work = work;
  }

  Optional<Result> read(GreyPicture picture) {
    var source = new GreySource(picture);
    return read(new HybridBinarizer(source)).or(() -> read(new GlobalHistogramBinarizer(source)));
  }

  private Optional<Result> read(Binarizer binarizer) {
    var bitmap = new BinaryBitmap(binarizer);
    return search(bitmap).or(() -> invert(bitmap).flatMap(this::search));
  }

  private Optional<Result> search(BinaryBitmap bitmap) {
    return search(new QRCodeReader(), bitmap).or(() -> search(new DataMatrixReader(), bitmap));
  }

  private Optional<Result> search(Reader reader, BinaryBitmap bitmap) {
    work.countSearch();
    var hints =
        Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.NEED_RESULT_POINT_CALLBACK,
            new PatternLimit());
    try {
      return Optional.of(reader.decode(bitmap, hints));
    } catch (ReaderException none) {
      return Optional.empty();
    } catch (RuntimeException defect) {
      // too many patterns, or hostile pixels that cause a defect of the library
      return Optional.empty();
    }
  }

  private static Optional<BinaryBitmap> invert(BinaryBitmap bitmap) {
    try {
      bitmap.getBlackMatrix().flip();
      return Optional.of(bitmap);
    } catch (NotFoundException flat) {
      return Optional.empty();
    }
  }
}
