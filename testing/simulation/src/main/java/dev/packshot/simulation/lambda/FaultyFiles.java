package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.simulation.variant.Variant;
import dev.packshot.store.UploadedFiles;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The files of the bucket, whose lookups and notes can fail on the way. */
final class FaultyFiles implements UploadedFiles {
  private final SimulatedBucket bucket;
  private final CallPath network;
  private final Variant variant;

  FaultyFiles(SimulatedBucket bucket, CallPath network, Variant variant) {
    this.bucket = bucket;
    this.network = network;
    this.variant = variant;
  }

  @Override
  public Optional<Arrival> find(String key) {
    return network.call(
        () -> "find object " + key,
        () ->
            bucket
                .current(key)
                .map(it -> new Arrival(it.bytes().length, Instant.ofEpochMilli(it.storedAt()))),
        () -> SdkClientException.create("The bucket does not answer."));
  }

  @Override
  public void putEmpty(String original) {
    var request = variant.change(PutObjectRequest.builder().key(original).build());
    network.call(
        () -> "put object " + request.key(),
        () -> {
          network.stored(bucket.put(request.key(), new byte[0], ""));
          return true;
        },
        () -> SdkClientException.create("The bucket does not answer."));
  }
}
