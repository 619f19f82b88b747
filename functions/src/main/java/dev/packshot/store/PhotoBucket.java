package dev.packshot.store;

import java.net.URI;
import java.util.Optional;

/**
 * The S3 bucket that photos are posted to and read from.
 *
 * @param endpoint the URL of the server, if it is not AWS
 */
public record PhotoBucket(String name, String region, Optional<URI> endpoint) {

  private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-.";

  public PhotoBucket {
    if (!isBucketName(name)) {
      throw new IllegalArgumentException("not a valid S3 bucket name: " + name);
    }
    if (region.isEmpty()) {
      throw new IllegalArgumentException("the bucket " + name + " needs a region");
    }
  }

  /**
   * Returns the URL to which forms are posted. On AWS, the bucket is a part of the host name unless
   * its name contains a dot, which the TLS certificate would not match. Otherwise it is the first
   * segment of the path.
   */
  public String postUrl() {
    if (endpoint.isPresent()) {
      return inPath(endpoint.get().toString());
    }
    return name.indexOf('.') < 0
        ? "https://" + name + "." + awsHost() + "/"
        : inPath("https://" + awsHost());
  }

  /** Returns the URL that the URLs of all objects start with. */
  String objectsUrl() {
    var url = postUrl();
    return url.endsWith("/") ? url : url + "/";
  }

  private String inPath(String base) {
    return base.endsWith("/") ? base + name : base + "/" + name;
  }

  private String awsHost() {
    return "s3." + region + "." + suffix();
  }

  /** Returns the suffix of the names in a partition (docs.aws.amazon.com/general/latest/gr). */
  private String suffix() {
    if (region.startsWith("cn-")) {
      return "amazonaws.com.cn";
    }
    return region.startsWith("eusc-") ? "amazonaws.eu" : "amazonaws.com";
  }

  /** Checks docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html in part. */
  private static boolean isBucketName(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (NAME_CHARACTERS.indexOf(name.charAt(at)) < 0) {
        return false;
      }
    }
    return name.length() >= 3 && name.length() <= 63;
  }
}
