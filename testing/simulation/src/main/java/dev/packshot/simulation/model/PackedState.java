package dev.packshot.simulation.model;

import java.util.Arrays;

/** A state as the numbers of its parts, which takes little memory and is compared fast. */
final class PackedState {
  private static final int MIX = 0x9E37_79B1;

  private final int[] parts;

  PackedState(int[] parts) {
    this.parts = parts;
  }

  int part(int index) {
    return parts[index];
  }

  int size() {
    return parts.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackedState packed && Arrays.equals(parts, packed.parts);
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (int part : parts) {
      hash = (hash ^ part) * MIX;
      hash ^= hash >>> 15;
    }
    return hash;
  }
}
