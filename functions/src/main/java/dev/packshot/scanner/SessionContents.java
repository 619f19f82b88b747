package dev.packshot.scanner;

import dev.packshot.photo.Photo;
import dev.packshot.session.Session;
import java.util.List;

/** A session with its photos in order. */
public record SessionContents(Session session, List<Photo> photos) {
  public SessionContents {
    photos = photos.stream().sorted(Photo.ORDER).toList();
  }
}
