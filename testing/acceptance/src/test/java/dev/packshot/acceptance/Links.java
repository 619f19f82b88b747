package dev.packshot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

/** Addresses that the API gives, followed as a client does. */
final class Links {
  private Links() {}

  /** The path of an absolute or relative address, without what the target's own ends with. */
  static String path(String link) {
    var target = Target.current().url();
    var resolved = URI.create(target + "/").resolve(link).toString();
    assertThat(resolved).startsWith(target);
    return resolved.substring(target.length());
  }
}
