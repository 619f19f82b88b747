package dev.packshot.infra;

import java.net.URI;
import java.util.Optional;

/**
 * The way in which users sign in: not at all, in a user pool of the stack, or at another issuer.
 *
 * @param userPool whether the stack has a user pool
 * @param other the issuer that is not in the stack
 */
record SignInChoice(boolean userPool, Optional<Issuer> other) {
  static final SignInChoice NONE = new SignInChoice(false, Optional.empty());

  static SignInChoice of(SettingSource settings) {
    var choice = settings.find("signIn").orElse("none");
    var audience = settings.find("signInAudience");
    if (choice.equals("none") || choice.equals("cognito")) {
      if (audience.isPresent()) {
        throw new InvalidSetting("signInAudience is for a signIn that is the URL of an issuer.");
      }
      return choice.equals("none") ? NONE : new SignInChoice(true, Optional.empty());
    }
    return new SignInChoice(
        false,
        Optional.of(
            new Issuer(
                checkUrl(choice),
                audience
                    .filter(text -> text.matches("[!-~]+"))
                    .orElseThrow(
                        () ->
                            new InvalidSetting(
                                "Set signInAudience to the audience of the issuer's access tokens,"
                                    + " or to several, separated by commas.")))));
  }

  private static String checkUrl(String text) {
    if (!text.matches("https://[!-~]+") || URI.create(text).getHost() == null) {
      throw new InvalidSetting(
          "Set signIn to none, to cognito or to the https URL of an issuer, not \"" + text + "\".");
    }
    return text;
  }
}
