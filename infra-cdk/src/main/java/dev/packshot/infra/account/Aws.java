package dev.packshot.infra.account;

import com.fasterxml.jackson.databind.JsonNode;

/** The AWS API of one account and region, by the commands of the AWS CLI. */
@FunctionalInterface
public interface Aws {
  /**
   * Runs a command, for example {@code lambda get-account-settings}, and returns its output. A list
   * is complete, however many pages it has. The output is JSON's null if there is none.
   *
   * @throws AwsRefusal if AWS refuses the command or cannot be reached
   */
  JsonNode run(String... command);
}
