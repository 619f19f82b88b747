package dev.packshot.devkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A blob store that refuses objects with 503 while its disk is nearly full, or when it fails to
 * write them. What it leaves free is for the small writes of others on the same disk.
 */
final class SpaceLimitedBlobStore extends ForwardingBlobStore {
  private static final int UNAVAILABLE = 503;

  private final Path folder;
  private final long reserve;

  SpaceLimitedBlobStore(BlobStore store, Path folder, long reserve) {
    super(store);
    this.folder = folder;
    this.reserve = reserve;
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    requireSpace(request.contentLength() == null ? 0 : request.contentLength());
    return failing(() -> super.putBlob(request, payload));
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    requireSpace(0);
    return failing(() -> super.copyBlob(request));
  }

  /** Throws if an object of this size would leave too little space. */
  void requireSpace(long bytes) {
    try {
      if (Files.getFileStore(folder).getUsableSpace() - bytes < reserve) {
        throw unavailable("The disk is nearly full; objects can still be read.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T failing(Supplier<T> write) {
    try {
      return write.get();
    } catch (RuntimeException e) {
      throw asAnswer(e);
    }
  }

  /** Returns a refusal that is among the causes, such as of a checksum; else 503 for the disk. */
  private static RuntimeException asAnswer(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AwsServiceException refusal) {
        return refusal;
      }
    }
    return failure.getCause() instanceof IOException e ? unavailable(e.toString()) : failure;
  }

  private static RuntimeException unavailable(String message) {
    return S3Exception.builder()
        .statusCode(UNAVAILABLE)
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ServiceUnavailable").errorMessage(message).build())
        .message(message)
        .build();
  }
}
