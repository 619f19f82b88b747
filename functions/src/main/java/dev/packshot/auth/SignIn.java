package dev.packshot.auth;

import java.util.Set;

/**
 * The settings of signing in.
 *
 * @param enabled whether users of an issuer are accepted
 * @param origins the origins of pages that may change something with the browser's cookie
 * @param hasDomain whether the API has a domain of its own, so that a page of the same site sends
 *     the cookie
 */
public record SignIn(boolean enabled, Set<String> origins, boolean hasDomain) {
  public SignIn {
    origins = Set.copyOf(origins);
  }
}
