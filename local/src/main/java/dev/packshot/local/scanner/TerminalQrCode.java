package dev.packshot.local.scanner;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A QR code as lines of text, two rows of modules in each. Light modules are blocks. */
public final class TerminalQrCode {
  private static final int QUIET_ZONE = 2;

  private TerminalQrCode() {}

  /**
   * Returns the lines, each with an end of line.
   *
   * @param indent the text before each line
   */
  public static String of(String text, String indent) {
    var modules = encode(text);
    var lines = new StringBuilder();
    for (int row = 0; row < modules.getHeight(); row += 2) {
      lines.append(indent);
      for (int column = 0; column < modules.getWidth(); column++) {
        lines.append(block(isLight(modules, column, row), isLight(modules, column, row + 1)));
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private static BitMatrix encode(String text) {
    try {
      var hints = Map.of(EncodeHintType.MARGIN, QUIET_ZONE);
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1, hints);
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text, e);
    }
  }

  private static boolean isLight(BitMatrix modules, int column, int row) {
    return row < modules.getHeight() && !modules.get(column, row);
  }

  private static char block(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }
}
