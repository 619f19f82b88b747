package dev.packshot.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.packshot.graph.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An OpenID Connect issuer on loopback, whose answers a test may change. */
public final class TestIssuer implements AutoCloseable {
  public static final String AUDIENCE = "packshot-test";
  public static final String KEYS = "/keys";
  public static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final int RSA_BITS = 2_048;

  /** The keys that sign: generating one takes a tenth of a second. */
  public static final RSAKey RSA = rsa("rsa-1");

  public static final RSAKey OTHER_RSA = rsa("rsa-2");
  public static final ECKey EC = ec("ec-1");

  /** The issuer that every application of a test trusts, unless the test changes it. */
  public static final TestIssuer SHARED = new TestIssuer();

  /** The server's answer to a request. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final AtomicInteger downloads = new AtomicInteger();
  private final List<JWK> published = new ArrayList<>(List.of(RSA, EC));
  private volatile Answer keys = exchange -> send(exchange, jwks());
  private volatile Answer configuration = exchange -> send(exchange, configuration());

  public TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "issuer");
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (path.equals(KEYS)) {
        downloads.incrementAndGet();
        keys.to(exchange);
      } else if (path.equals(CONFIGURATION)) {
        configuration.to(exchange);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  /** Sends a document. */
  public static void send(HttpExchange exchange, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public String jwks() {
    return new JWKSet(List.copyOf(published)).toPublicJWKSet().toString();
  }

  public String configuration() {
    return "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + KEYS + "\"}";
  }

  /** Changes the answer to requests for the keys. */
  public void answerKeys(Answer answer) {
    keys = answer;
  }

  /** Changes the answer to requests for the configuration. */
  public void answerConfiguration(Answer answer) {
    configuration = answer;
  }

  /** Publishes these keys, and no others. */
  public void publish(JWK... only) {
    published.clear();
    published.addAll(List.of(only));
  }

  /** Returns how often the keys were requested. */
  public int downloads() {
    return downloads.get();
  }

  /** Returns an instance of an application that trusts this issuer. */
  public TestApp trustedBy(TestApp app) {
    return app.with(settings());
  }

  /** Returns the settings of an application that trusts this issuer and has a domain. */
  Map<String, String> settings() {
    return Map.of(
        Settings.ISSUER,
        url(),
        Settings.AUDIENCE,
        AUDIENCE,
        Settings.COOKIE_DOMAIN,
        "api.example.com");
  }

  /** Returns a valid token of a subject. */
  public String token(String subject) {
    return token(subject, it -> it);
  }

  /** Returns a token with changed claims. */
  public String token(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(header(RSA, JWSAlgorithm.RS256), RSA, change.apply(claims(subject)).build());
  }

  public JWTClaimsSet.Builder claims(String subject) {
    return claims(subject, TestClock.START);
  }

  private JWTClaimsSet.Builder claims(String subject, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .subject(subject)
        .audience(AUDIENCE)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
  }

  public static JWSHeader header(JWK key, JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
  }

  /** Returns a token that is signed with this key. */
  public static String sign(JWSHeader header, JWK key, JWTClaimsSet claims) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(signer(key));
      return token.serialize();
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return key instanceof RSAKey rsa
        ? new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))
        : new ECDSASigner(key.toECKey());
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(RSA_BITS).keyID(id).generate();
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
