package dev.packshot.imaging.pixels;

/** The pixels that each pixel of a smaller row covers, with the shares of the first and last. */
final class Spans {
  final int[] first;
  final int[] last;
  final float[] head;
  final float[] tail;

  private Spans(int count) {
    this.first = new int[count];
    this.last = new int[count];
    this.head = new float[count];
    this.tail = new float[count];
  }

  static Spans of(int from, int to) {
    var spans = new Spans(to);
    for (int i = 0; i < to; i++) {
      spans.set(i, (double) i * from / to, (i + 1.0) * from / to, from);
    }
    return spans;
  }

  /** Sets a span; the tail of one that covers a single pixel is 0. */
  private void set(int i, double start, double end, int length) {
    first[i] = (int) start;
    last[i] = Math.max(first[i], Math.min(length - 1, (int) Math.ceil(end - 1e-6) - 1));
    head[i] = (float) (Math.min(end, first[i] + 1.0) - start);
    tail[i] = last[i] == first[i] ? 0 : (float) (end - last[i]);
  }

  int count() {
    return first.length;
  }
}
