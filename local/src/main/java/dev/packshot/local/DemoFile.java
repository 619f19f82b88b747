package dev.packshot.local;

import dev.packshot.auth.ApiKey;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
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
  private final Ids ids;

  DemoFile(Path path, Ids ids) {
    this.ids = ids;
    this.file = new PrivateFile(path);
    this.old = new PrivateFile(path.resolveSibling(path.getFileName() + ".old"));
  }

  /** Takes the file of an earlier run out of the way, so that nobody reads a dead address in it. */
  Optional<DemoAccess> takeAway() {
    if (file.read().isPresent()) {
      file.moveTo(old.path());
    }
    return old.read().flatMap(this::parse);
  }

  void write(URI url, DemoAccess access) {
    file.write(
        """
        URL=%s
        KEY=%s
        CPK_KEY=%s
        LIMITED_KEY=%s
        CSU_KEY=%s
        CSU_USER=%s
        BILLING_KEY=%s
        BILLING_USER=%s
        ORG=%s
        """
            .formatted(
                url,
                access.key().reveal(),
                access.publishable().reveal(),
                access.limited().reveal(),
                access.editor().key().reveal(),
                access.editor().id(),
                access.bookkeeper().key().reveal(),
                access.bookkeeper().id(),
                access.organization()));
    old.delete();
  }

  private Optional<DemoAccess> parse(String text) {
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
            new DemoAccess(
                organization.get(),
                key.get(),
                publishable.get(),
                limited.get(),
                member(lines, "CSU", Role.EDITOR),
                member(lines, "BILLING", Role.BILLING)))
        : Optional.empty();
  }

  /** A user that the file of an older Packshot does not name is a new one. */
  private DemoMember member(Map<String, String> lines, String name, Role role) {
    var user = UserId.parse(lines.getOrDefault(name + "_USER", ""));
    var key = ApiKey.parse(lines.getOrDefault(name + "_KEY", ""));
    return user.isPresent() && key.isPresent()
        ? new DemoMember(user.get(), role, key.get())
        : DemoMember.mint(role, ids);
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
