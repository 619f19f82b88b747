package dev.packshot.devkit.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * The signature of a form, which is that of its policy
 * (docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html).
 */
record FormSignature(AwsBasicCredentials credentials) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  /** Key, date, region, service and a constant. */
  private static final int SCOPE_PARTS = 5;

  /**
   * Checks the signature.
   *
   * @throws S3Error if a field is missing or the form was not signed with these credentials
   */
  void check(PostedForm form) {
    if (form.find("policy").isEmpty() && form.find("x-amz-signature").isEmpty()) {
      throw S3Error.accessDenied("Access Denied"); // the bucket takes nothing that is not signed
    }
    var policy = form.require("policy");
    if (!form.require("x-amz-algorithm").equals(ALGORITHM)) {
      throw S3Error.invalidArgument("X-Amz-Algorithm only supports \"" + ALGORITHM + "\"");
    }
    var scope = List.of(form.require("x-amz-credential").split("/", -1));
    form.require("x-amz-date");
    if (scope.size() != SCOPE_PARTS || !scope.get(4).equals("aws4_request")) {
      throw S3Error.invalidArgument("The Credential is mal-formed.");
    }
    if (!scope.get(0).equals(credentials.accessKeyId())) {
      throw new S3Error(
          403,
          "InvalidAccessKeyId",
          "The AWS Access Key Id you provided does not exist in our records.");
    }
    var expected = sign(policy, scope.subList(1, SCOPE_PARTS));
    if (!MessageDigest.isEqual(expected.getBytes(UTF_8), signature(form).getBytes(UTF_8))) {
      throw new S3Error(
          403,
          "SignatureDoesNotMatch",
          "The request signature we calculated does not match the signature you provided."
              + " Check your key and signing method.");
    }
  }

  private static String signature(PostedForm form) {
    return form.require("x-amz-signature");
  }

  private String sign(String policy, List<String> scope) {
    var key = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
    for (var part : scope) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, policy));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
