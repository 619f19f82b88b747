package dev.packshot.infra.preflight;

import dev.packshot.infra.account.Aws;
import dev.packshot.infra.account.AwsRefusal;
import java.util.List;

/** The check that the table exists, if the stack does not create it. */
final class TableCheck implements Check {
  @Override
  public String subject() {
    return "table";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    return assembly.output("Table").map(name -> check(aws, name)).stream().toList();
  }

  private Finding check(Aws aws, String name) {
    try {
      var answer = aws.run("dynamodb", "describe-table", "--table-name", name);
      var status = answer.at("/Table/TableStatus").asText();
      return status.equals("ACTIVE")
          ? Finding.ok(subject(), name + " is used instead of the stack's own")
          : Finding.wrong(subject(), name + " is " + status + "; wait until it is ACTIVE.");
    } catch (AwsRefusal refusal) {
      if (refusal.is("ResourceNotFoundException")) {
        return Finding.wrong(subject(), name + " does not exist; correct the setting table.");
      }
      throw refusal;
    }
  }
}
