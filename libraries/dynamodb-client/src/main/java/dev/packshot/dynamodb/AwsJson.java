package dev.packshot.dynamodb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonGenerator;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;
import software.amazon.awssdk.thirdparty.jackson.core.JsonToken;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A codec between the SDK's model classes and AWS JSON 1.0. It finds the fields of a class through
 * the SDK's own descriptions of them ({@link SdkField}). It reads and writes attribute values, of
 * which a request can have many, without these descriptions.
 */
final class AwsJson {
  static final JsonFactory FACTORY = new JsonFactory();

  private static final int INITIAL_CAPACITY = 1024;

  private AwsJson() {}

  static byte[] encode(SdkPojo pojo) {
    var bytes = new ByteArrayOutputStream(INITIAL_CAPACITY);
    try (var out = FACTORY.createGenerator(bytes)) {
      write(pojo, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(SdkPojo pojo, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (var field : pojo.sdkFields()) {
      var value = field.getValueOrDefault(pojo);
      if (isSet(value)) {
        out.writeFieldName(field.locationName());
        write(value, out);
      }
    }
    out.writeEndObject();
  }

  /** Returns false for the placeholders that the SDK puts into collections that were not set. */
  private static boolean isSet(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructList)
        && !(value instanceof SdkAutoConstructMap);
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof AttributeValue attribute) {
      write(attribute, out);
    } else if (value instanceof Map<?, ?> map) {
      write(map, out);
    } else if (value instanceof List<?> list) {
      write(list, out);
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Integer number) {
      out.writeNumber(number);
    } else if (value instanceof Double number) {
      out.writeNumber(number);
    } else if (value instanceof SdkBytes bytes) {
      out.writeBinary(bytes.asByteArrayUnsafe());
    } else if (value instanceof SdkPojo pojo) {
      write(pojo, out);
    } else {
      throw new IllegalArgumentException("Unsupported type: " + value.getClass());
    }
  }

  private static void write(AttributeValue value, JsonGenerator out) throws IOException {
    out.writeStartObject();
    switch (value.type()) {
      case S -> out.writeStringField("S", value.s());
      case N -> out.writeStringField("N", value.n());
      case BOOL -> out.writeBooleanField("BOOL", value.bool());
      case NUL -> out.writeBooleanField("NULL", value.nul());
      case M -> writeField("M", value.m(), out);
      case L -> writeField("L", value.l(), out);
      case SS -> writeField("SS", value.ss(), out);
      case NS -> writeField("NS", value.ns(), out);
      case B -> writeField("B", value.b(), out);
      case BS -> writeField("BS", value.bs(), out);
      default ->
          throw new IllegalArgumentException("Attribute value without exactly one type: " + value);
    }
    out.writeEndObject();
  }

  private static void writeField(String name, Object value, JsonGenerator out) throws IOException {
    out.writeFieldName(name);
    write(value, out);
  }

  private static void write(Map<?, ?> map, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (var entry : map.entrySet()) {
      writeField((String) entry.getKey(), entry.getValue(), out);
    }
    out.writeEndObject();
  }

  private static void write(List<?> list, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (var element : list) {
      write(element, out);
    }
    out.writeEndArray();
  }

  /** Sets the builder's fields to those of a JSON object and ignores unknown ones. */
  static void decode(byte[] json, SdkPojo builder) throws IOException {
    try (var in = FACTORY.createParser(json)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        readFields(in, builder);
      }
    }
  }

  private static void readFields(JsonParser in, SdkPojo builder) throws IOException {
    var fields = builder.sdkFieldNameToField();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var field = fields.get(in.currentName());
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      if (field == null) {
        in.skipChildren();
      } else {
        field.set(builder, readValue(in, field));
      }
    }
  }

  private static Object readValue(JsonParser in, SdkField<?> field) throws IOException {
    var type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return in.getText();
    } else if (type == MarshallingType.SDK_POJO) {
      return readPojo(in, field.constructor().get());
    } else if (type == MarshallingType.MAP) {
      return readMap(in, field.getTrait(MapTrait.class).valueFieldInfo());
    } else if (type == MarshallingType.LIST) {
      return readList(in, field.getTrait(ListTrait.class).memberFieldInfo());
    } else if (type == MarshallingType.DOUBLE) {
      return in.getDoubleValue();
    } else if (type == MarshallingType.INTEGER) {
      return in.getIntValue();
    } else if (type == MarshallingType.BOOLEAN) {
      return in.getBooleanValue();
    }
    throw new IllegalArgumentException("Unsupported type: " + type);
  }

  private static Object readPojo(JsonParser in, SdkPojo builder) throws IOException {
    if (builder instanceof AttributeValue.Builder) {
      return readAttribute(in);
    }
    readFields(in, builder);
    return ((Buildable) builder).build();
  }

  private static Map<String, Object> readMap(JsonParser in, SdkField<?> valueField)
      throws IOException {
    var map = new HashMap<String, Object>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      map.put(name, readValue(in, valueField));
    }
    return map;
  }

  private static List<Object> readList(JsonParser in, SdkField<?> memberField) throws IOException {
    var list = new ArrayList<Object>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      list.add(readValue(in, memberField));
    }
    return list;
  }

  private static AttributeValue readAttribute(JsonParser in) throws IOException {
    in.nextToken();
    var type = in.currentName();
    in.nextToken();
    var value =
        switch (type) {
          case "S" -> AttributeValue.fromS(in.getText());
          case "N" -> AttributeValue.fromN(in.getText());
          case "BOOL" -> AttributeValue.fromBool(in.getBooleanValue());
          case "NULL" -> AttributeValue.fromNul(in.getBooleanValue());
          case "M" -> AttributeValue.fromM(readAttributes(in));
          case "L" -> AttributeValue.fromL(readElements(in, AwsJson::readAttribute));
          case "SS" -> AttributeValue.fromSs(readElements(in, JsonParser::getText));
          case "NS" -> AttributeValue.fromNs(readElements(in, JsonParser::getText));
          case "B" -> AttributeValue.fromB(readBinary(in));
          case "BS" -> AttributeValue.fromBs(readElements(in, AwsJson::readBinary));
          default -> throw new IOException("Unknown type of attribute value: " + type);
        };
    in.nextToken();
    return value;
  }

  private static Map<String, AttributeValue> readAttributes(JsonParser in) throws IOException {
    var attributes = new HashMap<String, AttributeValue>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      attributes.put(name, readAttribute(in));
    }
    return attributes;
  }

  private static <T> List<T> readElements(JsonParser in, ElementReader<T> reader)
      throws IOException {
    var elements = new ArrayList<T>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(reader.read(in));
    }
    return elements;
  }

  private static SdkBytes readBinary(JsonParser in) throws IOException {
    return SdkBytes.fromByteArrayUnsafe(in.getBinaryValue());
  }

  @FunctionalInterface
  private interface ElementReader<T> {
    T read(JsonParser in) throws IOException;
  }
}
