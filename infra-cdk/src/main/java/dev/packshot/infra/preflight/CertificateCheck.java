package dev.packshot.infra.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packshot.infra.account.Aws;
import java.util.List;
import java.util.stream.StreamSupport;

/** The check that the certificate of the API's domain is issued, for it and in this region. */
final class CertificateCheck implements Check {
  @Override
  public String subject() {
    return "certificate";
  }

  @Override
  public List<Finding> run(Aws aws, Assembly assembly) {
    return assembly
        .properties("AWS::ApiGateway::DomainName")
        .map(domain -> check(aws, assembly, domain))
        .toList();
  }

  private Finding check(Aws aws, Assembly assembly, JsonNode domain) {
    var name = assembly.text(domain.path("DomainName")).orElse("");
    var arn = assembly.text(domain.path("RegionalCertificateArn")).orElse("");
    if (!arn.split(":", -1)[3].equals(assembly.region())) {
      return Finding.wrong(
          subject(), arn + " is not in " + assembly.region() + "; request one there.");
    }
    var certificate =
        aws.run("acm", "describe-certificate", "--certificate-arn", arn, "--query", "Certificate");
    var status = certificate.get("Status").asText();
    if (!status.equals("ISSUED")) {
      return Finding.wrong(subject(), "is " + status + "; finish its validation in ACM first.");
    }
    return covers(certificate, name)
        ? Finding.ok(subject(), "is issued for " + name)
        : Finding.wrong(subject(), "is not for " + name + "; request one that is.");
  }

  private static boolean covers(JsonNode certificate, String domain) {
    var parent = "*." + domain.substring(domain.indexOf('.') + 1);
    return StreamSupport.stream(certificate.path("SubjectAlternativeNames").spliterator(), false)
        .map(JsonNode::asText)
        .anyMatch(name -> name.equals(domain) || name.equals(parent));
  }
}
