package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.storage.StoredObject;
import dev.packshot.simulation.variant.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A client of the bucket, each of whose calls can fail on the way. */
final class FaultyBucket implements S3Client {
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int SLOW_DOWN = 503;

  private final SimulatedBucket bucket;
  private final CallPath network;
  private final Variant variant;

  FaultyBucket(SimulatedBucket bucket, CallPath network, Variant variant) {
    this.bucket = bucket;
    this.network = network;
    this.variant = variant;
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest original) {
    var request = variant.change(original);
    var found =
        network.call(
            () -> "get object " + request.key(),
            () -> require(version(request.key(), request.versionId())),
            FaultyBucket::slowDown);
    var response =
        GetObjectResponse.builder()
            .contentType(found.contentType())
            .contentLength((long) found.bytes().length)
            .eTag(found.eTag())
            .versionId(found.version())
            .metadata(found.metadata())
            .build();
    return new ResponseInputStream<>(
        response, AbortableInputStream.create(new ByteArrayInputStream(found.bytes())));
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest original, RequestBody body) {
    var request = variant.change(original);
    var bytes = bytes(body);
    return network.call(
        () -> "put object " + request.key(),
        () -> {
          var stored = bucket.put(request.key(), bytes, request.contentType());
          network.stored(stored);
          return PutObjectResponse.builder()
              .eTag(stored.eTag())
              .versionId(stored.version())
              .build();
        },
        FaultyBucket::slowDown);
  }

  @Override
  public CopyObjectResponse copyObject(CopyObjectRequest original) {
    var request = variant.change(original);
    return network.call(
        () -> "copy object " + request.sourceKey() + " to " + request.destinationKey(),
        () -> {
          var source = require(version(request.sourceKey(), request.sourceVersionId()));
          requireMatch(request.copySourceIfMatch(), Optional.of(source));
          requireMatch(request.ifMatch(), bucket.current(request.destinationKey()));
          bucket
              .put(request.destinationKey(), source.bytes(), request.contentType())
              .setMetadata(request.metadata());
          return CopyObjectResponse.builder().build();
        },
        FaultyBucket::slowDown);
  }

  @Override
  public PutObjectTaggingResponse putObjectTagging(PutObjectTaggingRequest original) {
    var request = variant.change(original);
    return network.call(
        () -> "tag object " + request.key(),
        () -> {
          var value = request.tagging().tagSet().get(0).value();
          if (!bucket.tag(request.key(), Optional.ofNullable(request.versionId()), value)) {
            throw noSuchKey();
          }
          return PutObjectTaggingResponse.builder().build();
        },
        FaultyBucket::slowDown);
  }

  @Override
  public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest original) {
    var request = variant.change(original);
    return network.call(
        () -> "delete objects " + request.delete().objects().stream().map(it -> it.key()).toList(),
        () -> {
          request.delete().objects().forEach(this::delete);
          return DeleteObjectsResponse.builder().build();
        },
        FaultyBucket::slowDown);
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request original) {
    var request = variant.change(original);
    return network.call(
        () -> "list objects " + request.prefix(),
        () ->
            ListObjectsV2Response.builder()
                .isTruncated(false)
                .contents(
                    bucket.list(request.prefix()).stream()
                        .filter(it -> isAfter(it.key(), request.startAfter()))
                        .map(FaultyBucket::listed)
                        .toList())
                .build(),
        FaultyBucket::slowDown);
  }

  private void delete(ObjectIdentifier object) {
    if (object.versionId() == null) {
      bucket.delete(object.key());
    } else {
      bucket.erase(object.key(), object.versionId());
    }
  }

  @Override
  public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest original) {
    var request = variant.change(original);
    return network.call(
        () -> "list versions " + request.prefix(),
        () ->
            ListObjectVersionsResponse.builder()
                .isTruncated(false)
                .versions(
                    bucket.listVersions(request.prefix()).stream()
                        .map(
                            it ->
                                ObjectVersion.builder()
                                    .key(it.key())
                                    .versionId(it.version())
                                    .build())
                        .toList())
                .build(),
        FaultyBucket::slowDown);
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    return network.call(
        () -> "head object " + request.key(),
        () -> {
          var found = require(bucket.current(request.key()));
          return HeadObjectResponse.builder().eTag(found.eTag()).versionId(found.version()).build();
        },
        FaultyBucket::slowDown);
  }

  @Override
  public String serviceName() {
    return "s3";
  }

  @Override
  public void close() {
    // the bucket outlives its clients
  }

  private static boolean isAfter(String key, String start) {
    return start == null || key.compareTo(start) > 0;
  }

  private static S3Object listed(StoredObject object) {
    return S3Object.builder()
        .key(object.key())
        .eTag(object.eTag())
        .lastModified(Instant.ofEpochMilli(object.storedAt()).truncatedTo(ChronoUnit.SECONDS))
        .build();
  }

  private Optional<StoredObject> version(String key, String version) {
    return version == null ? bucket.current(key) : bucket.version(key, version);
  }

  private static StoredObject require(Optional<StoredObject> found) {
    return found.orElseThrow(FaultyBucket::noSuchKey);
  }

  private static void requireMatch(String eTag, Optional<StoredObject> object) {
    if (eTag != null && object.filter(it -> it.eTag().equals(eTag)).isEmpty()) {
      throw failure(S3Exception.builder(), "PreconditionFailed", PRECONDITION_FAILED);
    }
  }

  private static S3Exception noSuchKey() {
    return failure(NoSuchKeyException.builder(), "NoSuchKey", NOT_FOUND);
  }

  private static S3Exception slowDown() {
    return failure(S3Exception.builder(), "SlowDown", SLOW_DOWN);
  }

  private static S3Exception failure(S3Exception.Builder error, String code, int status) {
    return (S3Exception)
        error
            .message(code)
            .statusCode(status)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
            .build();
  }

  private static byte[] bytes(RequestBody body) {
    try (var stream = body.contentStreamProvider().newStream()) {
      return stream.readAllBytes();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
