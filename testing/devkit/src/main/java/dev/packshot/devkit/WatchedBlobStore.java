package dev.packshot.devkit;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A blob store that tells of every object it is about to store, and has stored. */
final class WatchedBlobStore extends ForwardingBlobStore {
  /** What s3proxy itself puts beside the objects while a multipart upload is under way. */
  private static final String BOOKKEEPING = ".s3proxy-";

  private final StoreListener listener;

  WatchedBlobStore(BlobStore store, StoreListener listener) {
    super(store);
    this.listener = listener;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    return watched(request.bucket(), request.key(), () -> super.putBlob(request, payload));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    return watched(
        request.destinationBucket(), request.destinationKey(), () -> super.copyBlob(request));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return watched(
        request.bucket(), request.key(), () -> super.completeMultipartUpload(upload, request));
  }

  private <T> T watched(String bucket, String key, Supplier<T> store) {
    if (key.startsWith(BOOKKEEPING)) {
      return store.get();
    }
    var stored = listener.storing(bucket, key);
    var response = store.get();
    find(bucket, key).ifPresent(stored);
    return response;
  }

  /** Nothing where somebody else's DELETE came in between. */
  private Optional<StoredObject> find(String bucket, String key) {
    try {
      var head = blobMetadata(HeadObjectRequest.builder().bucket(bucket).key(key).build());
      var eTag = head.eTag().replace("\"", "");
      return Optional.of(new StoredObject(bucket, key, eTag, head.contentLength()));
    } catch (NoSuchKeyException deletedMeanwhile) {
      return Optional.empty();
    }
  }
}
