package dev.packshot.local.torture;

import java.util.ArrayList;
import java.util.List;

/**
 * The state that a photo must have, by what was answered. Only one thread uses it until the end.
 *
 * @param possible the files that the object may be: the last that was accepted, and those whose
 *     posts were sent later but not answered
 */
record PhotoFacts(String session, String key, List<TestFile> possible, State state) {
  /** The parts that change. */
  static final class State {
    private boolean accepted;
    private boolean registered;
    private boolean patchSent;
    private String patchedType = "";
    private String patchedNote = "";
  }

  PhotoFacts(String session, String key) {
    this(session, key, new ArrayList<>(), new State());
  }

  void posting(TestFile file) {
    possible.add(file);
  }

  void accepted(TestFile file) {
    state.accepted = true;
    possible.clear();
    possible.add(file);
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
