package dev.packshot.devkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A blob store that keeps the versions of objects, as a bucket of S3 with versioning does. s3proxy
 * itself keeps them in memory only. A version is complete before it becomes the current one, which
 * is atomic. Unlike in S3, an object is deleted with its versions, since no lifecycle rule deletes
 * them later, and the destination of a copy has no conditions.
 */
final class VersionedBlobStore extends ForwardingBlobStore {
  /** The version of an object that was stored before its bucket had versions. */
  private static final String NULL = "null";

  private final ObjectVersions versions;

  private VersionedBlobStore(BlobStore store, Path folder) {
    super(store);
    this.versions = new ObjectVersions(folder.toAbsolutePath().normalize());
  }

  /** Returns a store that keeps the versions of the objects of a bucket. */
  static BlobStore over(BlobStore store, Path folder, Optional<String> bucket) {
    try {
      OwnerOnly.createFolder(folder.resolve(ObjectVersions.bucket(bucket.orElseThrow())));
      return new VersionedBlobStore(store, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean supportsVersioning() {
    return true;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    if (!isVersioned(request.bucket(), request.key())) {
      return super.putBlob(request, payload);
    }
    var version = ObjectVersions.newId();
    var stored =
        super.putBlob(
            request.toBuilder()
                .bucket(ObjectVersions.bucket(request.bucket()))
                .key(ObjectVersions.key(request.key(), version))
                .build(),
            payload);
    versions.publish(request.bucket(), request.key(), version);
    return stored.toBuilder().versionId(version).build();
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    var version = ObjectVersions.newId();
    var copy = request.toBuilder().sourceVersionId(null);
    find(request.sourceBucket(), request.sourceKey(), request.sourceVersionId())
        .ifPresent(
            source ->
                copy.sourceBucket(ObjectVersions.bucket(request.sourceBucket()))
                    .sourceKey(ObjectVersions.key(request.sourceKey(), source)));
    copy.destinationBucket(ObjectVersions.bucket(request.destinationBucket()))
        .destinationKey(ObjectVersions.key(request.destinationKey(), version));
    var copied = super.copyBlob(copy.build());
    versions.publish(request.destinationBucket(), request.destinationKey(), version);
    return copied.toBuilder().versionId(version).build();
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    var version = find(request.bucket(), request.key(), request.versionId());
    if (version.isEmpty()) {
      return super.getBlob(request.toBuilder().versionId(null).build());
    }
    var found =
        super.getBlob(
            request.toBuilder()
                .bucket(ObjectVersions.bucket(request.bucket()))
                .key(ObjectVersions.key(request.key(), version.get()))
                .versionId(null)
                .build());
    return new ResponseInputStream<>(
        found.response().toBuilder().versionId(version.get()).build(), found);
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    var version = find(request.bucket(), request.key(), request.versionId());
    if (version.isEmpty()) {
      return super.blobMetadata(request.toBuilder().versionId(null).build());
    }
    var found =
        super.blobMetadata(
            request.toBuilder()
                .bucket(ObjectVersions.bucket(request.bucket()))
                .key(ObjectVersions.key(request.key(), version.get()))
                .versionId(null)
                .build());
    return found == null ? null : found.toBuilder().versionId(version.get()).build();
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    var removed = super.removeBlob(request.toBuilder().versionId(null).build());
    if (isVersioned(request.bucket(), request.key())) {
      versions.delete(request.bucket(), request.key());
    }
    return removed;
  }

  /** Returns the requested or the current version; empty for an object without versions. */
  private Optional<String> find(String bucket, String key, String requested) {
    if (!isVersioned(bucket, key) || NULL.equals(requested)) {
      return Optional.empty();
    }
    return requested == null ? versions.current(bucket, key) : Optional.of(requested);
  }

  /** Returns whether an object has versions; those of s3proxy itself and folders have none. */
  private static boolean isVersioned(String bucket, String key) {
    return !bucket.endsWith(ObjectVersions.SUFFIX) && !key.startsWith(".") && !key.endsWith("/");
  }
}
