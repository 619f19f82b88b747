package dev.packshot.local.torture;

import java.util.List;
import java.util.Map;

/**
 * The work of one phone, which the server must show in the end.
 *
 * @param photos by the phone's own name of each
 * @param captures the scanned text by the id of the capture
 * @param order the ids of the photos in the order that the phone has set
 */
record Scan(
    String session,
    Map<String, Photo> photos,
    Map<String, String> captures,
    List<String> order,
    boolean ended) {

  /** A photo that was promised and sent. */
  record Photo(TestFile file, String id, boolean deleted) {
    Photo withId(String found) {
      return new Photo(file, found, deleted);
    }

    Photo asDeleted() {
      return new Photo(file, id, true);
    }
  }

  String path() {
    return Client.SESSIONS + "/" + session;
  }

  /** Returns the number of photos that are not deleted. */
  long remaining() {
    return photos.values().stream().filter(photo -> !photo.deleted()).count();
  }
}
