package dev.packshot.graph;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/**
 * The endpoint of DynamoDB by the rules of the SDK and the environment variables that all AWS SDKs
 * read (docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html).
 */
final class DynamoEndpoint {
  private DynamoEndpoint() {}

  static URI in(Map<String, String> environment, String region) {
    return DynamoDbEndpointProvider.defaultProvider()
        .resolveEndpoint(
            endpoint ->
                endpoint
                    .region(Region.of(region))
                    .endpoint(override(environment))
                    .useFips(isTrue(environment, "AWS_USE_FIPS_ENDPOINT"))
                    .useDualStack(isTrue(environment, "AWS_USE_DUALSTACK_ENDPOINT")))
        .join()
        .endpointUrl()
        .toUri();
  }

  private static String override(Map<String, String> environment) {
    return environment.getOrDefault(
        "AWS_ENDPOINT_URL_DYNAMODB", environment.get("AWS_ENDPOINT_URL"));
  }

  private static boolean isTrue(Map<String, String> environment, String name) {
    return Boolean.parseBoolean(environment.get(name));
  }
}
