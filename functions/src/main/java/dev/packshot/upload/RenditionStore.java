package dev.packshot.upload;

import dev.packshot.id.Sha256;
import dev.packshot.imaging.Rendition;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.Renditions;
import dev.packshot.store.NewObject;
import dev.packshot.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.inject.Inject;

/** The smaller pictures of session photos: made one at a time, and stored at once. */
public final class RenditionStore {
  private static final int NAME_BYTES = 8;

  private final ObjectStore store;

  @Inject
  public RenditionStore(ObjectStore store) {
    this.store = store;
  }

  /**
   * What came of it.
   *
   * @param lack which pictures could not be made, and why
   */
  record Made(Optional<Renditions> renditions, Optional<String> lack) {
    static final Made NOTHING = new Made(Optional.empty(), Optional.empty());
  }

  /** The name of the pictures of one judged object: the same for the same bytes and event. */
  static String name(String sha256, String sequencer) {
    return Sha256.hex(sha256 + " " + sequencer).substring(0, 2 * NAME_BYTES);
  }

  /**
   * Makes pictures of these widths, all in one format, and stores them; again, they are stored
   * under the same keys. One that cannot be made is left out. A store that fails throws, and so
   * does a machine without the memory, since to try again may help then.
   */
  Made make(PhotoAddress photo, String name, List<Integer> widths, IntFunction<Rendition> picture) {
    var stored = new ArrayList<Integer>();
    var lacks = new ArrayList<String>();
    var extension = "";
    for (int width : widths) {
      var rendition = attempt(picture, width, lacks);
      if (rendition.isPresent()) {
        extension = extension(rendition.get());
        put(new Renditions(name, extension, widths).key(photo, width), rendition.get());
        stored.add(width);
      }
    }
    return new Made(
        stored.isEmpty() ? Optional.empty() : Optional.of(new Renditions(name, extension, stored)),
        lacks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", lacks)));
  }

  /** Removes pictures that no photo shows. */
  void remove(PhotoAddress photo, List<Renditions> unused) {
    if (!unused.isEmpty()) {
      store.delete(unused.stream().flatMap(one -> one.keys(photo).stream()).toList());
    }
  }

  private static Optional<Rendition> attempt(
      IntFunction<Rendition> picture, int width, List<String> lacks) {
    try {
      return Optional.of(picture.apply(width));
    } catch (RuntimeException defect) {
      lacks.add("no picture " + width + " pixels wide: " + defect);
      return Optional.empty();
    }
  }

  private void put(String key, Rendition rendition) {
    store.put(
        new NewObject(
            key, rendition.format().contentType(), NewObject.Caching.PRIVATE, rendition.bytes()));
  }

  private static String extension(Rendition rendition) {
    return rendition.format().extensions().get(0);
  }
}
