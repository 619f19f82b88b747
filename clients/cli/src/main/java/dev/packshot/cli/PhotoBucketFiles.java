package dev.packshot.cli;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The files in the bucket of photos.
 *
 * @param versionsBucket the bucket that has each version as an object {@code <key>/<version>}, if
 *     the store cannot list versions; empty on AWS
 */
public record PhotoBucketFiles(S3Client client, String bucket, Optional<String> versionsBucket) {
  private static final Comparator<Version> NEWEST_FIRST =
      Comparator.comparing(Version::at)
          .reversed()
          .thenComparing(version -> version.isLatest() ? 0 : 1);

  /** Returns every version of an object, newest first; its deletion is a version as well. */
  public List<Version> versions(String key) {
    var all = versionsBucket.isPresent() ? stored(key, versionsBucket.get()) : listed(key);
    return all.sorted(NEWEST_FIRST).toList();
  }

  /** Returns the keys of all objects with a prefix. */
  public List<String> list(String prefix) {
    return objects(bucket, prefix).map(S3Object::key).toList();
  }

  private Stream<Version> listed(String key) {
    var answer = client.listObjectVersions(list -> list.bucket(bucket).prefix(key));
    var versions =
        answer.versions().stream()
            .filter(it -> it.key().equals(key))
            .map(
                it ->
                    new Version(
                        it.versionId(), it.lastModified(), Optional.of(it.size()), it.isLatest()));
    var deletions =
        answer.deleteMarkers().stream()
            .filter(it -> it.key().equals(key))
            .map(
                it ->
                    new Version(
                        it.versionId(), it.lastModified(), Optional.empty(), it.isLatest()));
    return Stream.concat(versions, deletions);
  }

  private Stream<Version> stored(String key, String versions) {
    var current = currentVersion(key);
    return objects(versions, key + "/")
        .map(
            object -> {
              var id = object.key().substring(key.length() + 1);
              var isLatest = current.equals(Optional.of(id));
              return new Version(id, object.lastModified(), Optional.of(object.size()), isLatest);
            });
  }

  private Optional<String> currentVersion(String key) {
    try {
      return Optional.ofNullable(
          client.headObject(head -> head.bucket(bucket).key(key)).versionId());
    } catch (NoSuchKeyException deleted) {
      return Optional.empty();
    }
  }

  private Stream<S3Object> objects(String inBucket, String prefix) {
    return client
        .listObjectsV2Paginator(list -> list.bucket(inBucket).prefix(prefix))
        .contents()
        .stream();
  }

  /**
   * A version of an object.
   *
   * @param size in bytes; empty if this is a deletion
   */
  public record Version(String id, Instant at, Optional<Long> size, boolean isLatest) {}
}
