package dev.packshot.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A writer of jars whose entries are stored, not compressed, and sorted so that similar ones are
 * neighbours. A zip of such jars compresses each as a whole and is a third smaller, and the JVM
 * reads their classes without inflating them. Folders, Maven's own files, and licences whose text
 * is already in another jar are left out.
 */
public final class StoredJars {
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  /**
   * The order of a jar's entries: by folder, then by nested class, then by size. Deflate finds
   * repetitions within 32 KiB only, and generated classes such as builders resemble each other.
   */
  public static final Comparator<Map.Entry<String, byte[]>> ENTRY_ORDER =
      Comparator.<Map.Entry<String, byte[]>, String>comparing(entry -> folderOf(entry.getKey()))
          .thenComparing(entry -> nestedNameOf(entry.getKey()))
          .thenComparing(entry -> entry.getValue().length)
          .thenComparing(Map.Entry::getKey);

  private final Path folder;
  private final Set<String> licences = new HashSet<>();

  private StoredJars(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the jars. The arguments are the output folder, which is emptied first, and then the
   * sources. A source is either a class path of jars or a folder of files, as {@code
   * name.jar=folder}.
   */
  public static void main(String[] arguments) throws IOException {
    var jars = new StoredJars(Path.of(arguments[0]));
    jars.deleteAll();
    for (var source : Arrays.asList(arguments).subList(1, arguments.length)) {
      jars.add(source);
    }
  }

  private void deleteAll() throws IOException {
    Files.createDirectories(folder);
    try (var jars = Files.list(folder)) {
      for (var jar : jars.toList()) {
        Files.delete(jar);
      }
    }
  }

  private void add(String source) throws IOException {
    var named = source.split("=", 2);
    if (named.length == 2) {
      write(named[0], filesOf(Path.of(named[1])));
      return;
    }
    for (var jar : source.split(File.pathSeparator)) {
      write(Path.of(jar).getFileName().toString(), entriesOf(Path.of(jar)));
    }
  }

  private void write(String name, Map<String, byte[]> entries) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (var entry : entries.entrySet().stream().sorted(ENTRY_ORDER).toList()) {
        if (keeps(entry.getKey(), entry.getValue())) {
          write(out, entry.getKey(), entry.getValue());
        }
      }
    }
  }

  private boolean keeps(String name, byte[] bytes) {
    var isLicence = name.startsWith("META-INF/") && name.contains("LICENSE");
    return !name.startsWith("META-INF/maven/")
        && (!isLicence || licences.add(Arrays.toString(bytes)));
  }

  private static void write(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    var checksum = new CRC32();
    checksum.update(bytes);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(ENTRY_TIME);
    out.putNextEntry(entry);
    out.write(bytes, 0, bytes.length);
    out.closeEntry();
  }

  private static String folderOf(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** Returns the name of a nested class within its outer class, such as {@code BuilderImpl}. */
  private static String nestedNameOf(String name) {
    var dollar = name.indexOf('$');
    return dollar < 0 ? "" : name.substring(dollar + 1);
  }

  private static Map<String, byte[]> entriesOf(Path jar) throws IOException {
    var entries = new HashMap<String, byte[]>();
    try (var zip = new ZipFile(jar.toFile())) {
      for (var entry : zip.stream().filter(it -> !it.isDirectory()).toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private static Map<String, byte[]> filesOf(Path folder) throws IOException {
    var entries = new HashMap<String, byte[]>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        entries.put(
            folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return entries;
  }
}
