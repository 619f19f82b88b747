package dev.packshot.infra;

import java.util.Optional;

/**
 * The domain name of the API.
 *
 * @param certificate the ARN of an ACM certificate for the domain in the stack's region
 * @param hostedZone the id of the Route 53 hosted zone that receives the domain's record
 */
record CustomDomain(String name, String certificate, Optional<String> hostedZone) {

  static Optional<CustomDomain> find(SettingSource settings) {
    var name = settings.find("domain");
    var certificate = settings.find("certificate");
    if (name.isPresent() && certificate.isEmpty()) {
      throw new InvalidSetting(
          "The domain "
              + name.get()
              + " has no certificate; set -c certificate= to the ARN of one in the same region.");
    }
    if (name.isEmpty() && certificate.isPresent()) {
      throw new InvalidSetting(
          "There is a certificate but no domain; set -c domain= to the domain's name.");
    }
    certificate.ifPresent(arn -> Arns.check("certificate", arn, "acm", "an ACM certificate"));
    return name.map(
        domain -> new CustomDomain(domain, certificate.get(), settings.find("hostedZone")));
  }
}
