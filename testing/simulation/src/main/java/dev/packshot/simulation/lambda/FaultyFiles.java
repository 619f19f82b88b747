package dev.packshot.simulation.lambda;

import dev.packshot.simulation.storage.SimulatedBucket;
import dev.packshot.store.UploadedFiles;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The files of the bucket, whose lookups and notes can fail on the way. */
final class FaultyFiles implements UploadedFiles {
  private final SimulatedBucket bucket;
  private final CallPath network;

  FaultyFiles(SimulatedBucket bucket, CallPath network) {
    this.bucket = bucket;
    this.network = network;
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
  public void putEmpty(String key) {
    network.call(
        () -> "put object " + key,
        () -> {
          network.stored(bucket.put(key, new byte[0], ""));
          return true;
        },
        () -> SdkClientException.create("The bucket does not answer."));
  }
}
