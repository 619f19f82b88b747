package dev.packshot.imaging.heic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.packshot.imaging.pixels.Size;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The layers of a HEIC file's primary picture: its colours and, if it has one, its transparency.
 *
 * @param isPremultiplied whether the colours are multiplied by the transparency
 */
record HeicLayers(HeicLayer colours, Optional<HeicLayer> alpha, boolean isPremultiplied) {
  /** The names of transparency in HEVC's own terms and in those of other codecs. */
  private static final Set<String> ALPHA =
      Set.of("urn:mpeg:hevc:2015:auxid:1", "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha");

  /**
   * Reads the layers. A picture that is composed of coded ones in another way than as a grid is
   * refused; no camera writes such. So is one of composed pictures.
   */
  static HeicLayers read(Bytes file) throws InvalidImage {
    var reader = new Reader(new HeicParser(file));
    reader.requireSupported();
    return reader.layers();
  }

  /** A reader of the items that the layers consist of. */
  private static final class Reader {
    private final long primary;
    private final Optional<HeicReferences> references;
    private final List<Long> auxiliaries;
    private final Map<Long, String> types;
    private final HeicLocations locations;
    private final HeicProperties properties;
    private final HeicWork work;

    Reader(HeicParser parser) throws InvalidImage {
      var meta = parser.meta();
      primary = parser.primaryItem();
      work = new HeicWork(parser.file().length());
      references =
          IsoBoxes.find(meta, "iref").isPresent()
              ? Optional.of(HeicReferences.of(meta))
              : Optional.empty();
      auxiliaries = references.isPresent() ? references.get().auxiliariesOf(primary) : List.of();
      var wanted = new HashSet<>(auxiliaries);
      wanted.addAll(sources(primary));
      for (long auxiliary : auxiliaries) {
        wanted.addAll(sources(auxiliary));
      }
      wanted.add(primary);
      types = HeicItems.types(IsoBoxes.require(meta, "iinf"), wanted);
      locations = HeicLocations.read(parser.file(), meta, wanted);
      properties = HeicProperties.read(meta, wanted);
    }

    void requireSupported() throws InvalidImage {
      if (!isCoded(primary) && !sources(primary).stream().allMatch(this::isCoded)) {
        throw InvalidImage.unreadable();
      }
      if (!isSupported(primary)) {
        throw InvalidImage.of(
            "The picture is an overlay or a copy of other pictures in its file, which cannot be"
                + " decoded. Save it as JPEG or PNG, and send that.");
      }
    }

    HeicLayers layers() throws InvalidImage {
      var alpha = Optional.<HeicLayer>empty();
      for (long auxiliary : auxiliaries) {
        if (alpha.isEmpty() && isAlpha(auxiliary) && isSupported(auxiliary)) {
          alpha = Optional.of(layer(auxiliary));
        }
      }
      boolean isPremultiplied =
          alpha.isPresent() && references.orElseThrow().isPremultiplied(primary);
      return new HeicLayers(layer(primary), alpha, isPremultiplied);
    }

    private List<Long> sources(long item) throws InvalidImage {
      return references.isPresent() ? references.get().sources(item) : List.of();
    }

    private boolean isSupported(long item) throws InvalidImage {
      return isCoded(item)
          || ("grid".equals(types.get(item)) && sources(item).stream().allMatch(this::isCoded));
    }

    private boolean isCoded(long item) {
      return HeicItems.isCoded(types.getOrDefault(item, ""));
    }

    private boolean isAlpha(long item) throws InvalidImage {
      var auxC = properties.find(item, "auxC");
      return auxC.isPresent() && isAlpha(auxC.get());
    }

    private static boolean isAlpha(Bytes auxC) {
      var text = new String(auxC.head(auxC.length()), ISO_8859_1);
      return ALPHA.stream().anyMatch(name -> text.startsWith(name + "\0", 4));
    }

    private HeicLayer layer(long item) throws InvalidImage {
      var codePoints = HeicColours.read(properties.of(item)).codePoints();
      if (isCoded(item)) {
        return new HeicLayer(size(item), 1, List.of(tile(item)), codePoints);
      }
      var grid = HeicGrid.read(locations.data(item));
      var sources = sources(item);
      if (sources.size() != grid.columns() * grid.rows()) {
        throw InvalidImage.damaged("its grid has more or fewer tiles than it says");
      }
      var tiles = new ArrayList<HevcStream>();
      for (long source : sources) {
        tiles.add(tile(source));
      }
      return new HeicLayer(grid.size(), grid.columns(), tiles, codePoints);
    }

    private Size size(long item) throws InvalidImage {
      var ispe = properties.find(item, "ispe").orElseThrow(InvalidImage::undecodable);
      long width = ispe.u32(4);
      long height = ispe.u32(8);
      if (width < 1 || height < 1 || Math.max(width, height) > Integer.MAX_VALUE) {
        throw InvalidImage.undecodable();
      }
      return new Size((int) width, (int) height);
    }

    private HevcStream tile(long item) throws InvalidImage {
      var hvcC = properties.find(item, "hvcC").orElseThrow(InvalidImage::undecodable);
      work.addTile(hvcC.length() + locations.length(item));
      return HevcStream.of(hvcC, locations.data(item), work);
    }
  }
}
