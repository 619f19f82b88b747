package dev.packshot.infra.account;

import java.util.regex.Pattern;

/** An error of an AWS command. The message is the one that the AWS CLI printed last. */
public final class AwsRefusal extends RuntimeException {
  private static final Pattern CODE = Pattern.compile("An error occurred \\((\\w+)\\)");

  public AwsRefusal(String message) {
    super(message, null, false, false);
  }

  /** Returns whether AWS answered with an error code, for example {@code ParameterNotFound}. */
  public boolean is(String code) {
    var matcher = CODE.matcher(getMessage());
    return matcher.find() && matcher.group(1).equals(code);
  }
}
