package dev.packshot.simulation.fault;

import java.util.Locale;

/** A kind of fault, with the greatest probability that it has in any world. */
public enum FaultKind {
  /** The table or the bucket refuses a call: throttled, in conflict or unavailable. */
  CALL_REFUSED(0.05),
  /** The effect of a call takes place, but its answer is lost. */
  ANSWER_LOST(0.05),
  /** The answer of a call is lost, and the AWS client repeats the call. */
  CALL_REPEATED(0.05),
  /** The function is killed before a call. */
  KILLED_BEFORE_CALL(0.02),
  /** The function is killed after a call, before it sees the answer. */
  KILLED_AFTER_CALL(0.02),
  /** The function does not run for some time, which may be longer than its timeout. */
  FUNCTION_STALLED(0.05),
  /** A function is throttled, since all its instances are busy. */
  INVOCATION_THROTTLED(0.05),
  /** A new instance's clock differs from the others' by up to a second. */
  CLOCK_SKEWED(0.5),
  /** An instance is used again after it was frozen or restored: its clock has jumped. */
  INSTANCE_RESTORED(0.1),
  /** A request does not reach the API. */
  REQUEST_LOST(0.05),
  /** The API's response does not reach the client, which does not know the outcome. */
  RESPONSE_LOST(0.05),
  /** The client gives up while its request is still being handled. */
  CLIENT_TIMED_OUT(0.05),
  /** A form does not reach the bucket. */
  UPLOAD_LOST(0.05),
  /** The bucket has stored an upload, but its response does not reach the client. */
  UPLOAD_RESPONSE_LOST(0.05),
  /** An event is delayed by minutes or hours. */
  EVENT_DELAYED(0.2),
  /** The event of a photo is lost. S3 promises each once at least; a wrong setting loses them. */
  EVENT_LOST(0.08),
  /** Somebody deletes the file of a photo from the bucket before its event is delivered. */
  FILE_DELETED(0.02),
  /** The bucket sends an event twice. */
  EVENT_DOUBLED(0.2),
  /** The queue delivers a message to two instances at once. */
  MESSAGE_DELIVERED_TWICE(0.1),
  /** The deletion of a handled message fails, so that it is delivered again. */
  MESSAGE_KEPT(0.1),
  /** The index shows a write only after seconds or minutes. */
  INDEX_LAGS(0.3),
  /** A client is offline for hours or days. */
  CLIENT_OFFLINE(0.05),
  /** A client ends in the middle of its work and does not come back. */
  CLIENT_DIED(0.02);

  private final double greatestRate;

  FaultKind(double greatestRate) {
    this.greatestRate = greatestRate;
  }

  double greatestRate() {
    return greatestRate;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
