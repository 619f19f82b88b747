package dev.packshot.local.torture;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Everything that was answered. */
final class Ledger {
  private final Queue<String> sessions = new ConcurrentLinkedQueue<>();
  private final Queue<PhotoFacts> photos = new ConcurrentLinkedQueue<>();
  private final Map<String, Set<String>> images = new ConcurrentHashMap<>();
  private final Set<String> uncertainImages = ConcurrentHashMap.newKeySet();
  private final Set<String> deletedImages = ConcurrentHashMap.newKeySet();
  private final AtomicLong writes = new AtomicLong();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  void wrote() {
    writes.incrementAndGet();
  }

  void session(String id) {
    sessions.add(id);
  }

  void photo(PhotoFacts photo) {
    photos.add(photo);
  }

  void image(String gtin, String id) {
    images.computeIfAbsent(gtin, product -> ConcurrentHashMap.newKeySet()).add(id);
  }

  /** Notes that a deletion is sent, so that the image may be there or not. */
  void deletingImage(String id) {
    uncertainImages.add(id);
  }

  void deletedImage(String id) {
    deletedImages.add(id);
  }

  /** Notes an answer that no kill explains. */
  void surprise(String description) {
    surprises.add(description);
  }

  long writes() {
    return writes.get();
  }

  Queue<String> sessions() {
    return sessions;
  }

  Queue<PhotoFacts> photos() {
    return photos;
  }

  Map<String, Set<String>> images() {
    return images;
  }

  Queue<String> surprises() {
    return surprises;
  }

  boolean isDeleted(String image) {
    return deletedImages.contains(image);
  }

  boolean isCertain(String image) {
    return !uncertainImages.contains(image);
  }
}
