package dev.packshot.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamoEndpointTest {
  @ParameterizedTest
  @CsvSource({
    "eu-central-1, https://dynamodb.eu-central-1.amazonaws.com",
    "cn-north-1, https://dynamodb.cn-north-1.amazonaws.com.cn",
    "us-gov-west-1, https://dynamodb.us-gov-west-1.amazonaws.com",
    "xx-new-9, https://dynamodb.xx-new-9.amazonaws.com",
  })
  void isTheRegions(String region, String expected) {
    assertThat(DynamoEndpoint.in(Map.of(), region)).hasToString(expected);
  }

  @Test
  void isTheOneGiven() {
    var all = "http://127.0.0.1:4566";
    assertThat(DynamoEndpoint.in(Map.of("AWS_ENDPOINT_URL", all), "eu-central-1")).hasToString(all);
    var ours = "http://127.0.0.1:8000";
    assertThat(
            DynamoEndpoint.in(
                Map.of("AWS_ENDPOINT_URL", all, "AWS_ENDPOINT_URL_DYNAMODB", ours), "eu-central-1"))
        .hasToString(ours);
  }

  @Test
  void isOneOfFipsOrOfBothKindsOfAddressesWhereThatIsAskedFor() {
    assertThat(DynamoEndpoint.in(Map.of("AWS_USE_FIPS_ENDPOINT", "true"), "us-east-1"))
        .hasToString("https://dynamodb-fips.us-east-1.amazonaws.com");
    assertThat(DynamoEndpoint.in(Map.of("AWS_USE_DUALSTACK_ENDPOINT", "true"), "us-east-1"))
        .hasToString("https://dynamodb.us-east-1.api.aws");
  }
}
