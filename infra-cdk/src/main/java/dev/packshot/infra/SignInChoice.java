package dev.packshot.infra;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The way in which users sign in: not at all, in a user pool of the stack, or at another issuer.
 *
 * @param userPool whether the stack has a user pool
 * @param other the issuer that is not in the stack
 * @param page the scanner page at that issuer, if users can sign in there
 * @param leewaySeconds by how much the clocks of issuer and API may differ
 */
record SignInChoice(
    boolean userPool, Optional<Issuer> other, Optional<PageClient> page, int leewaySeconds) {
  private static final String DEFAULT_LEEWAY = "60";
  private static final int MAX_LEEWAY = 300;

  static SignInChoice of(SettingSource settings) {
    var leeway = settings.find("signInLeewaySeconds");
    var choice = settings.find("signIn").orElse("none");
    var audience = settings.find("signInAudience");
    if (choice.equals("none") || choice.equals("cognito")) {
      if (audience.isPresent()) {
        throw new InvalidSetting("signInAudience is for a signIn that is the URL of an issuer.");
      }
      for (var name : List.of("signInClient", "signInScope")) {
        if (settings.find(name).isPresent()) {
          throw new InvalidSetting(name + " is for a signIn that is the URL of an issuer.");
        }
      }
      if (choice.equals("none") && leeway.isPresent()) {
        throw new InvalidSetting("signInLeewaySeconds is for a signIn that is not none.");
      }
      return new SignInChoice(
          choice.equals("cognito"), Optional.empty(), Optional.empty(), seconds(leeway));
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
                                    + " or to several, separated by commas.")))),
        PageClient.find(settings, audience),
        seconds(leeway));
  }

  private static int seconds(Optional<String> leeway) {
    var text = leeway.orElse(DEFAULT_LEEWAY);
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > MAX_LEEWAY) {
      throw new InvalidSetting(
          "Set signInLeewaySeconds to a whole number from 0 to 300, not \"" + text + "\".");
    }
    return Integer.parseInt(text);
  }

  private static String checkUrl(String text) {
    if (!text.matches("https://[!-~]+") || URI.create(text).getHost() == null) {
      throw new InvalidSetting(
          "Set signIn to none, to cognito or to the https URL of an issuer, not \"" + text + "\".");
    }
    return text;
  }
}
