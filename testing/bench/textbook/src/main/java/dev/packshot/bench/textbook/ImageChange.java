package dev.packshot.bench.textbook;

/** What a client wants to be different about an image. */
public record ImageChange(String title, Long priority) {

  boolean isSound() {
    return (title == null || title.length() <= 255)
        && (priority == null || (priority >= 0 && priority <= Integer.MAX_VALUE));
  }
}
