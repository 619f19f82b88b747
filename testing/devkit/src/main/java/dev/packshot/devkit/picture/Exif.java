package dev.packshot.devkit.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A generator of EXIF blocks: big-endian TIFF files with the tags that phones write. */
final class Exif {
  private static final int HEADER = 8;

  /** A tag with its TIFF type, the number of its values, and their bytes. */
  private static final class Field {
    final int tag;
    final int type;
    final int count;
    final byte[] value;

    private Field(int tag, int type, int count, byte[] value) {
      this.tag = tag;
      this.type = type;
      this.count = count;
      this.value = value;
    }

    static Field ascii(int tag, String text) {
      var value = (text + "\0").getBytes(US_ASCII);
      return new Field(tag, 2, value.length, value);
    }

    static Field bytes(int tag, int... values) {
      var value = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        value[i] = (byte) values[i];
      }
      return new Field(tag, 1, values.length, value);
    }

    static Field shortOf(int tag, int value) {
      return new Field(tag, 3, 1, ByteBuffer.allocate(2).putShort((short) value).array());
    }

    static Field longOf(int tag, int value) {
      return new Field(tag, 4, 1, ByteBuffer.allocate(4).putInt(value).array());
    }

    /** Returns a field of pairs of numerator and denominator. */
    static Field rationals(int tag, int... pairs) {
      var value = ByteBuffer.allocate(4 * pairs.length);
      for (int number : pairs) {
        value.putInt(number);
      }
      return new Field(tag, 5, pairs.length / 2, value.array());
    }

    static Field undefined(int tag, String text) {
      return new Field(tag, 7, text.length(), text.getBytes(US_ASCII));
    }
  }

  private Exif() {}

  static byte[] block(int width, int height, int orientation, byte[] thumbnail) {
    return block(width, height, orientation, thumbnail, "2026:11:21 12:00:00", "");
  }

  /** Returns a block with the time at which the photo was taken, and its offset if not empty. */
  static byte[] block(
      int width, int height, int orientation, byte[] thumbnail, String time, String offset) {
    var camera = camera(width, height, time, offset);
    var place = place();
    int main = HEADER;
    int photo = main + length(main(orientation, 0, 0));
    int gps = photo + length(camera);
    int second = gps + length(place);
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {'M', 'M', 0, 42, 0, 0, 0, HEADER});
    bytes.writeBytes(directory(main(orientation, photo, gps), main, second));
    bytes.writeBytes(directory(camera, photo, 0));
    bytes.writeBytes(directory(place, gps, 0));
    int pixels = second + length(thumbnail(0, 0));
    bytes.writeBytes(directory(thumbnail(pixels, thumbnail.length), second, 0));
    bytes.writeBytes(thumbnail);
    return bytes.toByteArray();
  }

  private static List<Field> main(int orientation, int photo, int gps) {
    return List.of(
        Field.ascii(0x010f, "Packshot"),
        Field.ascii(0x0110, "Devkit Phone 12"),
        Field.shortOf(0x0112, orientation),
        Field.rationals(0x011a, 72, 1),
        Field.rationals(0x011b, 72, 1),
        Field.shortOf(0x0128, 2),
        Field.ascii(0x0131, "1.0"),
        Field.ascii(0x0132, "2026:11:21 12:00:00"),
        Field.longOf(0x8769, photo),
        Field.longOf(0x8825, gps));
  }

  private static List<Field> camera(int width, int height, String time, String offset) {
    var fields = new ArrayList<Field>();
    fields.add(Field.rationals(0x829a, 1, 120));
    fields.add(Field.rationals(0x829d, 8, 5));
    fields.add(Field.shortOf(0x8827, 64));
    fields.add(Field.undefined(0x9000, "0232"));
    fields.add(Field.ascii(0x9003, time));
    fields.add(Field.ascii(0x9004, time));
    if (!offset.isEmpty()) {
      fields.add(Field.ascii(0x9011, offset));
    }
    fields.add(Field.rationals(0x920a, 57, 10));
    fields.add(Field.shortOf(0xa001, 1));
    fields.add(Field.longOf(0xa002, width));
    fields.add(Field.longOf(0xa003, height));
    return fields;
  }

  /** Returns 52° 31' 12" N, 13° 24' 18" E, 34 m, which no public picture may contain. */
  private static List<Field> place() {
    return List.of(
        Field.bytes(0x0000, 2, 3, 0, 0),
        Field.ascii(0x0001, "N"),
        Field.rationals(0x0002, 52, 1, 31, 1, 12, 1),
        Field.ascii(0x0003, "E"),
        Field.rationals(0x0004, 13, 1, 24, 1, 18, 1),
        Field.bytes(0x0005, 0),
        Field.rationals(0x0006, 34, 1));
  }

  private static List<Field> thumbnail(int offset, int length) {
    return List.of(
        Field.shortOf(0x0103, 6), Field.longOf(0x0201, offset), Field.longOf(0x0202, length));
  }

  private static byte[] directory(List<Field> fields, int offset, int next) {
    int valuesAt = offset + 2 + 12 * fields.size() + 4;
    var bytes = ByteBuffer.allocate(length(fields)).putShort((short) fields.size());
    var outside = new ArrayList<byte[]>();
    for (var field : fields) {
      bytes.putShort((short) field.tag).putShort((short) field.type).putInt(field.count);
      if (field.value.length > 4) {
        bytes.putInt(valuesAt);
        valuesAt += even(field.value.length);
        outside.add(field.value);
      } else {
        bytes.put(field.value).position(bytes.position() + 4 - field.value.length);
      }
    }
    bytes.putInt(next);
    for (var value : outside) {
      bytes.put(value).position(bytes.position() + (value.length & 1));
    }
    return bytes.array();
  }

  private static int length(List<Field> fields) {
    int outside =
        fields.stream().mapToInt(f -> f.value.length > 4 ? even(f.value.length) : 0).sum();
    return 2 + 12 * fields.size() + 4 + outside;
  }

  private static int even(int length) {
    return length + (length & 1);
  }
}
