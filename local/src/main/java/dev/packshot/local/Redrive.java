package dev.packshot.local;

import dev.packshot.devkit.OwnerOnly;
import dev.packshot.local.file.PrivateFile;
import dev.packshot.local.pump.DeadLetters;
import dev.packshot.local.pump.UploadEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The program of {@code make redrive} without a stage, which moves the dead letters of a local run
 * back to its queue. Packshot may run meanwhile.
 */
public final class Redrive {
  private Redrive() {}

  public static void main(String[] arguments) {
    try {
      System.out.println(run(LocalSettings.from(System.getenv()).data()));
    } catch (StartupException e) {
      System.err.println("redrive: " + e.getMessage());
      System.exit(1);
    }
  }

  /** Moves the dead letters of a data folder and returns a sentence about what was done. */
  static String run(Path data) {
    int moved = move(data);
    return moved == 0
        ? "There are no dead letters in " + DataFolder.deadLetters(data) + "."
        : "Dead letters moved back to the queue: "
            + moved
            + ". A running Packshot takes them at once, otherwise the next make run does.";
  }

  /** Moves the dead letters of a data folder and returns how many there were. */
  static int move(Path data) {
    var folder = DataFolder.deadLetters(data);
    var deadLetters = Files.isDirectory(folder) ? new DeadLetters(folder).all() : List.<Path>of();
    if (deadLetters.isEmpty()) {
      return 0;
    }
    var redriven = UploadEvents.redriven(DataFolder.queue(data));
    createFolder(redriven);
    for (var deadLetter : deadLetters) {
      new PrivateFile(deadLetter).moveTo(redriven.resolve(deadLetter.getFileName()));
    }
    return deadLetters.size();
  }

  private static void createFolder(Path folder) {
    try {
      OwnerOnly.createFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
