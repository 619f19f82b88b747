package dev.packshot.devkit;

import java.io.InputStream;
import java.util.function.Consumer;
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

/** A blob store that tells of every created object before its request is answered. */
final class WatchedBlobStore extends ForwardingBlobStore {
  /** What s3proxy itself puts beside the objects while a multipart upload is under way. */
  private static final String BOOKKEEPING = ".s3proxy-";

  private final Consumer<StoredObject> listener;

  WatchedBlobStore(BlobStore store, Consumer<StoredObject> listener) {
    super(store);
    this.listener = listener;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    var response = super.putBlob(request, payload);
    tellOf(request.bucket(), request.key());
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    var response = super.copyBlob(request);
    tellOf(request.destinationBucket(), request.destinationKey());
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    var response = super.completeMultipartUpload(upload, request);
    tellOf(request.bucket(), request.key());
    return response;
  }

  private void tellOf(String bucket, String key) {
    if (key.startsWith(BOOKKEEPING)) {
      return;
    }
    try {
      var head = blobMetadata(HeadObjectRequest.builder().bucket(bucket).key(key).build());
      var eTag = head.eTag().replace("\"", "");
      listener.accept(new StoredObject(bucket, key, eTag, head.contentLength()));
    } catch (NoSuchKeyException deletedMeanwhile) {
      // somebody else's DELETE came in between: there is nothing left to tell of
    }
  }
}
