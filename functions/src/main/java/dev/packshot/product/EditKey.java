package dev.packshot.product;

import dev.packshot.id.EditId;
import java.util.Optional;

/**
 * The S3 key of a note that asks for the pictures of an edit, {@code
 * products/{organization}/{gtin}/{image}/edits/{edit}}. S3 sends an event about it, as about an
 * original.
 */
public record EditKey(ImageAddress address, EditId id) {
  private static final String FOLDER = "edits/";

  /** Parses the {@link #text()} of a key; empty for any other text. */
  public static Optional<EditKey> parse(String text) {
    int folder = text.lastIndexOf(FOLDER);
    if (folder < 0) {
      return Optional.empty();
    }
    var original = OriginalKey.parse(text.substring(0, folder) + "original.jpg");
    return EditId.parse(text.substring(folder + FOLDER.length()))
        .flatMap(id -> original.map(it -> new EditKey(it.address(), id)))
        .filter(key -> key.text().equals(text));
  }

  /** Returns the key in S3. */
  public String text() {
    return address.privatePrefix() + FOLDER + id;
  }
}
