package dev.packshot.photo;

import java.util.Collection;
import java.util.Map;

/** The photos of the table as a check of the bucket reads them. */
public interface FilingRepository {
  /**
   * Finds what is stored about the objects of keys; strongly consistent, in one read for each
   * hundred items, and in others for those without a session. There is an entry for each key.
   */
  Map<PhotoKey, Filing> findAll(Collection<PhotoKey> keys);
}
