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
 * Writes jars anew, their entries not compressed and what is alike side by side: a zip around them
 * then compresses each as a whole, which takes a third less, and classes are read without being
 * inflated. Left out are folders, Maven's own files, and licences of which the same text is in
 * another jar.
 */
public final class StoredJars {
  private static final LocalDateTime SAME_TIME_ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

  /**
   * The order of the entries. Deflate looks 32 KiB back, and of generated classes one builder is
   * like the next one.
   */
  public static final Comparator<Map.Entry<String, byte[]>> LIKENESS =
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
   * Takes the folder to write to, which is emptied, what to set apart as {@code name.jar=entry},
   * and then class paths of jars, and folders of classes as {@code name.jar=folder}.
   */
  public static void main(String[] arguments) throws IOException {
    var jars = new StoredJars(Path.of(arguments[0]));
    var apart = arguments[1].split("=", 2);
    jars.empty();
    for (var source : Arrays.asList(arguments).subList(2, arguments.length)) {
      jars.add(source, apart);
    }
  }

  private void empty() throws IOException {
    Files.createDirectories(folder);
    try (var before = Files.list(folder)) {
      for (var jar : before.toList()) {
        Files.delete(jar);
      }
    }
  }

  private void add(String source, String[] apart) throws IOException {
    var named = source.split("=", 2);
    if (named.length == 2) {
      write(named[0], filesOf(Path.of(named[1])));
      return;
    }
    for (var jar : source.split(File.pathSeparator)) {
      var entries = entriesOf(Path.of(jar));
      var own = entries.remove(apart[1]);
      if (own != null) {
        write(apart[0], Map.of(apart[1], own));
      }
      write(Path.of(jar).getFileName().toString(), entries);
    }
  }

  private void write(String name, Map<String, byte[]> entries) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (var entry : entries.entrySet().stream().sorted(LIKENESS).toList()) {
        if (isWanted(entry.getKey(), entry.getValue())) {
          write(out, entry.getKey(), entry.getValue());
        }
      }
    }
  }

  private boolean isWanted(String name, byte[] bytes) {
    var isLicence = name.startsWith("META-INF/") && name.contains("LICENSE");
    return !name.startsWith("META-INF/maven/")
        && (!isLicence || licences.add(Arrays.toString(bytes)));
  }

  private static void write(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    var sum = new CRC32();
    sum.update(bytes);
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(SAME_TIME_ALWAYS);
    out.putNextEntry(entry);
    out.write(bytes, 0, bytes.length);
    out.closeEntry();
  }

  private static String folderOf(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** What a class is called within its class: {@code BuilderImpl}. */
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
