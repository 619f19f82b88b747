package dev.packshot.local;

import dev.packshot.auth.ApiKey;
import dev.packshot.id.OrganizationId;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code demo.env}: the address and the keys of a local run, as lines of shell variables. It is
 * there while the run is ready, and the one place that keeps the keys.
 */
final class DemoFile {
  private final PrivateFile file;
  private final PrivateFile old;

  DemoFile(Path path) {
    this.file = new PrivateFile(path);
    this.old = new PrivateFile(path.resolveSibling(path.getFileName() + ".old"));
  }

  /** Takes the file of an earlier run out of the way, so that nobody reads a dead address in it. */
  Optional<DemoAccess> takeAway() {
    if (file.read().isPresent()) {
      file.moveTo(old.path());
    }
    return old.read().flatMap(DemoFile::parse);
  }

  void write(URI url, DemoAccess access) {
    file.write(
        """
        URL=%s
        KEY=%s
        CPK_KEY=%s
        LIMITED_KEY=%s
        ORG=%s
        """
            .formatted(
                url,
                access.key().reveal(),
                access.publishable().reveal(),
                access.limited().reveal(),
                access.organization()));
    old.delete();
  }

  private static Optional<DemoAccess> parse(String text) {
    var lines = variables(text);
    var organization = OrganizationId.parse(lines.getOrDefault("ORG", ""));
    var key = ApiKey.parse(lines.getOrDefault("KEY", ""));
    var publishable = ApiKey.parse(lines.getOrDefault("CPK_KEY", ""));
    var limited = ApiKey.parse(lines.getOrDefault("LIMITED_KEY", ""));
    return organization.isPresent()
            && key.isPresent()
            && publishable.isPresent()
            && limited.isPresent()
        ? Optional.of(
            new DemoAccess(organization.get(), key.get(), publishable.get(), limited.get()))
        : Optional.empty();
  }

  private static Map<String, String> variables(String text) {
    return text.lines()
        .filter(line -> line.indexOf('=') > 0)
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.indexOf('=')),
                line -> line.substring(line.indexOf('=') + 1),
                (first, second) -> second));
  }
}
