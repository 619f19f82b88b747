package dev.packshot.infra;

import java.net.URI;
import java.util.Optional;
import software.amazon.awscdk.services.lambda.Architecture;

/**
 * Where the stack goes. All in which a stack on LocalStack differs is said here: what its open code
 * has no service for, and addresses, since the names that AWS has do not resolve there.
 *
 * @param uploadEndpoint where clients post photos to, if that is not S3's own address
 * @param api where clients find the API, if that is not an address that API Gateway makes up
 * @param processor what the functions run on
 * @param servesMedia whether there is CloudFront for public pictures
 * @param draws whether there are a dashboard, the figures in it that are read off the log, and a
 *     budget
 * @param filters whether a web application firewall can stand before the API
 */
record Target(
    Optional<URI> uploadEndpoint,
    Optional<ApiAddress> api,
    Architecture processor,
    boolean servesMedia,
    boolean draws,
    boolean filters) {

  static final Target AWS =
      new Target(Optional.empty(), Optional.empty(), Architecture.ARM_64, true, true, true);

  private static final String API = "packshot";

  /** Its functions run on this machine's own processor. */
  static Target localStack(URI endpoint) {
    var url = URI.create(endpoint + "/_aws/execute-api/" + API + "/" + Api.STAGE);
    return new Target(
        Optional.of(endpoint), Optional.of(new ApiAddress(API, url)), host(), false, false, false);
  }

  /** An API whose id is chosen, which LocalStack reads from a tag, and so known beforehand. */
  record ApiAddress(String id, URI url) {
    static final String TAG = "_custom_id_";
  }

  private static Architecture host() {
    return System.getProperty("os.arch").equals("aarch64")
        ? Architecture.ARM_64
        : Architecture.X86_64;
  }
}
