package dev.packshot.local;

import dev.packshot.local.lan.LanGateway;
import dev.packshot.local.scanner.TerminalQrCode;
import java.util.Locale;

/** The part of the banner about the local network: who can reach what, and how a phone begins. */
final class LanNotice {
  private LanNotice() {}

  static String of(LocalPackshot packshot, LanGateway lan) {
    return String.format(
            Locale.ROOT,
            """

              LAN=1 is on, for development. Every device of the local network can reach the API, S3 and the
              scanner page at %s, and needs a key for the API. The scanner's link has the
              publishable key in it. No page shows another key there; this machine's page is on loopback only.

              1. Once for each phone, so that the scanner works offline: %s
                 The page tells how to trust the certificate authority of this data folder. Compare its SHA-256:
                 %s

            %s
            """,
            lan.url(),
            lan.trustUrl(),
            lan.fingerprint(),
            TerminalQrCode.of(lan.trustUrl().toString(), "  "))
        + packshot.scannerLink(lan.url()).map(LanNotice::scanner).orElse("");
  }

  private static String scanner(String link) {
    return "  2. The scanner: " + link + "\n\n" + TerminalQrCode.of(link, "  ") + "\n";
  }
}
