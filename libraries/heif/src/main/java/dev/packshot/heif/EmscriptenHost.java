package dev.packshot.heif;

import java.util.Map;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionImport;

/**
 * The functions that a module made by emscripten calls outside of it: a few that are given by name.
 * Every other one does nothing, or returns that it does not exist.
 */
final class EmscriptenHost {
  private static final long[] NOTHING = {};
  private static final long[] ENOSYS = {-52};
  private static final int PAGE_BITS = 16;

  private EmscriptenHost() {}

  static ImportValues imports(WasmModule module, Map<String, WasmFunctionHandle> given) {
    var imports = ImportValues.builder();
    module.importSection().stream()
        .map(FunctionImport.class::cast)
        .forEach(
            wanted -> {
              var type = module.typeSection().getType(wanted.typeIndex());
              WasmFunctionHandle absent =
                  (instance, arguments) -> type.returns().isEmpty() ? NOTHING : ENOSYS;
              var function = given.getOrDefault(wanted.name(), absent);
              imports.addFunction(new HostFunction(wanted.module(), wanted.name(), type, function));
            });
    return imports.build();
  }

  /**
   * {@code emscripten_resize_heap}: grows by a fifth more than is asked for, so that it is rare.
   */
  static long[] resizeHeap(Instance instance, long... arguments) {
    var memory = instance.memory();
    long bytes = arguments[0] & 0xffff_ffffL;
    int wanted = (int) ((bytes + (1 << PAGE_BITS) - 1) >>> PAGE_BITS) - memory.pages();
    int ample = Math.max(wanted, memory.pages() / 5);
    return number(memory.grow(ample) >= 0 || memory.grow(wanted) >= 0 ? 1 : 0);
  }

  /** {@code memcpy} of large blocks. */
  static long[] copy(Instance instance, long... arguments) {
    instance.memory().copy((int) arguments[0], (int) arguments[1], (int) arguments[2]);
    return NOTHING;
  }

  /** {@code fd_write}: discards what the module logs. */
  static long[] discard(Instance instance, long... arguments) {
    var memory = instance.memory();
    int written = 0;
    for (int i = 0; i < arguments[2]; i++) {
      written += memory.readInt((int) arguments[1] + 8 * i + 4);
    }
    memory.writeI32((int) arguments[3], written);
    return number(0);
  }

  /** {@code environ_sizes_get}: an empty environment. */
  static long[] noEnvironment(Instance instance, long... arguments) {
    instance.memory().writeI32((int) arguments[0], 0);
    instance.memory().writeI32((int) arguments[1], 0);
    return number(0);
  }

  static long[] zero(Instance instance, long... arguments) {
    return number(0);
  }

  /** Ends a call of a module that gives up: it aborts, asserts or throws. */
  static long[] fail(Instance instance, long... arguments) {
    throw new HevcException("the decoder gave up");
  }

  private static long[] number(long value) {
    return new long[] {value};
  }
}
