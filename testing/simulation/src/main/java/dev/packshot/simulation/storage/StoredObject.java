package dev.packshot.simulation.storage;

import dev.packshot.id.Sha256;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** One version of an object. */
public final class StoredObject {
  private final String key;
  private final String version;
  private final byte[] bytes;
  private final String contentType;
  private final long storedAt;
  private final String sequencer;
  private String sha256;
  private Optional<String> verdictTag = Optional.empty();
  private Map<String, String> metadata = Map.of();
  private boolean posted;
  private boolean obsolete;
  private boolean eventLost;
  private boolean removed;

  StoredObject(
      String key,
      String version,
      byte[] bytes,
      String contentType,
      long storedAt,
      String sequencer) {
    this.key = key;
    this.version = version;
    this.bytes = bytes;
    this.contentType = contentType;
    this.storedAt = storedAt;
    this.sequencer = sequencer;
  }

  /** Returns the object with another position of its event. */
  public StoredObject announcedWith(String position) {
    return new StoredObject(key, version, bytes, contentType, storedAt, position);
  }

  /** Returns the object as one whose removal has this position among the events of its key. */
  StoredObject removedAt(String position) {
    var gone = announcedWith(position);
    gone.removed = true;
    return gone;
  }

  /** Returns whether this is about the removal of the object. */
  public boolean isRemoved() {
    return removed;
  }

  public String key() {
    return key;
  }

  public String version() {
    return version;
  }

  /** Returns the content, which must not be changed. */
  public byte[] bytes() {
    return bytes;
  }

  public String contentType() {
    return contentType;
  }

  /** Returns the time of the upload in milliseconds since 1970. */
  public long storedAt() {
    return storedAt;
  }

  /** Returns the position of the version's event among those of its key. */
  public String sequencer() {
    return sequencer;
  }

  /** Returns a tag that is the same for equal bytes, as S3's is for objects stored in one part. */
  public String eTag() {
    return "\"" + sha256().substring(0, 32) + "\"";
  }

  /** Returns the SHA-256 of the bytes in lower-case hex. */
  public String sha256() {
    if (sha256 == null) {
      sha256 = HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }
    return sha256;
  }

  /** Returns the metadata that was stored with the object. */
  public Map<String, String> metadata() {
    return metadata;
  }

  public void setMetadata(Map<String, String> metadata) {
    this.metadata = Map.copyOf(metadata);
  }

  /** Returns whether a client has posted the object. */
  public boolean isPosted() {
    return posted;
  }

  /** Marks an object that a client has posted. */
  public void markPosted() {
    posted = true;
  }

  /** Returns whether the bucket's event about the object was lost. */
  public boolean hasLostItsEvent() {
    return eventLost;
  }

  /** Marks an object whose event was lost. */
  public void markEventLost() {
    eventLost = true;
  }

  /**
   * Returns whether the object was made by an interrupted function for an event that another one
   * handled.
   */
  public boolean isObsolete() {
    return obsolete;
  }

  /** Marks an object that was made by a function for an event that another one handled. */
  public void markObsolete() {
    obsolete = true;
  }

  /** Returns the value of the tag that tells the lifecycle what to delete. */
  public Optional<String> verdictTag() {
    return verdictTag;
  }

  void tag(String value) {
    verdictTag = Optional.of(value);
  }
}
