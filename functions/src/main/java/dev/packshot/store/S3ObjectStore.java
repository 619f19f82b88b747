package dev.packshot.store;

import dev.packshot.store.NewObject.Caching;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

/** An object store in an S3 bucket. */
public final class S3ObjectStore implements ObjectStore {
  /** The tag by which the bucket's lifecycle rules select objects. */
  public static final String VERDICT_TAG = "packshot";

  /** The tag of rejected photos. */
  public static final String REJECTED = "rejected";

  /** The tag of pictures that are no longer shown. */
  public static final String REPLACED = "replaced";

  /** The name of the metadata of a restored object. */
  private static final String ORIGIN = "packshot-origin";

  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_IMPLEMENTED = 501;

  /** The maximum number of keys in one request. */
  private static final int MAX_KEYS = 1_000;

  private final S3Client s3;
  private final String bucket;

  public S3ObjectStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Optional<Stored> open(ObjectVersion version) {
    try {
      var object =
          s3.getObject(
              get ->
                  get.bucket(bucket)
                      .key(version.key())
                      .versionId(version.version().orElse(null))
                      .ifMatch(version.eTag().orElse(null)));
      var response = object.response();
      var contentType = response.contentType() == null ? "" : response.contentType();
      return Optional.of(
          new Stored(
              object,
              contentType,
              response.eTag(),
              Optional.ofNullable(response.versionId()),
              Optional.ofNullable(response.metadata().get(ORIGIN)),
              response.metadata()));
    } catch (S3Exception failed) {
      return requireAbsent(failed);
    }
  }

  @Override
  public Optional<ObjectVersion> current(String key) {
    try {
      var head = s3.headObject(get -> get.bucket(bucket).key(key));
      return Optional.of(
          new ObjectVersion(key, Optional.ofNullable(head.versionId()), Optional.of(head.eTag())));
    } catch (S3Exception failed) {
      return requireAbsent(failed);
    }
  }

  /** Returns nothing for an object that does not exist with the requested bytes. */
  private static <T> Optional<T> requireAbsent(S3Exception failed) {
    if (failed.statusCode() == NOT_FOUND || failed.statusCode() == PRECONDITION_FAILED) {
      return Optional.empty();
    }
    throw failed;
  }

  @Override
  public void markRejected(String key, Optional<String> version) {
    tag(key, version, REJECTED);
  }

  @Override
  public void markReplaced(String prefix) {
    s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
        .contents()
        .forEach(found -> tag(found.key(), Optional.empty(), REPLACED));
  }

  private void tag(String key, Optional<String> version, String value) {
    try {
      s3.putObjectTagging(
          put ->
              put.bucket(bucket)
                  .key(key)
                  .versionId(version.orElse(null))
                  .tagging(all -> all.tagSet(Tag.builder().key(VERDICT_TAG).value(value).build())));
    } catch (S3Exception failed) {
      if (failed.statusCode() != NOT_FOUND) {
        throw failed;
      }
    }
  }

  @Override
  public void put(NewObject object) {
    s3.putObject(
        put ->
            put.bucket(bucket)
                .key(object.key())
                .contentType(object.contentType())
                .cacheControl(object.caching().header()),
        RequestBody.fromBytes(object.bytes()));
  }

  @Override
  public boolean copy(ObjectVersion from, String to, String contentType, Caching caching) {
    return copy(
        from,
        copy -> copy.destinationKey(to).contentType(contentType).cacheControl(caching.header()));
  }

  @Override
  public boolean restore(
      ObjectVersion version, String contentType, Optional<String> currentETag, String origin) {
    return copy(
        version,
        copy ->
            copy.destinationKey(version.key())
                .contentType(contentType)
                .metadata(Map.of(ORIGIN, origin))
                .ifMatch(currentETag.orElse(null)));
  }

  @Override
  public boolean upload(
      ObjectVersion from, String to, String contentType, Map<String, String> metadata) {
    return copy(from, copy -> copy.destinationKey(to).contentType(contentType).metadata(metadata));
  }

  @Override
  public void eraseUnder(String prefix) {
    try {
      eraseVersions(prefix);
    } catch (S3Exception failed) {
      if (failed.statusCode() != NOT_IMPLEMENTED) {
        throw failed;
      }
      deleteUnder(prefix); // an object store without versions, as in the local run
    }
  }

  private void eraseVersions(String prefix) {
    for (var page : s3.listObjectVersionsPaginator(list -> list.bucket(bucket).prefix(prefix))) {
      var versions =
          Stream.concat(
                  page.versions().stream().map(it -> identifier(it.key(), it.versionId())),
                  page.deleteMarkers().stream().map(it -> identifier(it.key(), it.versionId())))
              .toList();
      if (!versions.isEmpty()) {
        delete(versions);
      }
    }
  }

  private static ObjectIdentifier identifier(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }

  private boolean copy(ObjectVersion from, Consumer<CopyObjectRequest.Builder> destination) {
    try {
      s3.copyObject(
          copy ->
              destination.accept(
                  copy.sourceBucket(bucket)
                      .sourceKey(from.key())
                      .sourceVersionId(from.version().orElse(null))
                      .copySourceIfMatch(from.eTag().orElse(null))
                      .destinationBucket(bucket)
                      .metadataDirective(MetadataDirective.REPLACE)
                      .taggingDirective(TaggingDirective.REPLACE)));
      return true;
    } catch (S3Exception failed) {
      return requireAbsent(failed).isPresent();
    }
  }

  @Override
  public ListedObject.Page list(String prefix, Optional<String> after) {
    var page =
        s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix).startAfter(after.orElse(null)));
    return new ListedObject.Page(
        page.contents().stream()
            .map(found -> new ListedObject(found.key(), found.eTag(), found.lastModified()))
            .toList(),
        !Boolean.TRUE.equals(page.isTruncated()));
  }

  @Override
  public void delete(Collection<String> keys) {
    var identifiers = keys.stream().map(S3ObjectStore::identifier).toList();
    for (int from = 0; from < identifiers.size(); from += MAX_KEYS) {
      delete(identifiers.subList(from, Math.min(identifiers.size(), from + MAX_KEYS)));
    }
  }

  @Override
  public void deleteUnder(String prefix) {
    var keys = new ArrayList<String>();
    s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
        .contents()
        .forEach(found -> keys.add(found.key()));
    delete(keys);
  }

  private void delete(List<ObjectIdentifier> objects) {
    var answer =
        s3.deleteObjects(
            request -> request.bucket(bucket).delete(all -> all.objects(objects).quiet(true)));
    if (answer.hasErrors()) {
      var first = answer.errors().get(0);
      throw S3Exception.builder()
          .message("S3 did not delete " + first.key() + ": " + first.message())
          .build();
    }
  }

  private static ObjectIdentifier identifier(String key) {
    return ObjectIdentifier.builder().key(key).build();
  }
}
