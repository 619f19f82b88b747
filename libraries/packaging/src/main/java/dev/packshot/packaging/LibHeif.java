package dev.packshot.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import run.endive.build.time.compiler.Config;
import run.endive.build.time.compiler.Generator;
import run.endive.compiler.InterpreterFallback;

/**
 * A compiler of libheif from WebAssembly to classes. The module comes from npm in the version of
 * the lock file. Without npm there are no classes, and HEIC files have no pictures.
 */
public final class LibHeif {
  private static final String NAME = "dev.packshot.libheif.LibHeif";
  private static final String PACKAGE = "libheif-js";
  private static final String WASM = "libheif-wasm/libheif.wasm";

  private final Path project;
  private final Path classes;
  private final String sha256;

  private LibHeif(Path project, Path classes, String sha256) {
    this.project = project;
    this.classes = classes;
    this.sha256 = sha256;
  }

  /**
   * Compiles the module. The arguments are the folder of the project, the one of its classes, the
   * SHA-256 of the module, and the file of another build of it, which may be missing.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var compiler = new LibHeif(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]);
    var ownBuild = arguments.length > 3 && arguments[3] != null ? arguments[3] : "";
    compiler.run(ownBuild.isBlank() ? Optional.empty() : Optional.of(Path.of(ownBuild)));
  }

  private void run(Optional<Path> ownBuild) throws IOException, InterruptedException {
    var wasm = ownBuild.isPresent() ? ownBuild : installed();
    if (wasm.isEmpty()) {
      deleteClasses();
      return;
    }
    var found = sha256(wasm.get());
    if (!found.equals(sha256)) {
      throw new IOException(wasm.get() + " has the SHA-256 " + found + ", not " + sha256);
    }
    if (!isCompiled()) {
      compile(wasm.get());
    }
  }

  /** Returns the module that npm installs; empty, with a warning, if it cannot. */
  private Optional<Path> installed() throws IOException, InterruptedException {
    var folder = Files.createDirectories(project.resolve("target/npm"));
    for (var file : new String[] {"package.json", "package-lock.json"}) {
      Files.copy(project.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    var wasm = folder.resolve("node_modules").resolve(PACKAGE).resolve(WASM);
    if (Files.exists(wasm) && sha256(wasm).equals(sha256)) {
      return Optional.of(wasm);
    }
    var failure = NpmInstallation.in(folder);
    failure.ifPresent(
        reason -> System.err.println("[WARNING] HEIC files will have no pictures: " + reason));
    return failure.isPresent() ? Optional.empty() : Optional.of(wasm);
  }

  private Path stamp() {
    return project.resolve("target/compiled.txt");
  }

  private Path ownClasses() {
    return classes.resolve(NAME.substring(0, NAME.lastIndexOf('.')).replace('.', '/'));
  }

  private String state() {
    return sha256 + " " + Generator.class.getProtectionDomain().getCodeSource().getLocation();
  }

  private boolean isCompiled() throws IOException {
    return Files.exists(ownClasses().resolve("LibHeif.meta"))
        && Files.exists(stamp())
        && Files.readString(stamp()).equals(state());
  }

  private void compile(Path wasm) throws IOException {
    deleteClasses();
    var generator =
        new Generator(
            Config.builder()
                .withWasmFile(wasm)
                .withName(NAME)
                .withTargetClassFolder(classes)
                .withTargetSourceFolder(project.resolve("target/unused"))
                .withTargetWasmFolder(classes)
                // one function is larger than a method of Java may be; it is not in the decoder
                .withInterpreterFallback(InterpreterFallback.SILENT)
                .build());
    generator.generateMetaWasm(generator.generateResources());
    copyLicence(wasm);
    Files.writeString(stamp(), state());
  }

  private void copyLicence(Path wasm) throws IOException {
    var licence = wasm.resolveSibling("LICENSE");
    if (Files.exists(licence)) {
      Files.copy(licence, ownClasses().resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void deleteClasses() throws IOException {
    Files.deleteIfExists(stamp());
    if (!Files.isDirectory(ownClasses())) {
      return;
    }
    try (var files = Files.newDirectoryStream(ownClasses(), "LibHeif*")) {
      for (var file : files) {
        Files.delete(file);
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
