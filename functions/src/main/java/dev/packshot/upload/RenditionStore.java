package dev.packshot.upload;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.Rendition;
import dev.packshot.photo.PhotoAddress;
import dev.packshot.photo.Renditions;
import dev.packshot.store.ObjectStore;
import dev.packshot.work.Background;
import dev.packshot.work.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.inject.Inject;

/** The store of the smaller pictures of session photos. */
public final class RenditionStore {
  private final ObjectStore store;
  private final Background background;

  @Inject
  public RenditionStore(ObjectStore store, Background background) {
    this.store = store;
    this.background = background;
  }

  /**
   * The result of making renditions.
   *
   * @param failure the widths that could not be made, each with the reason
   */
  record Result(Optional<Renditions> renditions, Optional<String> failure) {
    static final Result NOTHING = new Result(Optional.empty(), Optional.empty());
  }

  /**
   * Encodes pictures of these widths in one format. Each is stored while the next one is encoded.
   * Repeating it stores them under the same keys. A picture that cannot be encoded is left out. A
   * failure of the store and a lack of memory are thrown, since a retry may succeed.
   */
  Result make(
      PhotoAddress photo, String name, List<Integer> widths, IntFunction<Rendition> encoder) {
    var stored = new ArrayList<Integer>();
    var failures = new ArrayList<String>();
    var format = Optional.<ImageFormat>empty();
    try (var puts = new Batch(background)) {
      for (int width : widths) {
        var rendition = encode(encoder, width, failures);
        if (rendition.isPresent()) {
          format = rendition.map(Rendition::format);
          var object =
              Renditions.objects(photo, name, rendition.get().format()).object(rendition.get());
          puts.start(() -> store.put(object));
          stored.add(width);
        }
      }
    }
    return new Result(
        format.map(it -> new Renditions(name, it, stored)),
        failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures)));
  }

  /** Deletes renditions that no photo shows. */
  void delete(PhotoAddress photo, List<Renditions> unused) {
    if (!unused.isEmpty()) {
      store.delete(unused.stream().flatMap(each -> each.keys(photo).stream()).toList());
    }
  }

  private static Optional<Rendition> encode(
      IntFunction<Rendition> encoder, int width, List<String> failures) {
    try {
      return Optional.of(encoder.apply(width));
    } catch (RuntimeException failure) {
      failures.add("no picture " + width + " pixels wide: " + failure);
      return Optional.empty();
    }
  }
}
