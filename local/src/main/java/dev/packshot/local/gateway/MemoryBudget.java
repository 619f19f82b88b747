package dev.packshot.local.gateway;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all request bodies may use together, from their first byte to their answer. */
final class MemoryBudget {
  private final AtomicLong left;

  MemoryBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** Returns a budget of a part of the heap, because a body is copied several times. */
  static MemoryBudget ofHeap() {
    return new MemoryBudget(Runtime.getRuntime().maxMemory() / 16);
  }

  /** Takes the bytes, or none of them if fewer are left. */
  boolean take(long bytes) {
    if (left.addAndGet(-bytes) >= 0) {
      return true;
    }
    giveBack(bytes);
    return false;
  }

  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }
}
