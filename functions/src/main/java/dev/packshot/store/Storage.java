package dev.packshot.store;

import java.util.Collection;

/** The bucket that holds originals and the pictures made of them. */
public interface Storage {
  /** Stores an object, in the place of the one that may be there. */
  void put(NewObject object);

  /**
   * Copies an object's bytes inside the bucket, in the place of the object that may be there.
   * Answers whether there was one to copy.
   */
  boolean copy(String from, String to, String contentType, NewObject.Caching caching);

  /** Deletes the objects that are there of these; those that are not do no harm. */
  void delete(Collection<String> keys);

  /** Deletes all objects whose keys begin like this. */
  void deleteUnder(String prefix);
}
