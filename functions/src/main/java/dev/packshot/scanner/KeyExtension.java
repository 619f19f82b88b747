package dev.packshot.scanner;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.photo.PhotoKey;
import java.util.Optional;
import java.util.stream.Collectors;

/** The extension of a new photo's key. */
final class KeyExtension {
  /** The name of a file whose client has given none. */
  static final String DEFAULT_NAME = "photo.jpg";

  static final String NOT_A_PHOTO =
      "is not the name of a photo: it may end in .jpg, .jpeg, .png, .webp, .heic, .gif or .bmp.";

  private KeyExtension() {}

  /** Returns the media types that a client may state, for messages. */
  static String contentTypes() {
    return ImageFormat.PHOTOS.stream()
        .map(ImageFormat::contentType)
        .collect(Collectors.joining(", "));
  }

  /**
   * Returns the extension: that of the stated format, or of the file name; empty if the name is
   * that of another kind of file. Without either the photo is taken for a JPEG; the verdict tells
   * what it is.
   */
  static Optional<String> of(String filename, Optional<ImageFormat> stated) {
    var extension = PhotoKey.extensionOf(filename);
    if (stated.isPresent()) {
      var extensions = stated.get().extensions();
      return Optional.of(extension.filter(extensions::contains).orElse(extensions.get(0)));
    }
    return PhotoKey.isOfAnotherKind(filename)
        ? Optional.empty()
        : Optional.of(extension.orElse(ImageFormat.JPEG.extensions().get(0)));
  }
}
