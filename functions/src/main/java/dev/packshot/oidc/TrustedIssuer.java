package dev.packshot.oidc;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;

/**
 * The issuer whose access tokens are accepted.
 *
 * @param url the issuer's URL, exactly as in its tokens
 * @param audiences the accepted values of {@code aud}, or of {@code client_id} as Cognito has it
 * @param leeway by how much the clocks of issuer and API may differ
 */
public record TrustedIssuer(String url, Set<String> audiences, Duration leeway) {
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  public TrustedIssuer {
    audiences = Set.copyOf(audiences);
    if (!isSecure(URI.create(url))) {
      throw new IllegalArgumentException("The issuer " + url + " is not an https URL.");
    }
    if (audiences.isEmpty()) {
      throw new IllegalArgumentException("The issuer " + url + " has no audience.");
    }
  }

  /** Returns the address of the issuer's configuration (OpenID Connect Discovery 1.0, 4). */
  URI configuration() {
    return URI.create((url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + DISCOVERY);
  }

  /** Returns whether nobody between the issuer and the API can change what the URL answers. */
  static boolean isSecure(URI url) {
    return url.getHost() != null
        && ("https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && isLoopback(url.getHost())));
  }

  private static boolean isLoopback(String host) {
    try {
      return host.equals("localhost")
          || (host.matches("127(\\.\\d{1,3}){3}")
              && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }
}
