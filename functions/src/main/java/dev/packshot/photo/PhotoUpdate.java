package dev.packshot.photo;

import dev.packshot.metadata.MetadataUpdate;
import java.util.Optional;

/** A change of a photo. What is empty stays. */
public record PhotoUpdate(
    Optional<PhotoType> type, MetadataUpdate metadata, Optional<EditRequest> edit) {
  /** Returns whether the type or the metadata are set. */
  boolean classifies() {
    return type.isPresent() || !metadata.equals(MetadataUpdate.UNCHANGED);
  }

  /** Returns whether there is something to change. */
  public boolean isEmpty() {
    return !classifies() && edit.isEmpty();
  }

  PhotoUpdate withoutEdit() {
    return new PhotoUpdate(type, metadata, Optional.empty());
  }
}
