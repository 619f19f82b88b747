package dev.packshot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The example of docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html, with the signing
 * key of its credentials and its day.
 */
class SignatureV4Test {
  private static final String EXAMPLE_POLICY =
      """
      { "expiration": "2015-12-30T12:00:00.000Z",
        "conditions": [
          {"bucket": "sigv4examplebucket"},
          ["starts-with", "$key", "user/user1/"],
          {"acl": "public-read"},
          {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},
          ["starts-with", "$Content-Type", "image/"],
          {"x-amz-meta-uuid": "14365123651274"},
          {"x-amz-server-side-encryption": "AES256"},
          ["starts-with", "$x-amz-meta-tag", ""],

          {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},
          {"x-amz-algorithm": "AWS4-HMAC-SHA256"},
          {"x-amz-date": "20151229T000000Z" }
        ]
      }"""
          .replace("\n", "\r\n");

  private final SignatureV4 signature =
      new SignatureV4("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "20151229", "us-east-1");

  @Test
  void derivesTheSigningKeyOfTheExample() {
    assertThat(HexFormat.of().formatHex(signature.key()))
        .isEqualTo("cbcef1ebeaefc82cce6530b9f0a9ae598846065f5c5bae0674bd5ebc4ba52d28");
  }

  @Test
  void signsThePolicyOfTheExample() {
    var bytes = EXAMPLE_POLICY.getBytes(UTF_8);
    assertThat(bytes).hasSize(648);
    assertThat(signature.of(Base64.getEncoder().encodeToString(bytes)))
        .isEqualTo("8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e");
  }

  @Test
  void includesTheScopeInTheCredential() {
    assertThat(SignatureV4.credential("AKIAIOSFODNN7EXAMPLE", "20151229", "us-east-1"))
        .isEqualTo("AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request");
  }
}
