package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packshot.auth.ApiKey;
import dev.packshot.auth.KeyKind;
import dev.packshot.auth.NewKey;
import dev.packshot.auth.StoredKey;
import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The commands about API keys. */
@Command(
    mixinStandardHelpOptions = true,
    name = "key",
    description = {
      "API keys, which requests need.",
      "A key is shown once, when it is made. Afterwards it is known by its label, for example"
          + " csb:1a2b3c4d,",
      "which is also in the logs."
    },
    synopsisSubcommandLabel = "COMMAND")
final class KeyCommands {
  static final String[] FIELDS = {
    "label", "name", "access", "state", "created", "last_used", "expires"
  };

  private static final int MAX_DAYS = 99_999;

  @ParentCommand private Packshot packshot;

  @Command(
      mixinStandardHelpOptions = true,
      name = "create",
      description = {
        "Makes a key and prints it, and nothing else, to the standard output.",
        "Without --org a new organization is made. A csu key belongs to a user: give --member, or",
        "--org and --role for a new one."
      })
  int create(
      @Option(
              names = "--kind",
              defaultValue = "csb",
              description = "csb for servers (default), cpk for front ends, csu for a user.")
          KeyKind kind,
      @Option(names = "--org", paramLabel = "ORG", description = "The organization.")
          OrganizationId organization,
      @Option(names = "--member", paramLabel = "USER", description = "The user of a csu key.")
          UserId member,
      @Option(names = "--role", description = "The role of a new user: ${COMPLETION-CANDIDATES}.")
          Role role,
      @Option(names = "--name", defaultValue = "", description = "What people call the key.")
          String name,
      @Option(names = "--readonly", description = "A csb key that can be used with GET only.")
          boolean readOnly,
      @Option(names = "--days", defaultValue = "0", description = "Its lifetime; 0 for no end.")
          int days,
      @Option(
              names = "--per-minute",
              defaultValue = "0",
              description = "Its requests per minute; 0 for the default.")
          int perMinute) {
    require(days, "--days");
    require(perMinute, "--per-minute");
    var key = ApiKey.mint(kind, new SecureRandom());
    var end =
        days == 0
            ? Optional.<Instant>empty()
            : Optional.of(packshot.now().plus(Duration.ofDays(days)));
    var added = new NewKey(key, name, readOnly, end, perMinute, 0);
    if (kind == KeyKind.CSU) {
      addToUser(added, organization, member, role);
    } else {
      addToOrganization(added, organization, member, role);
    }
    show(key);
    return ExitCode.DONE;
  }

  private void addToOrganization(NewKey added, OrganizationId given, UserId member, Role role) {
    if (member != null || role != null) {
      throw CommandFailure.usage("--member and --role are for csu keys only.");
    }
    var owner = given == null ? newOrganization() : given;
    packshot.tell("organization " + owner);
    packshot.keys().add(owner, added, packshot.act());
  }

  private void addToUser(NewKey added, OrganizationId given, UserId member, Role role) {
    if (member != null && (given != null || role != null)) {
      throw CommandFailure.usage(
          "--org and --role are for a new user; member add changes the membership of a known one.");
    }
    if (member == null && role == null) {
      throw CommandFailure.usage(
          "A csu key needs --member, or --role for a new user: owner, manager, billing or editor.");
    }
    var user = member == null ? newMember(given, role) : member;
    if (!packshot.users().addKey(user, added, packshot.act())) {
      throw MemberCommands.unknown(user);
    }
  }

  private UserId newMember(OrganizationId given, Role role) {
    var organization = given == null ? newOrganization() : given;
    var user = MemberCommands.newUser(packshot);
    var changed = packshot.users().setRole(user, organization, role, packshot.act());
    MemberCommands.check(changed, user, organization);
    packshot.tell("organization " + organization);
    packshot.tell("user " + user);
    return user;
  }

  private OrganizationId newOrganization() {
    return new OrganizationId(new Ids(packshot.clock()).next());
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "Lists the keys of an organization or of a user, revoked ones included.")
  int list(@Mixin KeyOwner owner) {
    var rows = owner.keys(packshot).stream().map(key -> json(key, packshot.now())).toList();
    packshot.output().rows(rows, "There are no keys.", FIELDS);
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "revoke",
      description = {
        "Revokes a key for ever; it is refused from the next request on.",
        "Without a label the key itself is read from the environment variable KEY."
      })
  int revoke(
      @Parameters(
              paramLabel = "LABEL",
              arity = "0..1",
              description = "The label that key list shows.")
          String label,
      @Mixin KeyOwner owner) {
    var key = owner.require(packshot, label);
    packshot.confirm("Revoke " + describe(key) + "? This cannot be undone.");
    packshot.keys().revoke(key.hash(), packshot.act());
    packshot
        .output()
        .result(
            Output.object().put("label", key.label()).put("revoked", true),
            "The key is revoked; it is refused from the next request on.");
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "rotate",
      description = {
        "Makes the successor of a key, with the same name and rights, and prints it.",
        "The old key is valid for some time after, so that nothing stops while it is replaced."
      })
  int rotate(
      @Parameters(
              paramLabel = "LABEL",
              arity = "0..1",
              description = "The label that key list shows.")
          String label,
      @Mixin KeyOwner owner,
      @Option(
              names = "--overlap-hours",
              defaultValue = "24",
              description = "How long the old key stays valid (default: ${DEFAULT-VALUE}).")
          int hours) {
    require(hours, "--overlap-hours");
    var old = owner.require(packshot, label);
    var successor = ApiKey.mint(old.kind(), new SecureRandom());
    var until = packshot.now().plus(Duration.ofHours(hours));
    switch (packshot.directory().rotate(old.hash(), successor, until, packshot.act())) {
      case DONE -> packshot.tell("The old key is valid until " + until + " at the latest.");
      case NOT_VALID ->
          throw CommandFailure.refused(
              "The key was revoked or has expired; make a new one with key create.");
      case ROTATED_BEFORE ->
          throw CommandFailure.refused("The key was rotated before; rotate its successor.");
      case UNKNOWN -> throw CommandFailure.refused("There is no such key in this deployment.");
    }
    show(successor);
    return ExitCode.DONE;
  }

  private void show(ApiKey key) {
    var stored = packshot.directory().find(key.hash()).orElseThrow();
    var json = json(stored, packshot.now()).put("key", key.reveal());
    packshot.output().result(json, key.reveal());
  }

  private static String describe(StoredKey key) {
    return "key " + key.label() + (key.name().isEmpty() ? "" : " (" + key.name() + ")");
  }

  private static void require(int number, String option) {
    if (number < 0 || number > MAX_DAYS) {
      throw CommandFailure.usage(option + " must be a number from 0 to " + MAX_DAYS + ".");
    }
  }

  static ObjectNode json(StoredKey key, Instant now) {
    return Output.object()
        .put("label", key.label())
        .put("name", key.name())
        .put("kind", key.kind().prefix())
        .put("access", key.readOnly() ? "read" : "all")
        .put("state", state(key, now))
        .put("organization", key.owner().organization().map(Object::toString).orElse(null))
        .put("user", key.owner().user().map(Object::toString).orElse(null))
        .put("created", key.createdAt().toString())
        .put("last_used", text(key.lastUsed()))
        .put("expires", text(key.expiresAt()))
        .put("revoked", text(key.revokedAt()));
  }

  private static String state(StoredKey key, Instant now) {
    if (!key.active()) {
      return "revoked";
    }
    if (!key.isValid(now)) {
      return "expired";
    }
    return key.successor().isPresent() ? "rotated" : "valid";
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
