package dev.packshot.cli;

import dev.packshot.dynamo.Table;
import dev.packshot.session.IdleLimit;
import java.util.List;

/** A deployment as an operator reaches it: its table, its bucket and its queue. */
public interface Deployment extends AutoCloseable {
  /** Returns the name of the deployment, for messages. */
  String name();

  /** Returns the name of who acts, for the audit trail. */
  String operator();

  Table table();

  /** Returns the time without a change after which its sessions expire. */
  IdleLimit idleLimit();

  PhotoBucketFiles files();

  EventQueue queue();

  /** Examines the deployment. A check that cannot be made is a finding too. */
  List<Finding> examine();

  @Override
  void close();
}
