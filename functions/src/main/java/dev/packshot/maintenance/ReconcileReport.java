package dev.packshot.maintenance;

import dev.packshot.photo.Filing;
import dev.packshot.store.ListedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The result of a run of the reconciliation.
 *
 * @param calls the number of pages of the bucket that were listed
 * @param objects the number of objects that were compared with the table
 * @param isDone whether nothing is left of the check
 */
public record ReconcileReport(
    ReconcileProgress progress, int calls, long objects, List<Finding> findings, boolean isDone) {
  public ReconcileReport {
    findings = List.copyOf(findings);
  }

  /** The kind of an object without a verdict, or of a photo without its file. */
  public enum Kind {
    /** The photo has no item; it was promised, or only a form was issued. */
    UNFILED,
    /** The photo is registered and pending. */
    PENDING,
    /** The last verdict is on an earlier object of the same key. */
    REPLACED,
    /** The session does not exist. Nothing is done. */
    ORPHANED,
    /**
     * The pictures of an edit are still to be made, or those of one that was undone to be marked.
     */
    EDIT,
    /** The photo is ready, and somebody has removed its file. It is brought back by command. */
    MISSING;

    static Kind of(Filing filing) {
      if (!filing.hasSession()) {
        return ORPHANED;
      }
      if (!filing.hasPhoto()) {
        return UNFILED;
      }
      return filing.lastVerdict().isPresent() ? REPLACED : PENDING;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An object without a verdict, or a photo without its file. */
  public record Finding(Kind kind, String key) {}

  /** Returns the report of a run that has done nothing yet. */
  ReconcileReport(ReconcileProgress start) {
    this(start, 0, 0, List.of(), start.isEmpty());
  }

  /** Returns the report with another page. */
  ReconcileReport with(ListedObject.Page page, List<Finding> more) {
    var found = new ArrayList<>(findings);
    found.addAll(more);
    long compared =
        page.objects().stream().filter(object -> progress.covers(object.storedAt())).count();
    return new ReconcileReport(
        page.objects().isEmpty()
            ? progress
            : progress.stoppedAfter(page.objects().get(page.objects().size() - 1).key()),
        calls + 1,
        objects + compared,
        found,
        false);
  }

  /** Returns the report with other findings than those of objects. */
  ReconcileReport with(List<Finding> more) {
    var found = new ArrayList<>(findings);
    found.addAll(more);
    return new ReconcileReport(progress, calls, objects, found, isDone);
  }

  ReconcileReport done() {
    return new ReconcileReport(progress.done(), calls, objects, findings, true);
  }

  /** Returns the number of objects of one kind. */
  public long count(Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }
}
