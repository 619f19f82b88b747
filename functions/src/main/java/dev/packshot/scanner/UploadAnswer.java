package dev.packshot.scanner;

import dev.packshot.imaging.ImageFormat;
import dev.packshot.imaging.ImageLimits;
import dev.packshot.json.JsonWriter;
import dev.packshot.ledger.LedgerEntry;
import dev.packshot.ledger.NextStep;
import dev.packshot.ledger.Offer;
import dev.packshot.ledger.UploadForms;
import dev.packshot.store.UploadTerms;
import java.util.Optional;
import javax.inject.Inject;

/**
 * The JSON of an entry of the ledger, with a form if the file is wanted, and the limits of the
 * file.
 */
public final class UploadAnswer {
  private final UploadForms forms;

  @Inject
  public UploadAnswer(UploadForms forms) {
    this.forms = forms;
  }

  void write(JsonWriter json, LedgerEntry entry) {
    entry.write(json);
    var offer = entry.offer().filter(it -> entry.standing().next() == NextStep.UPLOAD);
    offer.ifPresent(it -> json.object("upload", forms.sign(it)));
    var terms = entry.offer().map(Offer::terms);
    json.object("limits", limits -> writeLimits(limits, terms));
  }

  private static void writeLimits(JsonWriter json, Optional<UploadTerms> terms) {
    json.field("min_bytes", terms.map(UploadTerms::minBytes).orElse(1L))
        .field("max_bytes", terms.map(UploadTerms::maxBytes).orElse(UploadTerms.MAX_BYTES))
        .field("max_pixels", maxPixels(terms))
        .field("max_side", ImageLimits.DEFAULT.side());
  }

  /** Returns the limit of the announced format; a file in another format has that of its own. */
  private static int maxPixels(Optional<UploadTerms> terms) {
    return terms
        .flatMap(it -> ImageFormat.ofContentType(it.contentType()))
        .orElse(ImageFormat.JPEG)
        .maxPixels();
  }
}
