package dev.packshot.local;

import dev.packshot.store.PhotoBucket;
import dev.packshot.store.S3UploadedFiles;
import dev.packshot.store.SigningCredentials;
import dev.packshot.store.UploadedFiles;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The files of a bucket on this machine. */
final class UploadedFilesOf {
  private UploadedFilesOf() {}

  static UploadedFiles bucket(
      String name, String region, URI endpoint, Supplier<SigningCredentials> credentials) {
    return new S3UploadedFiles(
        new PhotoBucket(name, region, Optional.of(endpoint)),
        UrlConnectionHttpClient.create(),
        credentials,
        Clock.systemUTC());
  }
}
