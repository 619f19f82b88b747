package dev.packshot.infra.versions;

import dev.packshot.infra.account.Aws;
import java.io.PrintStream;

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
    var functions = PublishedVersions.of(aws, stage);
    int deleted = functions.parallelStream().mapToInt(this::prune).sum();
    out.printf("%d old versions of %d functions are deleted.%n", deleted, functions.size());
  }

  private int prune(PublishedVersions function) {
    var old = function.versions().stream().skip(KEPT).toList();
    if (old.isEmpty()) {
      return 0;
    }
    var named = Aliases.of(aws, function.function()).named();
    var superfluous =
        old.stream()
            .map(PublishedVersions.Version::number)
            .filter(version -> !named.contains(version))
            .sorted()
            .toList();
    superfluous.forEach(version -> delete(function.function(), version));
    return superfluous.size();
  }

  /** Deletes one version. Without a qualifier, this command would delete the function. */
  private void delete(String function, int version) {
    aws.run("lambda", "delete-function", "--function-name", function, "--qualifier", "" + version);
  }
}
