package dev.packshot.local.pump;

import dev.packshot.devkit.OwnerOnly;
import dev.packshot.local.file.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder of messages that could not be handled, one file each. */
public final class DeadLetters {
  private final Path folder;

  /** Creates the folder if it is missing. */
  public DeadLetters(Path folder) {
    this.folder = folder;
    try {
      OwnerOnly.createFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PrivateFile.deleteDrafts(folder);
  }

  /** Returns the files in the order of their names. */
  public List<Path> all() {
    var all = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(folder, "*.json")) {
      files.forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.sort(null);
    return all;
  }

  /** Returns a sentence on how many there are and how to bring them back. */
  public String summary() {
    int count = all().size();
    return (count == 1 ? "There is 1 dead letter" : "There are " + count + " dead letters")
        + " in "
        + folder
        + "; make redrive brings "
        + (count == 1 ? "it" : "them")
        + " back.";
  }

  /** Moves a file here, in one rename, and returns its new path. */
  Path take(Path file, String name) {
    var target = folder.resolve(name);
    new PrivateFile(file).moveTo(target);
    return target;
  }
}
