package dev.packshot.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the checks of {@code local/launch} before it starts a JVM. */
class LaunchScriptTest {
  @TempDir Path jdk;

  @Test
  void reportsAnOldJdkInOneLine() throws Exception {
    for (var version : new String[] {"1.8", "11", "16"}) {
      var java = writeJava("echo '    java.specification.version = " + version + "' >&2");
      assertThat(launch())
          .isEqualTo(
              "packshot: needs JDK 17 or newer; %s is %s. Set JAVA_HOME or PATH.\n"
                  .formatted(java, version));
    }
  }

  @Test
  void reportsAMissingJdkInOneLine() throws Exception {
    assertThat(launch()).contains("needs JDK 17 or newer", "is missing").hasLineCount(1);
  }

  @Test
  void leavesTheScannerPageOutWithoutNode() throws Exception {
    for (var command : new String[] {"bash", "dirname", "sed"}) {
      Files.createSymbolicLink(jdk.resolve(command), Path.of("/usr/bin", command).toRealPath());
    }
    var builder = new ProcessBuilder("/usr/bin/env", "bash", "../clients/scanner/build");
    builder.redirectErrorStream(true).environment().put("PATH", jdk.toString());
    var process = builder.start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).as("the exit code that launch knows").isEqualTo(3);
  }

  private Path writeJava(String script) throws IOException {
    var java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  private String launch() throws Exception {
    var builder = new ProcessBuilder("bash", "launch", "run").redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.toString());
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    return output;
  }
}
