package dev.packshot.infra.preflight;

import dev.packshot.infra.account.Aws;
import java.util.List;

/** A question to the account about something that the deployment needs. It changes nothing. */
interface Check {
  /** Returns the subject of the findings, in a few words. */
  String subject();

  /**
   * Asks the account. An {@link dev.packshot.infra.account.AwsRefusal} means that the question
   * cannot be answered.
   */
  List<Finding> run(Aws aws, Assembly assembly);
}
