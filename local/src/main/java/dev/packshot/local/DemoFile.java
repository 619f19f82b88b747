package dev.packshot.local;

import dev.packshot.auth.ApiKey;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import dev.packshot.local.file.PrivateFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The file {@code demo.env}: the address, the keys and a token of a local run as shell variables.
 * It exists while the run is ready. The keys are stored in no other file.
 */
final class DemoFile {
  private final PrivateFile file;
  private final PrivateFile previous;
  private final Ids ids;

  DemoFile(Path path, Ids ids) {
    this.ids = ids;
    this.file = new PrivateFile(path);
    this.previous = new PrivateFile(path.resolveSibling(path.getFileName() + ".old"));
  }

  /**
   * Renames the file of an earlier run, because its address is out of date, and returns its keys.
   * Returns an empty result if there is no such file or its content is invalid. An invalid file
   * stays where it is.
   */
  Optional<DemoAccess> moveAside() {
    var access = file.read().flatMap(this::parse);
    if (access.isPresent()) {
      file.moveTo(previous.path());
      return access;
    }
    return previous.read().flatMap(this::parse);
  }

  /** Keeps new keys for the case that the run never becomes ready. */
  void keep(DemoAccess access) {
    previous.write(variables("", access));
  }

  void write(URI url, DemoAccess access, DemoUser user) {
    file.write(variables(url.toString(), access) + variables(user));
    previous.delete();
  }

  /** Returns the variables that are new with each start. */
  private static String variables(DemoUser user) {
    return "ISSUER="
        + user.issuer()
        + "\nTOKEN="
        + user.token()
        + "\nTOKEN_USER="
        + user.id()
        + "\n";
  }

  private static String variables(String url, DemoAccess access) {
    return """
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
            access.billingMember().key().reveal(),
            access.billingMember().id(),
            access.organization());
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

  /** Returns the user in the file, or a new one if an older Packshot wrote the file without it. */
  private DemoMember member(Map<String, String> lines, String name, Role role) {
    var user = UserId.parse(lines.getOrDefault(name + "_USER", ""));
    var key = ApiKey.parse(lines.getOrDefault(name + "_KEY", ""));
    return user.isPresent() && key.isPresent()
        ? new DemoMember(user.get(), role, key.get())
        : DemoMember.create(role, ids);
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
