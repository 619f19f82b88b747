package dev.packshot.upload;

import dev.packshot.gs1.ScannedText;
import dev.packshot.imaging.Picture;
import dev.packshot.imaging.code.CodeReader;
import dev.packshot.imaging.code.DetectedCode;
import dev.packshot.photo.Barcode;
import dev.packshot.photo.JudgedObject.ObjectFacts;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.UploadRepository;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The store of the codes in session photos, which are read from pixels that are decoded already.
 */
public final class CodeStore {
  private final CodeReader reader;
  private final UploadRepository uploads;

  @Inject
  public CodeStore(CodeReader reader, UploadRepository uploads) {
    this.reader = reader;
    this.uploads = uploads;
  }

  /**
   * Reads the codes of a photo and stores them if the photo still shows this object. A file without
   * a picture has none. Repeating it stores the same.
   */
  void readAndStore(PhotoAddress photo, ObjectFacts object, Optional<Picture> picture) {
    var codes = picture.map(it -> reader.read(it.grey())).orElse(List.of());
    uploads.saveBarcodes(
        photo, object, codes.stream().flatMap(code -> barcode(code).stream()).toList());
  }

  /** Returns a code, except one whose text is too long. */
  private static Optional<Barcode> barcode(DetectedCode code) {
    return code.text().length() > Barcode.MAX_TEXT
        ? Optional.empty()
        : Optional.of(
            new Barcode(code.format(), code.text(), ScannedText.read(code.scanned()).gtin()));
  }
}
