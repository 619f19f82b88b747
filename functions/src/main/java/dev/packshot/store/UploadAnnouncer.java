package dev.packshot.store;

import java.util.List;

/** The sender of events about objects whose own events were lost. */
public interface UploadAnnouncer {
  /**
   * Sends an event about each object to the queue of S3's events. If it fails, some may have been
   * sent.
   */
  void announce(List<UploadedObject> objects);
}
