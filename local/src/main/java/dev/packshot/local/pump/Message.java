package dev.packshot.local.pump;

import java.time.Instant;

/**
 * A message of the queue.
 *
 * @param receiveCount the number of times it was received, including this time
 */
record Message(String id, Instant sentAt, String body, int receiveCount) {
  Message withOneMoreReceive() {
    return new Message(id, sentAt, body, receiveCount + 1);
  }
}
