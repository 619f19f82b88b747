package dev.packshot.heif;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import run.endive.runtime.ConstantEvaluators;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmRuntimeException;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.MemoryLimits;

/**
 * The memory of a WebAssembly instance in one array, up to a ceiling. Endive's own memory has an
 * array for each 64 KiB and takes a fifth longer.
 */
@SuppressWarnings("removal") // the interface still requires what it deprecates
final class FlatMemory implements Memory {
  private static final VarHandle I16 = view(short[].class);
  private static final VarHandle I32 = view(int[].class);
  private static final VarHandle I64 = view(long[].class);
  private static final VarHandle F32 = view(float[].class);
  private static final VarHandle F64 = view(double[].class);

  private final MemoryLimits limits;
  private final int ceiling;
  private byte[] bytes;
  private int pages;
  private DataSegment[] segments = {};

  /**
   * Creates a memory.
   *
   * @param expectedPages for which there is room without a copy
   * @param ceilingPages the most that it may ever have
   */
  FlatMemory(MemoryLimits limits, int expectedPages, int ceilingPages) {
    this.limits = limits;
    this.ceiling = Math.min(ceilingPages, limits.maximumPages());
    this.pages = limits.initialPages();
    this.bytes = new byte[Memory.bytes(Math.max(pages, Math.min(expectedPages, ceiling)))];
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the memory itself, until it grows. */
  byte[] array() {
    return bytes;
  }

  @Override
  public int pages() {
    return pages;
  }

  @Override
  public int initialPages() {
    return limits.initialPages();
  }

  @Override
  public int maximumPages() {
    return ceiling;
  }

  @Override
  public boolean shared() {
    return false;
  }

  /**
   * Adds pages and returns their former number, or -1 above the ceiling, as an allocator expects.
   */
  @Override
  public int grow(int by) {
    int before = pages;
    if (by < 0 || by > ceiling - before) {
      return -1;
    }
    pages = before + by;
    if (Memory.bytes(pages) > bytes.length) {
      bytes = Arrays.copyOf(bytes, Memory.bytes(pages));
    }
    return before;
  }

  @Override
  public void initialize(Instance instance, DataSegment[] data) {
    segments = data;
    for (var segment : data) {
      if (segment instanceof ActiveDataSegment active) {
        long[] at = ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions());
        write((int) at[0], active.data());
      }
    }
  }

  @Override
  public void initPassiveSegment(int id, int to, int from, int size) {
    write(to, segments[id].data(), from, size);
  }

  @Override
  public void drop(int segment) {}

  @Override
  public void write(int at, byte[] data, int from, int size) {
    System.arraycopy(data, from, bytes, at, size);
  }

  @Override
  public byte[] readBytes(int at, int size) {
    return Arrays.copyOfRange(bytes, at, at + size);
  }

  @Override
  public void copy(int to, int from, int size) {
    System.arraycopy(bytes, from, bytes, to, size);
  }

  @Override
  public void fill(byte value, int from, int to) {
    Arrays.fill(bytes, from, to, value);
  }

  @Override
  public void zero() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public byte read(int at) {
    return bytes[at];
  }

  @Override
  public int readInt(int at) {
    return (int) I32.get(bytes, at);
  }

  @Override
  public long readLong(int at) {
    return (long) I64.get(bytes, at);
  }

  @Override
  public short readShort(int at) {
    return (short) I16.get(bytes, at);
  }

  @Override
  public long readU16(int at) {
    return (short) I16.get(bytes, at) & 0xffff;
  }

  @Override
  public long readF32(int at) {
    return (int) I32.get(bytes, at);
  }

  @Override
  public float readFloat(int at) {
    return (float) F32.get(bytes, at);
  }

  @Override
  public double readDouble(int at) {
    return (double) F64.get(bytes, at);
  }

  @Override
  public long readF64(int at) {
    return (long) I64.get(bytes, at);
  }

  @Override
  public void writeI32(int at, int value) {
    I32.set(bytes, at, value);
  }

  @Override
  public void writeLong(int at, long value) {
    I64.set(bytes, at, value);
  }

  @Override
  public void writeShort(int at, short value) {
    I16.set(bytes, at, value);
  }

  @Override
  public void writeByte(int at, byte value) {
    bytes[at] = value;
  }

  @Override
  public void writeF32(int at, float value) {
    F32.set(bytes, at, value);
  }

  @Override
  public void writeF64(int at, double value) {
    F64.set(bytes, at, value);
  }

  @Override
  public Object lock(int address) {
    throw noThreads();
  }

  @Override
  public int waitOn(int address, int expected, long timeout) {
    throw noThreads();
  }

  @Override
  public int waitOn(int address, long expected, long timeout) {
    throw noThreads();
  }

  @Override
  public int notify(int address, int threads) {
    return 0;
  }

  private static WasmRuntimeException noThreads() {
    return new WasmRuntimeException("The module has one thread.");
  }
}
