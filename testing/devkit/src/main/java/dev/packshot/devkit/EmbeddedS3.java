package dev.packshot.devkit;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.gaul.shaded.org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.gaul.shaded.org.eclipse.jetty.server.Server;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * S3 inside this JVM, on loopback only: s3proxy over a folder, with POST policies enforced and tags
 * kept.
 */
public final class EmbeddedS3 implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Few, for s3proxy holds the body of a POST in the heap, some 70 MB for a photo of 25; of these
   * two or three accept and select, and the rest serve.
   */
  private static final int THREADS = 8;

  private static final long STOP_AT_ONCE = 0; // or it waits for idle keep-alive connections

  private final S3Proxy proxy;
  private final S3Client client;

  private EmbeddedS3(S3Proxy proxy, Setup setup) {
    this.proxy = proxy;
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint())
            .forcePathStyle(true)
            .region(setup.region)
            .credentialsProvider(StaticCredentialsProvider.create(setup.credentials))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** Sets up a store whose buckets are the folders under {@code folder}. */
  public static Setup in(Path folder) {
    return new Setup(folder);
  }

  /** Where this store listens, such as {@code http://127.0.0.1:9090}. */
  public URI endpoint() {
    return URI.create("http://" + LOOPBACK + ":" + proxy.getPort());
  }

  /** A path-style client with this store's credentials. */
  public S3Client client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("s3proxy did not stop", e);
    }
  }

  /** What a store is started with; each setting has a default. */
  public static final class Setup {
    private final Path folder;
    private Optional<String> bucket = Optional.empty();
    private int port = 0;
    private Region region = Region.US_EAST_1;
    private AwsBasicCredentials credentials = AwsBasicCredentials.create("local", "local-secret");
    private List<String> corsOrigins = List.of();
    private StoreListener listener = (bucket, key) -> stored -> {};
    private boolean sessionTokens = false;

    private Setup(Path folder) {
      this.folder = folder;
    }

    /** Makes sure of a bucket, without a request. */
    public Setup bucket(String name) {
      this.bucket = Optional.of(name);
      return this;
    }

    /** 0, the default, takes any free port. */
    public Setup port(int port) {
      this.port = port;
      return this;
    }

    public Setup region(String region) {
      this.region = Region.of(region);
      return this;
    }

    public Setup credentials(String accessKey, String secretKey) {
      this.credentials = AwsBasicCredentials.create(accessKey, secretKey);
      return this;
    }

    /** Lets requests carry the token of temporary credentials, which s3proxy does not check. */
    public Setup takingSessionTokens() {
      this.sessionTokens = true;
      return this;
    }

    /** Origins whose pages may upload and read, or {@code *}; s3proxy knows no CORS per bucket. */
    public Setup corsOrigins(String... origins) {
      this.corsOrigins = List.of(origins);
      return this;
    }

    public Setup listener(StoreListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Called in the storing request's thread, before it is answered: what it throws fails the
     * request, though the object stays.
     */
    public Setup onStored(Consumer<StoredObject> told) {
      return listener((bucket, key) -> told);
    }

    /** Throws an {@link UncheckedIOException} where the port is taken. */
    public EmbeddedS3 start() {
      try {
        Files.createDirectories(bucket.map(folder::resolve).orElse(folder));
        var proxy = proxy();
        proxy.start();
        return new EmbeddedS3(proxy, this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException("s3proxy did not start", e);
      }
    }

    private S3Proxy proxy() throws ReflectiveOperationException {
      var built = s3proxy();
      servletsOf(built)
          .addFilter(
              new FilterHolder(new TaggingFilter(folder.toAbsolutePath().normalize(), credentials)),
              "/*",
              EnumSet.of(DispatcherType.REQUEST));
      return built;
    }

    /** There is no other way in, and its version is pinned. */
    private static ServletContextHandler servletsOf(S3Proxy proxy)
        throws ReflectiveOperationException {
      var server = S3Proxy.class.getDeclaredField("server");
      server.setAccessible(true);
      return ((Server) server.get(proxy)).getDescendant(ServletContextHandler.class);
    }

    private S3Proxy s3proxy() {
      // of a folder that is told from here, it would list nothing
      var store = new FilesystemNio2BlobStore(folder.toAbsolutePath().toString());
      return S3Proxy.builder()
          .ignoreUnknownHeaders(sessionTokens)
          .blobStore(new WatchedBlobStore(store, listener))
          .awsAuthentication(
              AuthenticationType.AWS_V4, credentials.accessKeyId(), credentials.secretAccessKey())
          .endpoint(URI.create("http://" + LOOPBACK + ":" + port))
          .corsRules(cors())
          .jettyMaxThreads(THREADS)
          .stopTimeout(STOP_AT_ONCE)
          .build();
    }

    private CrossOriginResourceSharing cors() {
      return new CrossOriginResourceSharing(
          corsOrigins.stream().map(Setup::originPattern).toList(),
          List.of("GET", "HEAD", "POST"),
          List.of("*"),
          List.of("ETag", "Location"),
          "false");
    }

    /** s3proxy reads every origin but {@code *} as a regular expression. */
    private static String originPattern(String origin) {
      return origin.equals("*") ? origin : Pattern.quote(origin);
    }
  }
}
