package dev.packshot.infra;

import java.net.URI;
import java.util.Optional;
import software.amazon.awscdk.services.lambda.Architecture;

/**
 * The cloud that the stack is deployed to. It holds every difference between AWS and LocalStack:
 * services that LocalStack's open-source version lacks, and addresses, since AWS's domain names do
 * not resolve to it.
 *
 * @param uploadEndpoint the address that clients post photos to, if it is not that of S3
 * @param api the fixed address of the API, if API Gateway does not generate one
 * @param processor the processor of the functions
 * @param hasCloudFront whether CloudFront serves the public pictures
 * @param hasDashboard whether there are a dashboard, log metrics for it, and a budget
 * @param supportsFirewall whether AWS WAF can protect the API
 * @param losesSnapshots whether the snapshot of a version that nobody invokes is deleted
 * @param hasCognito whether there are user pools
 */
record Target(
    Optional<URI> uploadEndpoint,
    Optional<ApiAddress> api,
    Architecture processor,
    boolean hasCloudFront,
    boolean hasDashboard,
    boolean supportsFirewall,
    boolean losesSnapshots,
    boolean hasCognito) {
  /** The stage of the REST API, which is the first part of every path on its own domain. */
  static final String API_VERSION = "v1";

  static final Target AWS =
      new Target(
          Optional.empty(), Optional.empty(), Architecture.ARM_64, true, true, true, true, true);

  private static final String API_ID = "packshot";

  /** Returns LocalStack at an address. Its functions run on the processor of this machine. */
  static Target localStack(URI endpoint) {
    var url = URI.create(endpoint + "/_aws/execute-api/" + API_ID + "/" + API_VERSION);
    return new Target(
        Optional.of(endpoint),
        Optional.of(new ApiAddress(API_ID, url)),
        hostProcessor(),
        false,
        false,
        false,
        false,
        false);
  }

  /** The address of an API whose id is fixed by a tag, which only LocalStack supports. */
  record ApiAddress(String id, URI url) {
    static final String TAG = "_custom_id_";
  }

  private static Architecture hostProcessor() {
    return System.getProperty("os.arch").equals("aarch64")
        ? Architecture.ARM_64
        : Architecture.X86_64;
  }
}
