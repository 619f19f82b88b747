package dev.packshot.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.lambda.Version;

/**
 * The order in which CloudFormation publishes versions that have a snapshot. Lambda limits how many
 * snapshots an account creates at the same time, and refuses the others
 * (docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html). The limit is not
 * published. One refusal rolls the whole stack back.
 */
final class SnapshotOrder {
  /** The number of snapshots that are created at the same time. Each takes minutes. */
  static final int AT_ONCE = 5;

  private final List<Version> versions = new ArrayList<>();

  /** Lets a version wait until all but the last few of the earlier ones are published. */
  void add(Version version) {
    if (versions.size() >= AT_ONCE) {
      version.getNode().addDependency(versions.get(versions.size() - AT_ONCE));
    }
    versions.add(version);
  }
}
