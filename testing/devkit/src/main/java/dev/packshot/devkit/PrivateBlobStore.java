package dev.packshot.devkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A blob store of a folder in which everything is private: nothing is read without a signature, and
 * no other user of the machine can read the files. s3proxy itself calls a bucket public if others
 * may read its folder, as they may by default.
 */
final class PrivateBlobStore extends ForwardingBlobStore {
  private final Path folder;

  PrivateBlobStore(BlobStore store, Path folder) {
    super(store);
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public BucketCannedACL getContainerAccess(String bucket) {
    super.getContainerAccess(bucket); // throws if there is no such bucket
    return BucketCannedACL.PRIVATE;
  }

  @Override
  public ObjectCannedACL getBlobAccess(String bucket, String key) {
    super.getBlobAccess(bucket, key); // throws if there is no such object
    return ObjectCannedACL.PRIVATE;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    var response = super.putBlob(request, payload);
    restrict(request.bucket(), request.key());
    return response;
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    var response = super.copyBlob(request);
    restrict(request.destinationBucket(), request.destinationKey());
    return response;
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    var response = super.completeMultipartUpload(upload, request);
    restrict(request.bucket(), request.key());
    return response;
  }

  private void restrict(String bucket, String key) {
    var bucketFolder = folder.resolve(bucket);
    var file = bucketFolder.resolve(key).normalize();
    if (key.endsWith("/") || !file.startsWith(bucketFolder)) {
      return;
    }
    try {
      OwnerOnly.restrictFile(file);
      for (var parent = file.getParent();
          !parent.equals(bucketFolder);
          parent = parent.getParent()) {
        OwnerOnly.restrictFolder(parent);
      }
    } catch (NoSuchFileException deletedMeanwhile) {
      // its folders may be gone as well
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
