package dev.packshot.infra;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sign-in of users on the scanner page.
 *
 * @param configuration what the page reads about it
 * @param origins the origins that the page has to reach for it
 */
record PageSignIn(Map<String, String> configuration, List<String> origins) {

  /** Returns the sign-in at the user pool or at the other issuer, if the page is its client. */
  static Optional<PageSignIn> find(Optional<UserPools> pools, SignInChoice choice) {
    return pools
        .flatMap(PageSignIn::at)
        .or(() -> choice.page().flatMap(page -> choice.other().map(issuer -> at(issuer, page))));
  }

  private static Optional<PageSignIn> at(UserPools pools) {
    var issuer = pools.issuer().url();
    return pools
        .signInOrigin()
        .map(
            origin ->
                new PageSignIn(
                    PageClient.of(pools.client().getUserPoolClientId()).configuration(issuer),
                    List.of(pools.issuerOrigin(), origin)));
  }

  private static PageSignIn at(Issuer issuer, PageClient page) {
    var url = URI.create(issuer.url());
    return new PageSignIn(
        page.configuration(issuer.url()), List.of("https://" + url.getRawAuthority()));
  }
}
