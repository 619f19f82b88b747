package dev.packshot.session;

import dev.packshot.photo.Photo;
import java.util.List;

/** A session with all that it holds; photos in their order. */
public record SessionDetail(Session session, List<Photo> photos) {
  public SessionDetail {
    photos = photos.stream().sorted(Photo.ORDER).toList();
  }
}
