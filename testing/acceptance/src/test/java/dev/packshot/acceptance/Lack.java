package dev.packshot.acceptance;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a target truly cannot show; it is named in {@code LACKS=}, apart by commas. */
enum Lack {
  /** LocalStack takes every form. */
  POST_POLICIES("its S3 does not check the policy and the signature of a form"),
  /** LocalStack checks a signature where there is one. */
  PRIVATE_OBJECTS("its S3 shows an object to whoever asks without a signature"),
  /** A bucket that no web page may post to. */
  S3_CORS("its S3 answers no web page"),
  /** Requests do not pass a gateway with limits of its own. */
  GATEWAY_LIMITS("its gateway does not answer for bodies that are too large"),
  /** LocalStack takes a body out of its compression, and the function never hears of it. */
  COMPRESSED_BODIES("its gateway unpacks compressed bodies by itself"),
  /** To API Gateway, any method is one of seven; the others it refuses by itself. */
  UNHEARD_OF_METHODS("its gateway knows seven methods and refuses the others by itself"),
  /** LocalStack reads a form and hands on one that it has made of what it read. */
  FORMS_AS_SENT("its gateway writes a form anew, and chokes on one that is none"),
  /** Where the bucket itself shows pictures, since there is no CloudFront. */
  MEDIA_HEADERS("no headers are added to its pictures"),
  /** CloudFront keeps a picture for up to an hour after it was deleted. */
  MEDIA_AT_ONCE("a deleted picture may be seen for a while yet");

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
