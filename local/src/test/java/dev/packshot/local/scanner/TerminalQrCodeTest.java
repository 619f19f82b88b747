package dev.packshot.local.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;

/** Tests of the QR code in the terminal. */
class TerminalQrCodeTest {
  private static final int QUIET_ZONE = 2;

  @Test
  void saysTheTextInTheBlocksThatAreLight() throws Exception {
    var link = "http://127.0.0.1:8080/scan/#cpk_0123456789abcdefghijABCDEFGHIJ01_89abcdef";
    var lines = TerminalQrCode.of(link, "  ").lines().map(line -> line.substring(2)).toList();
    int size = lines.get(0).length() - 2 * QUIET_ZONE;
    var modules = new BitMatrix(size);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        var block = lines.get((row + QUIET_ZONE) / 2).charAt(column + QUIET_ZONE);
        if (isDark(block, row % 2 == 0)) {
          modules.set(column, row);
        }
      }
    }
    assertThat(new Decoder().decode(modules).getText()).isEqualTo(link);
  }

  private static boolean isDark(char block, boolean upper) {
    return block == ' ' || block == (upper ? '▄' : '▀');
  }
}
