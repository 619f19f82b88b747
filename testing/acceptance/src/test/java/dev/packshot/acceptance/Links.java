package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/** The links in responses, resolved as by a client. */
final class Links {
  private Links() {}

  /** Returns the path of an absolute or relative link below the target's URL. */
  static String path(String link) {
    var target = Target.current().url();
    var resolved = URI.create(target + "/").resolve(link).toString();
    assertThat(resolved).startsWith(target);
    return resolved.substring(target.length());
  }
}
