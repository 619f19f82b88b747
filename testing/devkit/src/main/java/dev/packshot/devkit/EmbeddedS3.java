package dev.packshot.devkit;

import dev.packshot.devkit.form.FormUploads;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
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
 * An S3 server in this JVM that listens on loopback only: s3proxy over a folder, with POST policies
 * and object tags. Everything is private: nothing is read without a signature.
 */
public final class EmbeddedS3 implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** The size of Jetty's thread pool. A request that sends its body slowly occupies a thread. */
  private static final int MAX_THREADS = 200;

  /** The largest body that s3proxy holds in the heap, to compare its hash with the signed one. */
  private static final long MAX_SIGNED_BODY_BYTES = 32 << 20;

  /** Space that uploads leave free, so that the database beside them can still be written. */
  private static final long RESERVED_BYTES = 8 << 20;

  /** No time to wait for connections that clients keep alive. */
  private static final long STOP_TIMEOUT = 0;

  private final S3Proxy proxy;
  private final S3Client client;

  private EmbeddedS3(S3Proxy proxy, Builder builder) {
    this.proxy = proxy;
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint())
            .forcePathStyle(true)
            .region(builder.region)
            .credentialsProvider(StaticCredentialsProvider.create(builder.credentials))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** Returns a builder of a server whose buckets are the subfolders of the folder. */
  public static Builder in(Path folder) {
    return new Builder(folder);
  }

  /** Returns the server's address, such as {@code http://127.0.0.1:9090}. */
  public URI endpoint() {
    return URI.create("http://" + LOOPBACK + ":" + proxy.getPort());
  }

  /** Returns a client with path-style access and the server's credentials. */
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

  /** A builder of servers. Every setting has a default. */
  public static final class Builder {
    private final Path folder;
    private Optional<String> bucket = Optional.empty();
    private int port = 0;
    private Region region = Region.US_EAST_1;
    private AwsBasicCredentials credentials = AwsBasicCredentials.create("local", "local-secret");
    private List<String> corsOrigins = List.of();
    private StoreListener listener = (bucket, key) -> stored -> {};
    private boolean acceptSessionTokens = false;
    private long reserve = RESERVED_BYTES;
    private boolean keepVersions = false;

    private Builder(Path folder) {
      this.folder = folder;
    }

    /** Creates the bucket on start unless it exists. */
    public Builder bucket(String name) {
      this.bucket = Optional.of(name);
      return this;
    }

    /** Sets the port; 0, the default, selects any free one. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    public Builder region(String region) {
      this.region = Region.of(region);
      return this;
    }

    public Builder credentials(String accessKey, String secretKey) {
      this.credentials = AwsBasicCredentials.create(accessKey, secretKey);
      return this;
    }

    /** Accepts requests with the token of temporary credentials, which s3proxy does not verify. */
    public Builder acceptSessionTokens() {
      this.acceptSessionTokens = true;
      return this;
    }

    /** Sets the origins of every bucket whose pages may upload and read; {@code *} is all. */
    public Builder corsOrigins(String... origins) {
      this.corsOrigins = List.of(origins);
      return this;
    }

    /** Sets the space in bytes that must stay free on the disk; objects beyond it are refused. */
    public Builder reserve(long bytes) {
      this.reserve = bytes;
      return this;
    }

    /** Keeps the versions of the bucket's objects. */
    public Builder keepVersions() {
      this.keepVersions = true;
      return this;
    }

    public Builder listener(StoreListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Sets a listener that is called in the request's thread after an object has been stored and
     * before the response is sent. An exception of the listener fails the request, but the object
     * remains.
     */
    public Builder onStored(Consumer<StoredObject> listener) {
      return listener((bucket, key) -> listener);
    }

    /**
     * Starts the server.
     *
     * @throws UncheckedIOException if the port is in use
     */
    public EmbeddedS3 start() {
      try {
        OwnerOnly.createFolder(folder);
        if (bucket.isPresent()) {
          OwnerOnly.createFolder(folder.resolve(bucket.get()));
        }
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
      var store = store();
      var proxy = s3proxy(store);
      var root = folder.toAbsolutePath().normalize();
      var servlets = servletsOf(proxy);
      add(servlets, new PacedRequests());
      add(servlets, new RefusedBodies());
      add(
          servlets,
          new FormUploads(store, store::requireSpace, credentials, cors(), Clock.systemUTC()));
      add(servlets, new TaggingFilter(root, credentials));
      return proxy;
    }

    private static void add(ServletContextHandler servlets, Filter filter) {
      servlets.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    /** Uses reflection because s3proxy has no API for filters. Its version is pinned. */
    private static ServletContextHandler servletsOf(S3Proxy proxy)
        throws ReflectiveOperationException {
      var server = S3Proxy.class.getDeclaredField("server");
      server.setAccessible(true);
      return ((Server) server.get(proxy)).getDescendant(ServletContextHandler.class);
    }

    private SpaceLimitedBlobStore store() {
      // the path must be absolute: of a relative one, s3proxy lists no objects
      var files = new FilesystemNio2BlobStore(folder.toAbsolutePath().toString());
      var owned = new PrivateBlobStore(files, folder);
      var kept = keepVersions ? VersionedBlobStore.over(owned, folder, bucket) : owned;
      var notifying = new NotifyingBlobStore(kept, listener);
      return new SpaceLimitedBlobStore(notifying, folder, reserve);
    }

    private S3Proxy s3proxy(BlobStore store) {
      return S3Proxy.builder()
          .ignoreUnknownHeaders(acceptSessionTokens)
          .blobStore(store)
          .awsAuthentication(
              AuthenticationType.AWS_V4, credentials.accessKeyId(), credentials.secretAccessKey())
          .endpoint(URI.create("http://" + LOOPBACK + ":" + port))
          .corsRules(cors())
          .jettyMaxThreads(MAX_THREADS)
          .v4MaxNonChunkedRequestSize(MAX_SIGNED_BODY_BYTES)
          .stopTimeout(STOP_TIMEOUT)
          .build();
    }

    private CrossOriginResourceSharing cors() {
      return new CrossOriginResourceSharing(
          corsOrigins.stream().map(Builder::originPattern).toList(),
          List.of("GET", "HEAD", "POST", "PUT"),
          List.of("*"),
          List.of("Date", "ETag", "Location"),
          "false");
    }

    /** Quotes the origin, since s3proxy takes every one but {@code *} as a regular expression. */
    private static String originPattern(String origin) {
      return origin.equals("*") ? origin : Pattern.quote(origin);
    }
  }
}
