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
  private final PhotoCaptures captures;
  private final UploadRepository uploads;

  @Inject
  public CodeStore(CodeReader reader, PhotoCaptures captures, UploadRepository uploads) {
    this.reader = reader;
    this.captures = captures;
    this.uploads = uploads;
  }

  /**
   * Reads the codes of a photo and stores them if the photo still shows this object. A file without
   * a picture has none. Repeating it stores the same.
   */
  void readAndStore(PhotoAddress photo, ObjectFacts object, Optional<Picture> picture) {
    var codes =
        picture.map(it -> reader.read(it.grey())).orElse(List.of()).stream()
            .flatMap(code -> code(code).stream())
            .toList();
    // filed before the codes are saved: an event that stops in between is delivered again, and
    // finds that they are not saved
    captures.file(photo, codes);
    uploads.saveBarcodes(photo, object, codes.stream().map(ReadCode::barcode).toList());
  }

  /** Returns a code, except one whose text is too long. */
  private static Optional<ReadCode> code(DetectedCode code) {
    if (code.text().length() > Barcode.MAX_TEXT) {
      return Optional.empty();
    }
    var meaning = ScannedText.read(code.scanned());
    return Optional.of(
        new ReadCode(new Barcode(code.format(), code.text(), meaning.gtin()), meaning));
  }
}
