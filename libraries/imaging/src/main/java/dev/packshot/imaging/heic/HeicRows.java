package dev.packshot.imaging.heic;

import dev.packshot.heif.HevcDecoder;
import dev.packshot.heif.HevcPicture;
import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Deadline;
import dev.packshot.imaging.structure.InvalidImage;

/**
 * The rows of a layer, whose tiles are decoded when the first of their rows is read. It holds one
 * row of tiles.
 */
final class HeicRows {
  /** 96 MB; those of a phone's photo are 8,192 x 512. */
  private static final int MAX_PIXELS_OF_TILES = 32 << 20;

  private final HeicLayer layer;
  private final HevcDecoder decoder;
  private final Deadline deadline;
  private Size tile;
  private int rowOfTiles = -1;
  private YuvColours colours;
  private YuvRows single;
  private byte[] rgb = {};

  HeicRows(HeicLayer layer, Deadline deadline) {
    this.layer = layer;
    this.decoder = HevcDecoder.create(layer.tileBytes());
    this.deadline = deadline;
  }

  /** Reads a whole row as red, green and blue. */
  void read(int row, byte[] target) throws InvalidImage {
    if (rowOfTiles < 0) {
      decodeRow(0);
    }
    if (row / tile.height() != rowOfTiles) {
      decodeRow(row / tile.height());
    }
    if (single != null) {
      single.read(row, rgb, 0);
      System.arraycopy(rgb, 0, target, 0, target.length);
    } else {
      System.arraycopy(rgb, row % tile.height() * rowLength(), target, 0, target.length);
    }
  }

  private void decodeRow(int next) throws InvalidImage {
    for (int column = 0; column < layer.columns(); column++) {
      deadline.check();
      var picture = decoder.decode(layer.tiles().get(next * layer.columns() + column).units());
      if (tile == null) {
        start(picture);
      }
      require(picture.width() == tile.width() && picture.height() == tile.height());
      keep(picture, column);
    }
    rowOfTiles = next;
  }

  private void start(HevcPicture first) throws InvalidImage {
    tile = new Size(first.width(), first.height());
    long width = (long) layer.columns() * tile.width();
    require(width >= layer.size().width());
    require((long) layer.rows() * tile.height() >= layer.size().height());
    long pixels = layer.isSingle() ? width : width * tile.height();
    if (pixels > MAX_PIXELS_OF_TILES) {
      throw InvalidImage.unreadable();
    }
    rgb = new byte[3 * (int) pixels];
  }

  private static void require(boolean isLargeEnough) throws InvalidImage {
    if (!isLargeEnough) {
      throw InvalidImage.damaged("its data has fewer pixels than its size");
    }
  }

  private void keep(HevcPicture picture, int column) {
    var rows = new YuvRows(picture, colours(picture));
    if (layer.isSingle()) {
      single = rows;
      return;
    }
    for (int y = 0; y < tile.height(); y++) {
      rows.read(y, rgb, y * rowLength() + 3 * column * tile.width());
    }
  }

  /** Returns the conversion of all tiles, which follows from the first one. */
  private YuvColours colours(HevcPicture picture) {
    if (colours == null) {
      colours = new YuvColours(picture, layer.colours().orElse(picture.colours()));
    }
    return colours;
  }

  private int rowLength() {
    return 3 * layer.columns() * tile.width();
  }
}
