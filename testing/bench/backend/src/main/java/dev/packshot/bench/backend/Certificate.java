package dev.packshot.bench.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A self-signed certificate for 127.0.0.1, created with the JDK's keytool. */
record Certificate(Path keyStore, Path trustStore, Path pem) {
  static final String PASSWORD = "bench-only";

  static Certificate create(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var certificate =
        new Certificate(
            folder.resolve("key.p12"), folder.resolve("trust.p12"), folder.resolve("cert.pem"));
    for (var file : List.of(certificate.keyStore, certificate.trustStore, certificate.pem)) {
      Files.deleteIfExists(file);
    }
    certificate.generate();
    return certificate;
  }

  private void generate() throws IOException, InterruptedException {
    keytool(
        "-genkeypair",
        "-alias",
        "bench",
        "-keystore",
        keyStore.toString(),
        "-storetype",
        "PKCS12",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "30",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost",
        "-ext",
        "bc=ca:true");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "bench",
        "-keystore",
        keyStore.toString(),
        "-file",
        pem.toString());
    keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "bench",
        "-keystore",
        trustStore.toString(),
        "-storetype",
        "PKCS12",
        "-file",
        pem.toString());
  }

  private static void keytool(String... args) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(args));
    command.addAll(List.of("-storepass", PASSWORD));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool " + args[0] + ": " + output);
    }
  }
}
