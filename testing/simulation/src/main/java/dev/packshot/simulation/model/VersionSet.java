package dev.packshot.simulation.model;

/**
 * A set of numbers of versions.
 *
 * @param bits bit n stands for version n
 */
public record VersionSet(int bits) {
  static final VersionSet NONE = new VersionSet(0);

  public static VersionSet of(int number) {
    return new VersionSet(1 << number);
  }

  boolean isEmpty() {
    return bits == 0;
  }

  public boolean contains(int number) {
    return (bits & (1 << number)) != 0;
  }

  public VersionSet and(VersionSet others) {
    return new VersionSet(bits | others.bits);
  }

  public VersionSet without(VersionSet others) {
    return new VersionSet(bits & ~others.bits);
  }
}
