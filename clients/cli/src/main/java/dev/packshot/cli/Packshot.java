package dev.packshot.cli;

import dev.packshot.auth.DynamoApiKeyRepository;
import dev.packshot.auth.DynamoKeyDirectory;
import dev.packshot.auth.DynamoUserRepository;
import dev.packshot.organization.Act;
import dev.packshot.organization.DynamoOrganizationRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program with the options that all of its commands have. */
@Command(
    name = "packshot",
    description =
        "Operates a deployment of Packshot: who may use it, and what has become of a photo.",
    subcommands = {
      OrganizationCommands.class,
      MemberCommands.class,
      KeyCommands.class,
      SessionCommands.class,
      PhotoCommands.class,
      DeadLetterCommands.class,
      UploadCommand.class,
      DoctorCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    version = "packshot 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  packshot org create --name Acme                  make an organization, in stage dev",
      "  packshot key create --org ID --name 'till 4'     print a key for its servers, once",
      "  packshot key list --org ID --stage production    which keys there are, and when they were"
          + " used",
      "  packshot photo where PHOTO --data .data          the story of a photo of a local run",
      "  packshot doctor                                  what is wrong, and how to mend it",
      "",
      "Exit codes: 0 done, 1 refused or not found, 2 wrong arguments, 3 the deployment cannot be"
          + " reached.",
      "AWS credentials come from where the AWS CLI has them. A key is never an argument, because"
          + " the",
      "arguments of a process can be seen by other users of the machine."
    })
final class Packshot {
  @Option(
      names = "--stage",
      scope = ScopeType.INHERIT,
      paramLabel = "STAGE",
      description = "The deployment in AWS: ${COMPLETION-CANDIDATES}; dev if neither is given.",
      completionCandidates = Stages.class)
  String stage;

  @Option(
      names = "--data",
      scope = ScopeType.INHERIT,
      paramLabel = "FOLDER",
      description = "The data folder of a local run that runs now, for example .data.")
  Path data;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print the result as JSON.")
  boolean json;

  @Option(
      names = {"-y", "--yes"},
      scope = ScopeType.INHERIT,
      description = "Do not ask before something that cannot be undone.")
  boolean yes;

  private final Terminal terminal;
  private final Deployments deployments;
  private final Clock clock;
  private Deployment opened;

  Packshot(Terminal terminal, Deployments deployments, Clock clock) {
    this.terminal = terminal;
    this.deployments = deployments;
    this.clock = clock;
  }

  Terminal terminal() {
    return terminal;
  }

  Output output() {
    return new Output(terminal.out(), json);
  }

  /** Prints a line for people. A program that reads JSON gets everything in the result. */
  void tell(String line) {
    if (!json) {
      terminal.err().println(line);
    }
  }

  Instant now() {
    return clock.instant();
  }

  Clock clock() {
    return clock;
  }

  /** Returns the deployment, which is opened on first use. */
  Deployment deployment() {
    if (opened == null) {
      opened = deployments.open(stage == null ? "dev" : stage);
    }
    return opened;
  }

  Act act() {
    return Act.by(deployment().operator(), now());
  }

  DynamoOrganizationRepository organizations() {
    return new DynamoOrganizationRepository(deployment().table());
  }

  DynamoUserRepository users() {
    return new DynamoUserRepository(deployment().table());
  }

  DynamoApiKeyRepository keys() {
    return new DynamoApiKeyRepository(deployment().table());
  }

  DynamoKeyDirectory directory() {
    return new DynamoKeyDirectory(deployment().table());
  }

  /** Goes on only after a yes. */
  void confirm(String question) {
    if (!yes && !terminal.question().test(question)) {
      throw CommandFailure.refused("Nothing was changed.");
    }
  }

  void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
