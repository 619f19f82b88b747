package dev.packshot.imaging.gif;

import java.util.Arrays;

/** A writer of codes as blocks of 255 bytes. */
final class LzwWriter {
  private static final int BLOCK = 255;

  private byte[] target;
  private int at;
  private int block;
  private int bits;
  private int bitCount;

  /** Begins with these bytes. */
  LzwWriter(int capacity) {
    this.target = new byte[capacity];
  }

  /** Appends whole bytes, between frames. */
  LzwWriter add(byte[] from, int start, int length) {
    reserve(length);
    System.arraycopy(from, start, target, at, length);
    at += length;
    return this;
  }

  LzwWriter add(int... values) {
    for (int value : values) {
      put(value);
    }
    return this;
  }

  /** Begins a frame's data. */
  void beginData(int codeSize) {
    put(codeSize);
    block = at;
    put(0);
  }

  void write(int code, int width) {
    bits |= code << bitCount;
    bitCount += width;
    while (bitCount >= 8) {
      putData(bits);
      bits >>>= 8;
      bitCount -= 8;
    }
  }

  /** Ends a frame's data with an empty block. */
  void endData() {
    if (bitCount > 0) {
      putData(bits);
    }
    bits = 0;
    bitCount = 0;
    if (at - block > 1) {
      target[block] = (byte) (at - block - 1);
      put(0);
    }
  }

  byte[] array() {
    return target;
  }

  int length() {
    return at;
  }

  private void putData(int value) {
    if (at - block == BLOCK + 1) {
      target[block] = (byte) BLOCK;
      block = at;
      put(0);
    }
    put(value);
  }

  private void put(int value) {
    reserve(1);
    target[at++] = (byte) value;
  }

  private void reserve(int length) {
    if (at + length > target.length) {
      target = Arrays.copyOf(target, Math.max(at + length, target.length + target.length / 8));
    }
  }
}
