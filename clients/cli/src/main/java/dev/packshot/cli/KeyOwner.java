package dev.packshot.cli;

import dev.packshot.auth.ApiKey;
import dev.packshot.auth.StoredKey;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say whose keys are meant. */
final class KeyOwner {
  private static final String KEY = "KEY";

  @Option(names = "--org", paramLabel = "ORG", description = "The organization that owns the key.")
  private OrganizationId organization;

  @Option(names = "--member", paramLabel = "USER", description = "The user that owns the key.")
  private UserId user;

  List<StoredKey> keys(Packshot packshot) {
    if ((organization == null) == (user == null)) {
      throw CommandFailure.usage("Give --org or --member: whose keys are meant?");
    }
    var directory = packshot.directory();
    return organization == null ? directory.of(user) : directory.of(organization);
  }

  /** Returns the key with a label, or without one the key in the environment. */
  StoredKey require(Packshot packshot, String label) {
    if (label == null) {
      return fromEnvironment(packshot);
    }
    if (label.matches("(csb|csu|cpk)_.*")) {
      throw CommandFailure.usage(
          "A key must not be an argument, because others can see it; set " + KEY + "= instead.");
    }
    var found = keys(packshot).stream().filter(key -> key.label().equals(label)).toList();
    if (found.size() != 1) {
      throw CommandFailure.refused(
          found.isEmpty()
              ? "There is no key " + label + " of this owner; see key list."
              : "There are " + found.size() + " keys " + label + "; revoke it by " + KEY + "=.");
    }
    return found.get(0);
  }

  private static StoredKey fromEnvironment(Packshot packshot) {
    var key =
        ApiKey.parse(packshot.terminal().environment().getOrDefault(KEY, "").strip())
            .orElseThrow(
                () ->
                    CommandFailure.usage(
                        "Give the label of a key, or set "
                            + KEY
                            + "= to an API key as it was printed."));
    return packshot
        .directory()
        .find(key.hash())
        .orElseThrow(() -> CommandFailure.refused("There is no such key in this deployment."));
  }
}
