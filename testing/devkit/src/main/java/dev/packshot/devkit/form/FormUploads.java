package dev.packshot.devkit.form;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * A servlet filter that handles uploads by form instead of s3proxy. It checks what AWS checks, in
 * front of the file, and streams the file to the store, so that an upload needs little memory.
 */
public final class FormUploads extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Pattern BUCKET = Pattern.compile("/([^/]+)/?");
  private static final String META = "x-amz-meta-";

  /** The fields of features that this server does not have. */
  private static final List<String> UNSUPPORTED =
      List.of(
          "acl",
          "tagging",
          "x-amz-storage-class",
          "x-amz-website-redirect-location",
          "x-amz-server-side-encryption");

  private final transient BlobStore store;
  private final transient LongConsumer requireSpace;
  private final transient AwsBasicCredentials credentials;
  private final transient CrossOriginResourceSharing cors;
  private final transient Clock clock;

  /**
   * Creates the filter.
   *
   * @param requireSpace throws if the store has no space for this number of bytes
   */
  public FormUploads(
      BlobStore store,
      LongConsumer requireSpace,
      AwsBasicCredentials credentials,
      CrossOriginResourceSharing cors,
      Clock clock) {
    this.store = store;
    this.requireSpace = requireSpace;
    this.credentials = credentials;
    this.cors = cors;
    this.clock = clock;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var bucket = BUCKET.matcher(request.getRequestURI());
    if (!request.getMethod().equals("POST")
        || request.getQueryString() != null
        || !bucket.matches()) {
      chain.doFilter(request, response);
      return;
    }
    var answer = new FormAnswer(request, response, cors);
    try {
      upload(URLDecoder.decode(bucket.group(1), StandardCharsets.UTF_8), request, answer);
    } catch (S3Error refused) {
      answer.refuse(refused);
    } catch (AwsServiceException failed) {
      answer.refuse(
          new S3Error(
              failed.statusCode(), failed.awsErrorDetails().errorCode(), failed.getMessage()));
    }
  }

  private void upload(String bucket, HttpServletRequest request, FormAnswer answer)
      throws IOException {
    if (request.getContentLengthLong() < 0) {
      throw new S3Error(
          411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    }
    if (!store.containerExists(bucket)) {
      throw new S3Error(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    var form = FormReader.read(request.getInputStream(), request.getContentType());
    var key = form.require("key").replace("${filename}", form.fileName());
    form.fields().put("key", key);
    var range = check(bucket, form);
    rejectIfTooLong(request.getContentLengthLong(), range);
    requireSpace.accept(request.getContentLengthLong());
    var checksum = FormChecksum.of(form);
    var put = put(bucket, key, form);
    checksum.ifPresent(it -> put.metadata(withChecksum(put.build().metadata(), it)));
    var stored = store.putBlob(put.build(), new CheckedFile(form.file(), range, checksum));
    checksum.ifPresent(it -> answer.header(it.header(), it.value()));
    if (stored.versionId() != null) {
      answer.header("x-amz-version-id", stored.versionId());
    }
    answer.stored(form, bucket, key, stored.eTag());
  }

  /** Checks the signature and the policy and returns the lengths that the file may have. */
  private LengthRange check(String bucket, PostedForm form) {
    if (form.require("key").isEmpty()) {
      throw S3Error.invalidArgument("User key must have a length greater than 0.");
    }
    new FormSignature(credentials).check(form);
    var policy = Policy.parse(form.require("policy"));
    var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    fields.putAll(form.fields());
    fields.put("bucket", bucket);
    policy.check(fields, clock.instant());
    for (var field : form.fields().keySet()) {
      if (UNSUPPORTED.stream().anyMatch(field.toLowerCase(Locale.ROOT)::startsWith)) {
        throw new S3Error(
            501,
            "NotImplemented",
            "A form field you provided implies functionality that is not implemented: " + field);
      }
    }
    return policy.length();
  }

  /** Refuses a file that must be too long, before it is read. */
  private static void rejectIfTooLong(long contentLength, LengthRange range) {
    long least = contentLength - 2L * LimitedStart.MAX_BYTES;
    if (least > range.max()) {
      throw S3Error.tooLarge(range.max());
    }
  }

  private static PutObjectRequest.Builder put(String bucket, String key, PostedForm form) {
    var metadata = new TreeMap<String, String>();
    form.fields()
        .forEach(
            (name, value) -> {
              if (name.regionMatches(true, 0, META, 0, META.length())) {
                metadata.put(name.substring(META.length()).toLowerCase(Locale.ROOT), value);
              }
            });
    return PutObjectRequest.builder()
        .bucket(bucket)
        .key(key)
        .contentType(form.find("Content-Type").orElse("binary/octet-stream"))
        .cacheControl(form.find("Cache-Control").orElse(null))
        .contentDisposition(form.find("Content-Disposition").orElse(null))
        .contentEncoding(form.find("Content-Encoding").orElse(null))
        .metadata(metadata);
  }

  private static Map<String, String> withChecksum(
      Map<String, String> metadata, FormChecksum checksum) {
    var all = new TreeMap<>(metadata);
    all.put(checksum.metadataKey(), checksum.value());
    return all;
  }
}
