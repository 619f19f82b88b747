package dev.packshot.imaging.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.imaging.pixels.Bitmap;
import dev.packshot.imaging.pixels.Size;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZxingCodeReaderTest {
  private static final CodeReader READER = new ZxingCodeReader();

  /** ~ stands for FNC1. */
  @ParameterizedTest
  @CsvSource({
    "ean-13,           EAN_13,           ]E0, 4006381333931",
    "ean-8,            EAN_8,            ]E4, 96385074",
    "upc-a,            UPC_A,            ]E0, 614141000036",
    "upc-e,            UPC_E,            ]E0, 01234565",
    "itf-14,           ITF_14,           ]I0, 10614141000415",
    "databar,          DATABAR,          '',  (01)09506000134352",
    "databar-stacked,  DATABAR,          '',  (01)09506000134352",
    "databar-expanded, DATABAR_EXPANDED, '',  (01)09506000134352(3103)001750",
    "databar-expanded-stacked, DATABAR_EXPANDED, '', (01)09506000134352(3103)001750(17)251231",
    "qr-code,          QR_CODE,          ]Q1, https://id.gs1.org/01/09506000134352/10/ABC",
    "gs1-qr-code,      QR_CODE,          ]Q3, 010950600013435210ABC~211",
    "data-matrix,      DATA_MATRIX,      ]d1, Packshot 42",
    "gs1-data-matrix,  DATA_MATRIX,      ]d2, ~010950600013435210ABC~211",
    "code-128,         CODE_128,         ]C0, PACK-42",
    "gs1-128,          CODE_128,         ]C1, 010950600013435210ABC~211",
  })
  void readsEachFormatInEveryDirection(
      String symbol, CodeFormat format, String identifier, String data) {
    var text = data.replace('~', (char) 0x1d);
    var expected = new DetectedCode(format, text, identifier + text);
    var picture = inTheMiddleOfNothing(Symbols.read(symbol));
    for (int rightAngles = 0; rightAngles < 4; rightAngles++) {
      assertThat(read(Symbols.turned(picture, rightAngles)))
          .as("turned by " + 90 * rightAngles)
          .containsExactly(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"qr-code", "data-matrix"})
  void readsTwoDimensionalCodesThatAreLightOnDark(String symbol) {
    var inverted = Symbols.inverted(inTheMiddleOfNothing(Symbols.read(symbol)));
    assertThat(read(inverted)).hasSize(1);
  }

  @Test
  void prefersTheCodeOfRetail() {
    var both = inTheMiddleOfNothing(Symbols.read("qr-code"));
    var ean = Symbols.read("ean-13");
    var size = new Size(1_000, 1_000);
    var qr = Symbols.placed(both, size, 0, 0);
    var picture = Symbols.placed(ean, size, 300, 800);
    var argb = new int[qr.argb().length];
    Arrays.setAll(argb, at -> qr.argb()[at] & picture.argb()[at]);
    assertThat(read(new Bitmap(size, argb)))
        .extracting(DetectedCode::format)
        .containsExactly(CodeFormat.EAN_13);
  }

  @Test
  void readsThePixelsOfALargePhotoOnce() {
    var size = new Size(4_032, 3_024);
    var picture = Symbols.placed(enlarged(Symbols.read("ean-13"), 4), size, 1_000, 1_200);
    assertThat(read(picture)).extracting(DetectedCode::text).containsExactly("4006381333931");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "1, 2", "3, 3", "1, 2000", "2000, 1", "40, 40"})
  void findsNothingInAPictureThatHasNoCode(int width, int height) {
    var argb = new int[width * height];
    Arrays.setAll(argb, at -> at % 3 == 0 ? 0xff000000 : Symbols.WHITE);
    assertThat(read(new Bitmap(new Size(width, height), argb))).isEmpty();
    Arrays.fill(argb, Symbols.WHITE);
    assertThat(read(new Bitmap(new Size(width, height), argb))).isEmpty();
  }

  private static Bitmap inTheMiddleOfNothing(Bitmap symbol) {
    var size = new Size(symbol.size().width() + 200, symbol.size().height() + 300);
    return Symbols.placed(symbol, size, 100, 150);
  }

  private static Bitmap enlarged(Bitmap bitmap, int factor) {
    var size = new Size(factor * bitmap.size().width(), factor * bitmap.size().height());
    var argb = new int[size.width() * size.height()];
    Arrays.setAll(
        argb,
        at -> {
          int x = at % size.width() / factor;
          int y = at / size.width() / factor;
          return bitmap.argb()[y * bitmap.size().width() + x];
        });
    return new Bitmap(size, argb);
  }

  private static List<DetectedCode> read(Bitmap bitmap) {
    return READER.read(GreyPicture.of(bitmap));
  }
}
