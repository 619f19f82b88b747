package dev.packshot.acceptance;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a target truly cannot show; it is named in {@code LACKS=}, apart by commas. */
enum Lack {
  /** LocalStack takes every form. */
  POST_POLICIES("its S3 does not check the policy and the signature of a form"),
  /** A bucket that no web page may post to. */
  S3_CORS("its S3 answers no web page"),
  /** Requests do not pass a gateway with limits of its own. */
  GATEWAY_LIMITS("its gateway does not answer for bodies that are too large");

  private final String reason;

  Lack(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason + " (LACKS=" + word() + ")";
  }

  static Set<Lack> of(String words) {
    var lacks = EnumSet.noneOf(Lack.class);
    for (var word : words.split(",")) {
      if (!word.isBlank()) {
        lacks.add(valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
      }
    }
    return lacks;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
