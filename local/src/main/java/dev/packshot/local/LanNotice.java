package dev.packshot.local;

import dev.packshot.local.lan.LanGateway;
import dev.packshot.local.scanner.TerminalQrCode;
import java.util.Locale;

/** The part of the banner about the local network: who can reach what, and how a phone begins. */
final class LanNotice {
  private LanNotice() {}

  static String of(LocalPackshot packshot, LanGateway lan) {
    var link = packshot.scannerLink(lan.url());
    return String.format(
            Locale.ROOT,
            """

              LAN=1 is on, for development. Every device of the local network can reach
              %s at %s, and needs a key for the API.
              No page shows a key there: this machine's page stays on loopback.%s

              1. Once for each phone, for the offline mode: %s
                 The page tells how to trust the certificate authority of this data folder. Compare its SHA-256:
                 %s

            %s
            """,
            link.isPresent() ? "the API, S3 and the scanner page" : "the API and S3",
            lan.url(),
            link.isPresent() ? " The scanner's link has the publishable key in it." : "",
            lan.trustUrl(),
            lan.fingerprint(),
            TerminalQrCode.of(lan.trustUrl().toString(), "  "))
        + link.map(LanNotice::scanner).orElse("");
  }

  private static String scanner(String link) {
    return "  2. The scanner: " + link + "\n\n" + TerminalQrCode.of(link, "  ") + "\n";
  }
}
