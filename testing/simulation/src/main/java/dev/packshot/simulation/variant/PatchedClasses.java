package dev.packshot.simulation.variant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** All classes of Packshot and of the simulation once more, one of them with a planted fault. */
public final class PatchedClasses extends ClassLoader {
  private static final String OWN = "dev.packshot.";

  private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

  /** Compiles the class with the fault, and loads all others from where they are. */
  public PatchedClasses(Patch patch) {
    super(PatchedClasses.class.getClassLoader());
    var compiler = ToolProvider.getSystemJavaCompiler();
    var options =
        List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
    var files = compiler.getStandardFileManager(null, null, null);
    var source = new Source(patch);
    boolean isCompiled =
        compiler.getTask(null, new Output(files), null, options, null, List.of(source)).call();
    if (!isCompiled) {
      throw new IllegalStateException("'" + patch.name() + "' does not compile.");
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OWN)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      var loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    var patched = compiled.get(name);
    var bytes = patched == null ? original(name) : patched.toByteArray();
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] original(String name) throws ClassNotFoundException {
    try (var stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      return stream.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The source with the fault. */
  private static final class Source extends SimpleJavaFileObject {
    private final Patch patch;

    Source(Patch patch) {
      super(URI.create("string:///" + patch.type().replace('.', '/') + ".java"), Kind.SOURCE);
      this.patch = patch;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return patch.source();
    }
  }

  /** The classes that the compiler has made, in memory. */
  private final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    Output(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          var bytes = new ByteArrayOutputStream();
          compiled.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}
