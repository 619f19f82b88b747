package dev.packshot.photo;

import dev.packshot.id.PhotoId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order into which a client has put the photos of a session. Photos that it does not contain
 * come last, by their age. What it contains and the session does not is passed over.
 */
public final class PhotoOrder {
  /** The order of a session whose photos nobody has put into another one. */
  public static final PhotoOrder BY_AGE = new PhotoOrder(List.of());

  private final List<PhotoId> photos;
  private final Map<PhotoId, Integer> positions = new HashMap<>();

  public PhotoOrder(List<PhotoId> photos) {
    this.photos = List.copyOf(photos);
    this.photos.forEach(photo -> positions.put(photo, positions.size()));
  }

  List<PhotoId> photos() {
    return photos;
  }

  /** Returns a photo at its position. */
  public Photo place(Photo photo) {
    var position = positions.get(photo.address().photoId());
    return photo.at(position == null ? positions.size() + photo.sortOrder() : position);
  }

  /** Returns photos at their positions, sorted. */
  public List<Photo> place(Collection<Photo> unordered) {
    return unordered.stream().map(this::place).sorted(Photo.ORDER).toList();
  }
}
