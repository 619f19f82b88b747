package dev.packshot.infra;

import java.util.Arrays;
import java.util.Locale;

/** The service that answers requests for public pictures. */
enum PictureServer {
  /** CloudFront, which keeps copies near the viewers. A new account may have to ask AWS for it. */
  CLOUDFRONT,

  /** The API itself, without copies and at the price of API requests, for a trial. */
  API;

  static PictureServer of(SettingSource settings) {
    var value = settings.find("pictures").orElse("cloudfront");
    return Arrays.stream(values())
        .filter(server -> server.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(
            () -> new InvalidSetting("Set pictures to cloudfront or api, not \"" + value + "\"."));
  }
}
