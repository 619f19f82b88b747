package dev.packshot.photo;

import dev.packshot.id.EditId;
import dev.packshot.imaging.PictureEdit;
import java.util.Optional;

/**
 * A request to edit a picture, or to undo that.
 *
 * @param edit empty if the picture is to be shown as it was sent
 * @param sha256 of the file that is shown
 */
public record EditRequest(EditId id, Optional<PictureEdit> edit, String sha256) {}
