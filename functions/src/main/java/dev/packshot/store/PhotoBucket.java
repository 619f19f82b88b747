package dev.packshot.store;

import java.net.URI;
import java.util.Optional;

/**
 * The S3 bucket that photos are posted to and read from: its name, its region and, where it is not
 * on AWS, the address of the server that holds it.
 */
public record PhotoBucket(String name, String region, Optional<URI> endpoint) {

  private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-.";

  public PhotoBucket {
    if (!isBucketName(name)) {
      throw new IllegalArgumentException("not the name of an S3 bucket: " + name);
    }
    if (region.isEmpty()) {
      throw new IllegalArgumentException("the bucket " + name + " needs a region");
    }
  }

  /** The bucket on AWS, at the region's own address. */
  public static PhotoBucket onAws(String name, String region) {
    return new PhotoBucket(name, region, Optional.empty());
  }

  /**
   * The address that takes POSTs: the bucket as host name on AWS, unless a dot in its name would
   * break the TLS certificate, and as first step of the path everywhere else.
   */
  public String postUrl() {
    if (endpoint.isPresent()) {
      return inPath(endpoint.get().toString());
    }
    return name.indexOf('.') < 0
        ? "https://" + name + "." + awsHost() + "/"
        : inPath("https://" + awsHost());
  }

  /** What the address of every object begins with. */
  String objectsUrl() {
    var url = postUrl();
    return url.endsWith("/") ? url : url + "/";
  }

  private String inPath(String base) {
    return base.endsWith("/") ? base + name : base + "/" + name;
  }

  private String awsHost() {
    return "s3." + region + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
  }

  /** As docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html has it. */
  private static boolean isBucketName(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (NAME_CHARACTERS.indexOf(name.charAt(at)) < 0) {
        return false;
      }
    }
    return name.length() >= 3 && name.length() <= 63;
  }
}
