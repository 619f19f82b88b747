package dev.packshot.imaging.code;

/** The formats of codes that a {@link CodeReader} looks for. */
public enum CodeFormat {
  EAN_13,
  EAN_8,
  UPC_A,
  UPC_E,
  /** Interleaved 2 of 5 with 14 digits. */
  ITF_14,
  /** GS1 DataBar Omnidirectional, Truncated and Stacked. */
  DATABAR,
  /** GS1 DataBar Expanded and Expanded Stacked. */
  DATABAR_EXPANDED,
  QR_CODE,
  DATA_MATRIX,
  /** Code 128, among them GS1-128. */
  CODE_128
}
