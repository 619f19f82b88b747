package dev.packshot.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;

/** A check of the class path: the build runs all tests on two versions of the SDK. */
@EnabledIfSystemProperty(named = "aws-sdk.version", matches = ".+")
class SdkVersionTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        AwsV4HttpSigner.class,
        DynamoDbClient.class,
        JsonFactory.class,
        RetryStrategy.class,
        SdkField.class,
      })
  void runsOnTheVersionThatTheBuildNames(Class<?> type) {
    var jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertThat(jar).endsWith("-" + System.getProperty("aws-sdk.version") + ".jar");
  }
}
