package dev.packshot.infra.versions;

import dev.packshot.infra.account.Aws;
import java.io.PrintStream;
import java.util.List;

/**
 * The deletion of old versions. Lambda stores the code of every version, at most 75 GB for an
 * account and region, and keeps its snapshot. The newest {@value #KEPT} stay, and every version
 * that an alias names.
 */
final class Prune {
  /** More than a rollback needs, so that the one before last can be rolled back too. */
  static final int KEPT = 5;

  private final Aws aws;
  private final PrintStream out;

  Prune(Aws aws, PrintStream out) {
    this.aws = aws;
    this.out = out;
  }

  void run(String stage) {
    var functions = StageFunctions.of(aws, stage);
    int deleted = functions.parallelStream().mapToInt(function -> prune(function.name())).sum();
    out.printf("%d old versions of %d functions are deleted.%n", deleted, functions.size());
  }

  /** Returns the numbers of the versions that are deleted, oldest first. */
  static List<Integer> superfluous(PublishedVersions function) {
    return function.versions().stream()
        .skip(KEPT)
        .map(PublishedVersions.Version::number)
        .filter(version -> !function.named().contains(version))
        .sorted()
        .toList();
  }

  private int prune(String function) {
    var superfluous = superfluous(PublishedVersions.of(aws, function));
    superfluous.forEach(version -> delete(function, version));
    return superfluous.size();
  }

  /** Deletes one version. Without a qualifier, this command would delete the function. */
  private void delete(String function, int version) {
    aws.run("lambda", "delete-function", "--function-name", function, "--qualifier", "" + version);
  }
}
