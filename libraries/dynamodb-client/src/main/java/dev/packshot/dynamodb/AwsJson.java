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
 * The SDK's model classes as JSON and back. Which fields a class has, it tells itself; only
 * attribute values, of which a call has many, are known here.
 */
final class AwsJson {
  static final JsonFactory FACTORY = new JsonFactory();

  private static final int USUAL_LENGTH = 1024;

  private AwsJson() {}

  static byte[] bytes(SdkPojo pojo) {
    var bytes = new ByteArrayOutputStream(USUAL_LENGTH);
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
      if (isGiven(value)) {
        out.writeFieldName(field.locationName());
        write(value, out);
      }
    }
    out.writeEndObject();
  }

  private static boolean isGiven(Object value) {
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
      throw new IllegalArgumentException("Nothing is known of " + value.getClass());
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
      default -> throw new IllegalArgumentException("Not one value: " + value);
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

  /** Fills in what the object says; fields that its class has not are passed over. */
  static void read(byte[] json, SdkPojo into) throws IOException {
    try (var in = FACTORY.createParser(json)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        readFields(in, into);
      }
    }
  }

  private static void readFields(JsonParser in, SdkPojo into) throws IOException {
    var fields = into.sdkFieldNameToField();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var field = fields.get(in.currentName());
      if (in.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      if (field == null) {
        in.skipChildren();
      } else {
        field.set(into, value(in, field));
      }
    }
  }

  private static Object value(JsonParser in, SdkField<?> field) throws IOException {
    var type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return in.getText();
    } else if (type == MarshallingType.SDK_POJO) {
      return pojo(in, field.constructor().get());
    } else if (type == MarshallingType.MAP) {
      return map(in, field.getTrait(MapTrait.class).valueFieldInfo());
    } else if (type == MarshallingType.LIST) {
      return list(in, field.getTrait(ListTrait.class).memberFieldInfo());
    } else if (type == MarshallingType.DOUBLE) {
      return in.getDoubleValue();
    } else if (type == MarshallingType.INTEGER) {
      return in.getIntValue();
    } else if (type == MarshallingType.BOOLEAN) {
      return in.getBooleanValue();
    }
    throw new IllegalArgumentException("Nothing is known of " + type);
  }

  private static Object pojo(JsonParser in, SdkPojo builder) throws IOException {
    if (builder instanceof AttributeValue.Builder) {
      return attribute(in);
    }
    readFields(in, builder);
    return ((Buildable) builder).build();
  }

  private static Map<String, Object> map(JsonParser in, SdkField<?> valueField) throws IOException {
    var map = new HashMap<String, Object>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      map.put(name, value(in, valueField));
    }
    return map;
  }

  private static List<Object> list(JsonParser in, SdkField<?> memberField) throws IOException {
    var list = new ArrayList<Object>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(in, memberField));
    }
    return list;
  }

  private static AttributeValue attribute(JsonParser in) throws IOException {
    in.nextToken();
    var type = in.currentName();
    in.nextToken();
    var value =
        switch (type) {
          case "S" -> AttributeValue.fromS(in.getText());
          case "N" -> AttributeValue.fromN(in.getText());
          case "BOOL" -> AttributeValue.fromBool(in.getBooleanValue());
          case "NULL" -> AttributeValue.fromNul(in.getBooleanValue());
          case "M" -> AttributeValue.fromM(attributes(in));
          case "L" -> AttributeValue.fromL(elements(in, AwsJson::attribute));
          case "SS" -> AttributeValue.fromSs(elements(in, JsonParser::getText));
          case "NS" -> AttributeValue.fromNs(elements(in, JsonParser::getText));
          case "B" -> AttributeValue.fromB(binary(in));
          case "BS" -> AttributeValue.fromBs(elements(in, AwsJson::binary));
          default -> throw new IOException("No type of an attribute value: " + type);
        };
    in.nextToken();
    return value;
  }

  private static Map<String, AttributeValue> attributes(JsonParser in) throws IOException {
    var attributes = new HashMap<String, AttributeValue>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      var name = in.currentName();
      in.nextToken();
      attributes.put(name, attribute(in));
    }
    return attributes;
  }

  private static <T> List<T> elements(JsonParser in, Element<T> element) throws IOException {
    var elements = new ArrayList<T>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      elements.add(element.read(in));
    }
    return elements;
  }

  private static SdkBytes binary(JsonParser in) throws IOException {
    return SdkBytes.fromByteArrayUnsafe(in.getBinaryValue());
  }

  @FunctionalInterface
  private interface Element<T> {
    T read(JsonParser in) throws IOException;
  }
}
