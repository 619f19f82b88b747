package dev.packshot.graph;

import dev.packshot.lookup.ProductServer;
import dev.packshot.oidc.TrustedIssuer;
import dev.packshot.session.IdleLimit;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables of the functions. Each function has only those it needs, so a variable
 * is checked when it is first read, while the function starts.
 */
public final class Settings {
  public static final String TABLE = "PACKSHOT_TABLE";
  public static final String BUCKET = "PACKSHOT_BUCKET";
  public static final String ALLOWED_ORIGINS = "PACKSHOT_ALLOWED_ORIGINS";
  public static final String UPLOAD_ENDPOINT = "PACKSHOT_UPLOAD_ENDPOINT";
  public static final String MEDIA_URL = "PACKSHOT_MEDIA_URL";
  public static final String PUBLIC_URL = "PACKSHOT_PUBLIC_URL";
  public static final String PHOTO_DAYS = "PACKSHOT_PHOTO_DAYS";
  public static final String SESSION_IDLE_HOURS = "PACKSHOT_SESSION_IDLE_HOURS";
  public static final String HEIC = "PACKSHOT_HEIC";
  public static final String ISSUER = "PACKSHOT_ISSUER";
  public static final String AUDIENCE = "PACKSHOT_AUDIENCE";
  public static final String TOKEN_LEEWAY = "PACKSHOT_TOKEN_LEEWAY";
  public static final String COOKIE_DOMAIN = "PACKSHOT_COOKIE_DOMAIN";
  public static final String UPLOAD_QUEUE = "PACKSHOT_UPLOAD_QUEUE";
  public static final String PRODUCT_SERVER = "PACKSHOT_PRODUCT_SERVER";
  public static final String PRODUCT_SERVER_CONTACT = "PACKSHOT_PRODUCT_SERVER_CONTACT";
  public static final String PRODUCT_SERVER_RATE = "PACKSHOT_PRODUCT_SERVER_RATE";
  public static final String REGION = "AWS_REGION";

  private static final String DEFAULT_LEEWAY_SECONDS = "60";

  private final Map<String, String> environment;

  public Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Returns the settings of an instance outside AWS, on the table and bucket of other engines. */
  public static Settings outsideAws(
      String table, String bucket, String region, URI s3, String allowedOrigins, String mediaUrl) {
    return new Settings(
        Map.of(
            TABLE, table,
            BUCKET, bucket,
            REGION, region,
            UPLOAD_ENDPOINT, s3.toString(),
            ALLOWED_ORIGINS, allowedOrigins,
            MEDIA_URL, mediaUrl));
  }

  /** Returns the same settings with one variable changed. */
  public Settings with(String name, String value) {
    var changed = new HashMap<>(environment);
    changed.put(name, value);
    return new Settings(changed);
  }

  /** Returns the same settings with a server that knows products. */
  public Settings with(ProductServer server) {
    return with(PRODUCT_SERVER, server.url().toString())
        .with(PRODUCT_SERVER_CONTACT, server.contact())
        .with(PRODUCT_SERVER_RATE, Integer.toString(server.perMinute()));
  }

  /** Returns the name of the table. */
  public String table() {
    return require(TABLE);
  }

  /** Returns the name of the bucket. */
  public String bucket() {
    return require(BUCKET);
  }

  public String region() {
    return require(REGION);
  }

  /** Returns the origins of web pages that may read responses; {@code *} stands for every one. */
  public Set<String> allowedOrigins() {
    return list(ALLOWED_ORIGINS);
  }

  /** Returns the address to which uploads are posted if it is not that of S3. */
  public Optional<URI> uploadEndpoint() {
    return find(UPLOAD_ENDPOINT).map(URI::create);
  }

  /** Returns the time for which the files of photos are kept; empty if they are kept forever. */
  public Optional<Duration> photoLifetime() {
    return find(PHOTO_DAYS).map(Integer::parseInt).map(Duration::ofDays);
  }

  /** Returns the time without a change after which a session counts as expired. */
  public IdleLimit idleLimit() {
    return find(SESSION_IDLE_HOURS)
        .map(hours -> new IdleLimit(Duration.ofHours(Integer.parseInt(hours))))
        .orElse(IdleLimit.USUAL);
  }

  /** Returns the URL of public pictures, or their path on the API's own host. */
  public String mediaUrl() {
    return require(MEDIA_URL);
  }

  /** Returns the address that clients use for the API if it is not the one in the request. */
  public Optional<URI> publicUrl() {
    return find(PUBLIC_URL).map(URI::create);
  }

  /** Returns whether HEIC is to be decoded, as it is unless it is switched off. */
  public boolean decodesHeic() {
    return find(HEIC).filter("off"::equals).isEmpty();
  }

  /** Returns whether users may sign in at an issuer. */
  public boolean hasIssuer() {
    return find(ISSUER).isPresent();
  }

  /** Returns whether the API has a domain of its own, so that browsers send it a cookie. */
  public boolean hasCookieDomain() {
    return find(COOKIE_DOMAIN).isPresent();
  }

  /** Returns the issuer whose access tokens are accepted. */
  public TrustedIssuer issuer() {
    return new TrustedIssuer(
        require(ISSUER),
        list(AUDIENCE),
        Duration.ofSeconds(Integer.parseInt(find(TOKEN_LEEWAY).orElse(DEFAULT_LEEWAY_SECONDS))));
  }

  private Set<String> list(String name) {
    return Set.copyOf(List.of(require(name).strip().split("\\s*,\\s*")));
  }

  /**
   * Returns the server that knows products; empty if only the organizations' own products are
   * looked up. It may be on this machine if the function is not on AWS.
   */
  public Optional<ProductServer> productServer() {
    return find(PRODUCT_SERVER).map(URI::create).map(this::productServer);
  }

  private ProductServer productServer(URI url) {
    if (ProductServer.isLocal(url) && uploadEndpoint().isEmpty()) {
      throw new IllegalStateException(PRODUCT_SERVER + " must be an https URL.");
    }
    int perMinute =
        find(PRODUCT_SERVER_RATE).map(Integer::parseInt).orElse(ProductServer.USUAL_PER_MINUTE);
    return new ProductServer(url, require(PRODUCT_SERVER_CONTACT), perMinute);
  }

  /** Returns the URL of the queue of S3's events. */
  public String uploadQueue() {
    return require(UPLOAD_QUEUE);
  }

  private Optional<String> find(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private String require(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalStateException("The environment variable " + name + " is not set."));
  }
}
