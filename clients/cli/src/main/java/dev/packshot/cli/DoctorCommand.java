package dev.packshot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The command that examines a deployment. */
@Command(
    mixinStandardHelpOptions = true,
    name = "doctor",
    description = {
      "Examines a deployment: table, bucket, CORS, notification, queue, dead letters, API, clock,",
      "CloudFront, and your permissions. It changes nothing. Exit code 1 if something is wrong."
    })
final class DoctorCommand implements Callable<Integer> {
  @ParentCommand private Packshot packshot;

  @Override
  public Integer call() {
    var findings = packshot.deployment().examine();
    var rows = findings.stream().map(DoctorCommand::json).toList();
    packshot.output().rows(rows, "There is nothing to examine.", "state", "subject", "detail");
    var wrong = findings.stream().filter(finding -> !finding.isGood()).toList();
    tell(wrong);
    return wrong.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private void tell(List<Finding> wrong) {
    packshot.tell("");
    wrong.forEach(finding -> packshot.tell(finding.subject() + ": " + finding.remedy() + "."));
    if (wrong.isEmpty()) {
      packshot.tell("All is well with " + packshot.deployment().name() + ".");
    }
  }

  private static ObjectNode json(Finding finding) {
    return Output.object()
        .put("state", finding.isGood() ? "ok" : "WRONG")
        .put("subject", finding.subject())
        .put("detail", finding.detail())
        .put("remedy", finding.remedy().isEmpty() ? null : finding.remedy());
  }
}
