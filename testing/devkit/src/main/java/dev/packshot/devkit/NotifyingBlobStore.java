package dev.packshot.devkit;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A blob store that notifies a listener of the objects that it stores and removes. */
final class NotifyingBlobStore extends ForwardingBlobStore {
  /** The prefix of s3proxy's own objects during a multipart upload. */
  private static final String INTERNAL_PREFIX = ".s3proxy-";

  private final StoreListener listener;

  NotifyingBlobStore(BlobStore store, StoreListener listener) {
    super(store);
    this.listener = listener;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    return notifying(
        request.bucket(),
        request.key(),
        () -> super.putBlob(request, payload),
        PutObjectResponse::versionId);
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return notifying(
        request.destinationBucket(),
        request.destinationKey(),
        () -> super.copyBlob(request),
        CopyObjectResponse::versionId);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return notifying(
        request.bucket(),
        request.key(),
        () -> super.completeMultipartUpload(upload, request),
        CompleteMultipartUploadResponse::versionId);
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    var response = super.removeBlob(request);
    if (!request.key().startsWith(INTERNAL_PREFIX)) {
      listener.removed(request.bucket(), request.key());
    }
    return response;
  }

  private <T> T notifying(
      String bucket, String key, Supplier<T> store, Function<T, String> version) {
    if (key.startsWith(INTERNAL_PREFIX)) {
      return store.get();
    }
    var onStored = listener.storing(bucket, key);
    var response = store.get();
    find(bucket, key, version.apply(response)).ifPresent(onStored);
    return response;
  }

  /** Returns empty if the object has been deleted in the meantime. */
  private Optional<StoredObject> find(String bucket, String key, String version) {
    try {
      var request = HeadObjectRequest.builder().bucket(bucket).key(key).versionId(version).build();
      var head = blobMetadata(request);
      var eTag = head.eTag().replace("\"", "");
      return Optional.of(
          new StoredObject(bucket, key, eTag, head.contentLength(), Optional.ofNullable(version)));
    } catch (NoSuchKeyException deletedMeanwhile) {
      return Optional.empty();
    }
  }
}
