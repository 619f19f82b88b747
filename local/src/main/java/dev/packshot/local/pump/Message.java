package dev.packshot.local.pump;

import java.time.Instant;

/**
 * A message of the queue.
 *
 * @param receives how often it has been handed out, this time included
 */
record Message(String id, Instant sentAt, String body, int receives) {
  Message receivedOnceMore() {
    return new Message(id, sentAt, body, receives + 1);
  }
}
