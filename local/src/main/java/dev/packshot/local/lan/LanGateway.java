package dev.packshot.local.lan;

import dev.packshot.local.file.PrivateFile;
import dev.packshot.local.gateway.Backend;
import dev.packshot.local.gateway.Gateway;
import dev.packshot.local.gateway.HttpCall;
import dev.packshot.local.gateway.ServerPort;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The gateway for other devices of the local network: API, S3 and the scanner page over TLS on one
 * port. It gets another certificate when the network changes, or the certificate nears its end.
 */
public final class LanGateway implements AutoCloseable {
  private static final int CHECK_SECONDS = 10;

  private final Supplier<Optional<LocalNetwork>> networks;
  private final Authority authority;
  private final Consumer<String> log;
  private final Clock clock;
  private final SslContextFactory.Server tls = new SslContextFactory.Server();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "network"));
  private volatile ServerIdentity identity;
  private Gateway gateway;

  private LanGateway(
      LocalNetwork network,
      Supplier<Optional<LocalNetwork>> networks,
      PrivateFile file,
      Consumer<String> log,
      Clock clock) {
    this.networks = networks;
    this.log = log;
    this.clock = clock;
    this.authority = Authority.in(file, network, clock.instant(), log);
    this.identity = authority.issue(network, clock.instant());
  }

  /**
   * The contents of the gateway.
   *
   * @param sites returns the site at an address, such as {@code https://192.168.1.5:8443}
   * @param start the path that {@code /} leads to
   * @param bucket the path of the bucket
   * @param s3 the address of S3
   * @param sharedHeaders returns the headers of refusals
   */
  public record Contents(
      Function<URI, Backend> sites,
      String start,
      String bucket,
      URI s3,
      Function<HttpCall, Map<String, List<String>>> sharedHeaders) {}

  /**
   * Starts to listen on all addresses.
   *
   * @param port 0 for any free port
   * @param network the network now
   * @param networks reads the network again; empty if there is none
   * @param file the authority, which is created if it is missing
   */
  public static LanGateway start(
      int port,
      LocalNetwork network,
      Supplier<Optional<LocalNetwork>> networks,
      PrivateFile file,
      Contents contents,
      Consumer<String> log,
      Clock clock)
      throws IOException {
    var lan = new LanGateway(network, networks, file, log, clock);
    lan.identity.presentBy(lan.tls);
    try {
      lan.listen(port, contents);
    } catch (IOException | RuntimeException e) {
      lan.timer.shutdownNow();
      throw e;
    }
    var unused =
        lan.timer.scheduleWithFixedDelay(
            lan::renew, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    return lan;
  }

  /** Returns the address to tell, such as {@code https://192.168.1.5:8443}. */
  public URI url() {
    return URI.create("https://" + authorityPart());
  }

  /** Returns the address of the page about trust, which has no TLS. */
  public URI trustUrl() {
    return URI.create("http://" + authorityPart() + TrustPage.PATH);
  }

  /** Returns the SHA-256 of the authority's certificate. */
  public String fingerprint() {
    return authority.fingerprint();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    gateway.close();
  }

  /** Presents another certificate if the network has changed, or the certificate nears its end. */
  void renew() {
    try {
      var now = clock.instant();
      var network = networks.get().filter(it -> identity.isOutdated(it, now));
      if (network.isPresent()) {
        present(authority.issue(network.get(), now));
      }
    } catch (Exception | Error e) {
      log.accept("cannot renew the certificate: " + e);
    }
  }

  private void present(ServerIdentity renewed) throws Exception {
    var before = url();
    tls.reload(unused -> renewed.presentBy(tls));
    identity = renewed;
    if (!url().equals(before)) {
      log.accept("The network has changed: the address is now " + url() + " instead of " + before);
    }
  }

  private void listen(int port, Contents contents) throws IOException {
    var storage = new ServerPort.Storage(contents.bucket(), contents.s3(), this::isHost);
    var serverPort =
        new ServerPort(
            "0.0.0.0",
            port,
            Optional.of(tls),
            client -> identity.network().admits(client),
            Optional.of(storage));
    var trust = new TrustPage(authority);
    var backend = new LanBackend(this::isHost, trust, contents.sites(), contents.start());
    gateway = Gateway.start(serverPort, backend, contents.sharedHeaders(), log, clock);
  }

  private boolean isHost(String host) {
    return identity.network().hosts().stream()
        .anyMatch(it -> host.equals(it + ":" + gateway.port()));
  }

  private String authorityPart() {
    return identity.network().address().getHostAddress() + ":" + gateway.port();
  }
}
