package dev.packshot.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredJarsTest {
  @TempDir Path folder;
  private Path output;

  @BeforeEach
  void createOutputFolder() throws IOException {
    output = Files.createDirectory(folder.resolve("lib"));
  }

  @Test
  void storesEntriesAtAFixedTimeWithNestedClassesTogether() throws IOException {
    var names = List.of("p/A$Builder.class", "p/A.class", "p/B$Builder.class", "p/B.class", "a/Z");
    write(jar("one.jar", names.toArray(String[]::new)));
    assertThat(entriesOf("one.jar"))
        .extracting(ZipEntry::getName)
        .containsExactly("a/Z", "p/A.class", "p/B.class", "p/A$Builder.class", "p/B$Builder.class");
    assertThat(entriesOf("one.jar"))
        .allMatch(entry -> entry.getMethod() == ZipEntry.STORED)
        .allMatch(entry -> entry.getTimeLocal().toString().equals("2026-01-01T00:00"));
  }

  @Test
  void writesTheSameBytesAgain() throws IOException {
    var jar = jar("one.jar", "b", "a", "c");
    write(jar);
    var first = Files.readAllBytes(output.resolve("one.jar"));
    write(jar);
    assertThat(output.resolve("one.jar")).hasBinaryContent(first);
  }

  @Test
  void leavesOutFoldersMavenFilesAndRepeatedLicences() throws IOException {
    var one = jar("one.jar", "p/", "META-INF/maven/pom.xml", "META-INF/LICENSE.txt", "p/A.class");
    var two = jar("two.jar", "META-INF/LICENSE.txt", "p/B.class");
    write(one + File.pathSeparator + two);
    assertThat(entriesOf("one.jar"))
        .extracting(ZipEntry::getName)
        .containsExactly("META-INF/LICENSE.txt", "p/A.class");
    assertThat(entriesOf("two.jar")).extracting(ZipEntry::getName).containsExactly("p/B.class");
  }

  @Test
  void writesAJarOfAFolderAndDeletesTheJarsOfThePreviousBuild() throws IOException {
    var classes = Files.createDirectories(folder.resolve("classes/p"));
    Files.writeString(classes.resolve("A.class"), "A");
    Files.writeString(output.resolve("previous.jar"), "");
    write("classes.jar=" + classes.getParent());
    assertThat(output.toFile().list()).containsExactly("classes.jar");
    assertThat(entriesOf("classes.jar")).extracting(ZipEntry::getName).containsExactly("p/A.class");
  }

  private void write(String source) throws IOException {
    StoredJars.main(new String[] {output.toString(), source});
  }

  /** Writes a compressed jar in which the content of every file is the name of its entry. */
  private String jar(String name, String... entries) throws IOException {
    var jar = folder.resolve(name);
    try (var out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        if (!entry.endsWith("/")) {
          out.write(entry.getBytes(UTF_8));
        }
      }
    }
    return jar.toString();
  }

  private List<? extends ZipEntry> entriesOf(String jar) throws IOException {
    try (var zip = new ZipFile(output.resolve(jar).toFile())) {
      return zip.stream().toList();
    }
  }
}
