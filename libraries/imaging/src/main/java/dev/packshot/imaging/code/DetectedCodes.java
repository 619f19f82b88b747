package dev.packshot.imaging.code;

import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;

/** A translation of zxing's results. */
final class DetectedCodes {
  private static final String GS1_128 = "]C1";
  private static final String GTIN = "(01)";

  private DetectedCodes() {}

  static DetectedCode of(Result result) {
    var format = format(result);
    var text = text(format, result.getText());
    return new DetectedCode(format, text, symbologyIdentifier(format, result) + text);
  }

  private static CodeFormat format(Result result) {
    return switch (result.getBarcodeFormat()) {
      case EAN_13 -> CodeFormat.EAN_13;
      case EAN_8 -> CodeFormat.EAN_8;
      case UPC_A -> CodeFormat.UPC_A;
      case UPC_E -> CodeFormat.UPC_E;
      case ITF -> CodeFormat.ITF_14;
      case RSS_14 -> CodeFormat.DATABAR;
      case RSS_EXPANDED -> CodeFormat.DATABAR_EXPANDED;
      case QR_CODE -> CodeFormat.QR_CODE;
      case DATA_MATRIX -> CodeFormat.DATA_MATRIX;
      case CODE_128 -> CodeFormat.CODE_128;
      default -> throw new IllegalArgumentException("not asked for: " + result.getBarcodeFormat());
    };
  }

  /** zxing returns the digits of a DataBar alone, and GS1-128 with its symbology identifier. */
  private static String text(CodeFormat format, String text) {
    return switch (format) {
      case DATABAR -> GTIN + text;
      case CODE_128 -> text.startsWith(GS1_128) ? text.substring(GS1_128.length()) : text;
      default -> text;
    };
  }

  /** Returns the identifier; none for GS1 DataBar, whose text has brackets. */
  private static String symbologyIdentifier(CodeFormat format, Result result) {
    return switch (format) {
      case DATABAR, DATABAR_EXPANDED -> "";
      default -> (String) result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
    };
  }
}
