package dev.packshot.infra;

import java.net.URI;
import java.util.Optional;

/**
 * Where the stack goes. All that LocalStack is not given, since its open code has no such service,
 * is said here.
 *
 * @param uploadEndpoint where clients post photos to, if that is not S3's own address
 * @param servesMedia whether there is CloudFront for public pictures
 * @param watches whether there are a dashboard, alarms and a budget
 * @param filters whether a web application firewall can stand before the API
 * @param logsRequests whether the API writes access logs, for which the account needs a role
 */
record Target(
    Optional<URI> uploadEndpoint,
    boolean servesMedia,
    boolean watches,
    boolean filters,
    boolean logsRequests) {

  static final Target AWS = new Target(Optional.empty(), true, true, true, true);

  static Target localStack(URI endpoint) {
    return new Target(Optional.of(endpoint), false, false, false, false);
  }
}
