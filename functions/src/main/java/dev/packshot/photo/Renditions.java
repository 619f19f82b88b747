package dev.packshot.photo;

import dev.packshot.id.EditId;
import dev.packshot.id.SessionId;
import dev.packshot.id.Sha256;
import dev.packshot.imaging.ImageFormat;
import dev.packshot.store.NewObject.Caching;
import dev.packshot.store.PictureSet;
import java.util.List;

/**
 * The smaller pictures of a photo's object in the bucket.
 *
 * @param name the part of their keys that is different for each judged object, so that the pictures
 *     of a replaced object can be removed at any time
 * @param format of all of them
 * @param widths in pixels, smallest first
 */
public record Renditions(String name, ImageFormat format, List<Integer> widths) {
  /** The start of every rendition's S3 key. */
  public static final String PREFIX = "scanner/renditions/";

  private static final int NAME_LENGTH = 16;

  public Renditions {
    widths = List.copyOf(widths);
  }

  /** Returns the start of the keys of all pictures of a photo. */
  public static String prefix(PhotoAddress photo) {
    return prefix(photo.sessionId()) + photo.photoId() + "/";
  }

  /** Returns the start of the keys of all pictures of a session. */
  public static String prefix(SessionId session) {
    return PREFIX + session + "/";
  }

  /** Returns the objects of pictures with a name, in any width. */
  public static PictureSet objects(PhotoAddress photo, String name, ImageFormat format) {
    return new PictureSet(prefix(photo) + name, format, Caching.PRIVATE);
  }

  /** Returns the name of the pictures of a judged object, which depends on its bytes and event. */
  public static String name(String sha256, String sequencer) {
    return Sha256.hex(sha256 + " " + sequencer).substring(0, NAME_LENGTH);
  }

  /** Returns the name of the pictures of an edit, which no other edit has. */
  public static String name(EditId id) {
    return name("edit", id.toString());
  }

  /** Returns the S3 key of the picture with one of the widths. */
  public String key(PhotoAddress photo, int width) {
    return objects(photo, name, format).key(width);
  }

  /** Returns the S3 keys of all pictures. */
  public List<String> keys(PhotoAddress photo) {
    var objects = objects(photo, name, format);
    return widths.stream().map(objects::key).toList();
  }
}
