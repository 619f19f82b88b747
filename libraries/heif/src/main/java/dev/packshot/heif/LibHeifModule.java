package dev.packshot.heif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Optional;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/**
 * The compiled module of libheif, found on the class path by its name so that its jar can be
 * replaced or left out.
 */
final class LibHeifModule {
  private static final String CLASS = "dev.packshot.libheif.LibHeifMachine";
  private static final String WITHOUT_CODE = "LibHeif.meta";

  /** The imports with a function; the names are those of libheif-js 1.23.2, which are minified. */
  private static final Map<String, WasmFunctionHandle> IMPORTS =
      Map.of(
          "D", EmscriptenHost::resizeHeap,
          "I", EmscriptenHost::copy,
          "p", EmscriptenHost::discard,
          "H", EmscriptenHost::noEnvironment,
          "G", EmscriptenHost::zero,
          "A", EmscriptenHost::zero,
          "C", EmscriptenHost::fail,
          "b", EmscriptenHost::fail,
          "k", EmscriptenHost::fail);

  private static final String CONSTRUCTORS = "R";
  private static final Optional<LibHeifModule> FOUND = find();

  private final WasmModule module;
  private final Constructor<? extends Machine> machine;

  private LibHeifModule(WasmModule module, Constructor<? extends Machine> machine) {
    this.module = module;
    this.machine = machine;
  }

  /** Returns the module, if it is on the class path. */
  static Optional<LibHeifModule> get() {
    return FOUND;
  }

  private static Optional<LibHeifModule> find() {
    try {
      var type = Class.forName(CLASS).asSubclass(Machine.class);
      try (var file = type.getResourceAsStream(WITHOUT_CODE)) {
        return Optional.of(
            new LibHeifModule(Parser.parse(file), type.getConstructor(Instance.class)));
      }
    } catch (ClassNotFoundException missing) {
      return Optional.empty();
    } catch (NoSuchMethodException other) {
      throw new IllegalStateException("The compiled module is not Endive's.", other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates an instance with memory of its own. */
  Instance instance(int expectedPages, int ceilingPages) {
    var instance =
        Instance.builder(module)
            .withImportValues(EmscriptenHost.imports(module, IMPORTS))
            .withMachineFactory(this::machine)
            .withMemoryFactory(limits -> new FlatMemory(limits, expectedPages, ceilingPages))
            .withStart(false)
            .build();
    instance.export(CONSTRUCTORS).apply();
    return instance;
  }

  private Machine machine(Instance instance) {
    try {
      return machine.newInstance(instance);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
