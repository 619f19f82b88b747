package dev.packshot.snapshot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * A double of the bucket. Every object is the same small JPEG, every list has one object, and
 * changes have no effect (docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html).
 */
final class BucketDouble {
  /** The side of the picture in pixels; large enough for a smaller rendition. */
  private static final int SIDE = 240;

  private static final String LIST =
      "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>%s-</Key></Contents>"
          + "</ListBucketResult>";

  /** The list of versions with one version. */
  private static final String VERSIONS =
      "<ListVersionsResult><IsTruncated>false</IsTruncated><Version><Key>%s-</Key>"
          + "<VersionId>1</VersionId></Version></ListVersionsResult>";

  private byte[] picture;

  private static DoubleResponse list(String format, SdkHttpRequest request) {
    var prefix = request.firstMatchingRawQueryParameter("prefix").orElse("");
    return xml(String.format(Locale.ROOT, format, prefix));
  }

  DoubleResponse answer(SdkHttpRequest request) {
    var query = request.rawQueryParameters();
    if (request.method() == SdkHttpMethod.GET) {
      if (query.containsKey("versions")) {
        return list(VERSIONS, request);
      }
      return query.containsKey("list-type") ? list(LIST, request) : object();
    }
    if (query.containsKey("delete")) {
      return xml("<DeleteResult></DeleteResult>");
    }
    if (request.method() == SdkHttpMethod.HEAD) {
      return new DoubleResponse(
          new byte[0], Map.of("ETag", "-", "Last-Modified", "Sat, 21 Nov 2026 12:00:00 GMT"));
    }
    return request.firstMatchingHeader("x-amz-copy-source").isPresent()
        ? xml("<CopyObjectResult><ETag>-</ETag></CopyObjectResult>")
        : new DoubleResponse(new byte[0], Map.of("ETag", "-"));
  }

  private static DoubleResponse xml(String text) {
    return new DoubleResponse(
        text.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/xml"));
  }

  private synchronized DoubleResponse object() {
    if (picture == null) {
      picture = jpeg();
    }
    return new DoubleResponse(picture, Map.of("Content-Type", "image/jpeg", "ETag", "-"));
  }

  private static byte[] jpeg() {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), "JPEG", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
