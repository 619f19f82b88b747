package dev.packshot.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * The decoder of HEIC in the functions' zip. A build without npm has none. HEIC photos would then
 * have no pictures, so it has to be switched off on purpose.
 */
final class HeicDecoder {
  private static final String JAR = "lib/packshot-libheif-";
  private static final String MODULE = "dev/packshot/libheif/LibHeif.meta";

  private HeicDecoder() {}

  /** Reads the setting {@code heic}, which is on unless it says otherwise. */
  static boolean isOn(SettingSource settings) {
    var value = settings.find("heic").orElse("on");
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new InvalidSetting("Set heic to on or off, not \"" + value + "\".");
    };
  }

  static void require(Path zip) {
    try (var file = new ZipFile(zip.toFile())) {
      var jar = file.stream().filter(entry -> entry.getName().startsWith(JAR)).findFirst();
      if (jar.isEmpty() || !hasModule(file, jar.get())) {
        throw new InvalidSetting(
            zip.getFileName()
                + " cannot decode HEIC, because it was built without npm; install Node.js and run"
                + " `make package`, or set -c heic=off, and HEIC photos have no smaller pictures.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasModule(ZipFile file, ZipEntry jar) throws IOException {
    try (var entries = new ZipInputStream(file.getInputStream(jar))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().equals(MODULE)) {
          return true;
        }
      }
    }
    return false;
  }
}
