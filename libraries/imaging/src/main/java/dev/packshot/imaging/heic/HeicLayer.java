package dev.packshot.imaging.heic;

import dev.packshot.heif.HevcPicture.Colours;
import dev.packshot.imaging.pixels.Size;
import java.util.List;
import java.util.Optional;

/**
 * A picture that consists of tiles of the same size, or of a single one: the colours of a file, or
 * its transparency.
 *
 * @param tiles row by row
 * @param colours instead of those that the tiles state
 */
record HeicLayer(Size size, int columns, List<HevcStream> tiles, Optional<Colours> colours) {
  boolean isSingle() {
    return tiles.size() == 1;
  }

  int rows() {
    return tiles.size() / columns;
  }

  /** Returns the bytes of a decoded tile at most. */
  long tileBytes() {
    return 2 * tiles.stream().mapToLong(HevcStream::samples).max().orElse(0);
  }
}
