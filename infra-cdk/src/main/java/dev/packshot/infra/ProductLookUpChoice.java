package dev.packshot.infra;

import dev.packshot.lookup.ProductServer;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The choice of a server that knows products besides those that organizations have named.
 *
 * @param server empty if there is none
 */
record ProductLookUpChoice(Optional<ProductServer> server) {
  private static final Pattern URL =
      Pattern.compile(
          "https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?(/[!-~&&[^?#]]*)?");

  static ProductLookUpChoice of(SettingSource settings) {
    return new ProductLookUpChoice(
        settings.find("productLookUp").map(url -> server(url, settings)));
  }

  private static ProductServer server(String url, SettingSource settings) {
    if (!URL.matcher(url).matches()) {
      throw new InvalidSetting(
          "Set productLookUp to the https URL of a server with the API of Open Food Facts, not \""
              + url
              + "\".");
    }
    var contact = settings.find("productLookUpContact").filter(it -> it.matches("[!-~]+@[!-~]+"));
    return new ProductServer(
        URI.create(url),
        contact.orElseThrow(
            () ->
                new InvalidSetting(
                    "Set productLookUpContact to an email address, which every request to the"
                        + " server of products tells.")),
        settings
            .find("productLookUpRate")
            .map(ProductLookUpChoice::rate)
            .orElse(ProductServer.USUAL_PER_MINUTE));
  }

  private static int rate(String perMinute) {
    if (!perMinute.matches("[1-9][0-9]{0,3}")) {
      throw new InvalidSetting(
          "Set productLookUpRate to a whole number of requests a minute from 1 to 9999, not \""
              + perMinute
              + "\".");
    }
    return Integer.parseInt(perMinute);
  }
}
