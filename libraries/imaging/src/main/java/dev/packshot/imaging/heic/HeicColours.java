package dev.packshot.imaging.heic;

import dev.packshot.heif.HevcPicture;
import dev.packshot.imaging.pixels.CodePoints;
import dev.packshot.imaging.pixels.ColourProfile;
import dev.packshot.imaging.structure.Bytes;
import dev.packshot.imaging.structure.InvalidImage;
import java.util.List;
import java.util.Optional;

/**
 * The colours that a picture's properties state (the box colr): an ICC profile, code points, or
 * both.
 */
record HeicColours(Optional<Bytes> icc, Optional<HevcPicture.Colours> codePoints) {
  static HeicColours read(List<IsoBoxes.Box> properties) throws InvalidImage {
    var icc = Optional.<Bytes>empty();
    var codePoints = Optional.<HevcPicture.Colours>empty();
    for (var property : properties) {
      if (property.type().equals("colr")) {
        var body = property.body();
        switch (body.name(0)) {
          case "prof", "rICC" -> icc = Optional.of(body.from(4));
          case "nclx" ->
              codePoints =
                  Optional.of(
                      new HevcPicture.Colours(
                          body.u16(4), body.u16(6), body.u16(8), body.u8(10) >> 7 == 1));
          default -> {}
        }
      }
    }
    return new HeicColours(icc, codePoints);
  }

  /** Returns the profile from which the picture is converted, if it is not sRGB. */
  Optional<ColourProfile> profile() {
    return icc.isPresent()
        ? icc.flatMap(profile -> ColourProfile.of(profile.head(profile.length()), 3))
        : codePoints
            .map(points -> new CodePoints(points.primaries(), points.transfer()))
            .filter(points -> !points.isSrgb())
            .flatMap(CodePoints::profile);
  }
}
