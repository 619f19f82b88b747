package dev.packshot.local.pump;

import java.time.Instant;

/**
 * A message of the queue.
 *
 * @param receiveCount the number of times its handling was begun
 */
record Message(String id, Instant sentAt, String body, int receiveCount) {
  Message withReceiveCount(int count) {
    return new Message(id, sentAt, body, count);
  }
}
