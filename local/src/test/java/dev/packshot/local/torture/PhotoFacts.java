package dev.packshot.local.torture;

import java.util.ArrayList;
import java.util.List;

/**
 * The state that a photo must have, by what was answered. Only one thread uses it until the end.
 *
 * @param possible the files that the photo may show: the last picture that was accepted, or else
 *     the last file, and those whose posts were sent later but not answered
 */
record PhotoFacts(String session, String key, List<TestFile> possible, State state) {
  /** The parts that change. */
  static final class State {
    private boolean accepted;
    private boolean showsAPicture;
    private boolean registered;
    private boolean patchSent;
    private String patchedType = "";
    private String patchedNote = "";
  }

  PhotoFacts(String session, String key) {
    this(session, key, new ArrayList<>(), new State());
  }

  /** A file that is no picture never replaces one that was accepted. */
  void posting(TestFile file) {
    if (file.isPicture() || !state.showsAPicture) {
      possible.add(file);
    }
  }

  void accepted(TestFile file) {
    state.accepted = true;
    state.showsAPicture |= file.isPicture();
    if (file.isPicture()) {
      possible.clear();
      possible.add(file);
    } else if (!state.showsAPicture) {
      possible.removeIf(earlier -> !earlier.isPicture());
      possible.add(file);
    }
  }

  void registered() {
    state.registered = true;
  }

  void patching() {
    state.patchSent = true;
  }

  void patched(String type, String note) {
    state.patchedType = type;
    state.patchedNote = note;
    state.patchSent = false;
  }

  boolean mustExist() {
    return state.accepted || state.registered;
  }

  boolean isAccepted() {
    return state.accepted;
  }

  boolean isRegistered() {
    return state.registered;
  }

  /** Returns whether the type and the note are known: no PATCH was sent without an answer. */
  boolean isPatchKnown() {
    return !state.patchedType.isEmpty() && !state.patchSent;
  }

  String patchedType() {
    return state.patchedType;
  }

  String patchedNote() {
    return state.patchedNote;
  }

  /** Returns the id in the key. */
  String id() {
    return key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.'));
  }
}
