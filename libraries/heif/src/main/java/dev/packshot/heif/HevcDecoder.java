package dev.packshot.heif;

import dev.packshot.heif.HevcPicture.Colours;
import dev.packshot.heif.HevcPicture.Plane;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmEngineException;

/**
 * A decoder of single pictures. It has memory of its own and is discarded after a failure. Take a
 * new one for each file, so that nothing of one can be seen in another.
 */
public final class HevcDecoder {
  /** Room for a picture of 50 megapixels with 16 bits and chroma in full resolution. */
  private static final int CEILING_PAGES = 8_192;

  /** The decoder's own data. */
  private static final int BASE_PAGES = 512;

  private static final int PICTURE_OK = 0;

  private final Instance instance;
  private final Map<String, ExportFunction> functions = new HashMap<>();
  private int context;
  private int image;

  private HevcDecoder(Instance instance) {
    this.instance = instance;
  }

  /** Returns whether there is a decoder on the class path. */
  public static boolean isAvailable() {
    return LibHeifModule.get().isPresent();
  }

  /**
   * Creates a decoder; there has to be one on the class path.
   *
   * @param expectedBytes of its largest picture
   */
  public static HevcDecoder create(long expectedBytes) {
    int pages = (int) Math.min(CEILING_PAGES, BASE_PAGES + expectedBytes / Memory.PAGE_SIZE);
    return new HevcDecoder(LibHeifModule.get().orElseThrow().instance(pages, CEILING_PAGES));
  }

  /**
   * Decodes the first picture of these NAL units. An interrupt of the thread ends it.
   *
   * @throws HevcException if they are not a picture
   */
  public HevcPicture decode(List<ByteBuffer> units) {
    try {
      free();
      return tryDecode(units);
    } catch (WasmEngineException | IndexOutOfBoundsException trap) {
      throw new HevcException("it left its memory or was interrupted");
    }
  }

  private HevcPicture tryDecode(List<ByteBuffer> units) {
    context = call(Function.NEW_DECODER);
    units.forEach(this::push);
    require(call(Function.FLUSH_DATA, context));
    int more = allocate(4);
    do {
      require(call(Function.DECODE, context, more));
      image = call(Function.GET_NEXT_PICTURE, context);
    } while (image == 0 && instance.memory().readInt(more) != 0);
    call(Function.FREE, more);
    if (image == 0) {
      throw new HevcException("it has no picture");
    }
    return picture();
  }

  private void free() {
    if (image != 0) {
      call(Function.RELEASE_NEXT_PICTURE, context);
    }
    if (context != 0) {
      call(Function.FREE_DECODER, context);
    }
    image = 0;
    context = 0;
  }

  private void push(ByteBuffer unit) {
    var bytes = new byte[unit.remaining()];
    unit.duplicate().get(bytes);
    int at = allocate(bytes.length);
    instance.memory().write(at, bytes, 0, bytes.length);
    require(call(Function.PUSH_NAL, context, at, bytes.length, 0, 0, 0));
    call(Function.FREE, at);
  }

  private HevcPicture picture() {
    int chroma = call(Function.GET_CHROMA_FORMAT, image);
    var planes = new Plane[chroma == 0 ? 1 : 3];
    int stride = allocate(4);
    for (int channel = 0; channel < planes.length; channel++) {
      int at = call(Function.GET_IMAGE_PLANE, image, channel, stride);
      planes[channel] =
          new Plane(
              call(Function.GET_IMAGE_WIDTH, image, channel),
              call(Function.GET_IMAGE_HEIGHT, image, channel),
              call(Function.GET_BITS_PER_PIXEL, image, channel),
              at,
              instance.memory().readInt(stride));
    }
    call(Function.FREE, stride);
    var memory = ((FlatMemory) instance.memory()).array();
    return new HevcPicture(memory, chroma, colours(), planes);
  }

  private Colours colours() {
    return new Colours(
        call(Function.GET_COLOUR_PRIMARIES, image),
        call(Function.GET_TRANSFER_CHARACTERISTICS, image),
        call(Function.GET_MATRIX_COEFFICIENTS, image),
        call(Function.GET_FULL_RANGE_FLAG, image) != 0);
  }

  private int allocate(int bytes) {
    int at = call(Function.ALLOCATE, bytes);
    if (at == 0) {
      throw new HevcException("it needs too much memory");
    }
    return at;
  }

  private static void require(int error) {
    if (error != PICTURE_OK) {
      throw new HevcException("error " + error);
    }
  }

  private int call(Function function, long... arguments) {
    var result = functions.computeIfAbsent(function.export, instance::export).apply(arguments);
    return result == null || result.length == 0 ? 0 : (int) result[0];
  }

  /** A function of the module with its name in libheif-js 1.23.2, which is minified. */
  private enum Function {
    ALLOCATE("Na"),
    FREE("Z"),
    NEW_DECODER("Ci"),
    FREE_DECODER("Hi"),
    PUSH_NAL("Ii"),
    FLUSH_DATA("Ji"),
    DECODE("Ki"),
    GET_NEXT_PICTURE("Li"),
    RELEASE_NEXT_PICTURE("Wi"),
    GET_CHROMA_FORMAT("Ni"),
    GET_IMAGE_WIDTH("Oi"),
    GET_IMAGE_HEIGHT("Pi"),
    GET_BITS_PER_PIXEL("Qi"),
    GET_IMAGE_PLANE("Ri"),
    GET_COLOUR_PRIMARIES("Si"),
    GET_TRANSFER_CHARACTERISTICS("Ti"),
    GET_MATRIX_COEFFICIENTS("Ui"),
    GET_FULL_RANGE_FLAG("Vi");

    private final String export;

    Function(String export) {
      this.export = export;
    }
  }
}
