package dev.packshot.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.utils.builder.Buildable;

/** A filler of the SDK's model classes, which sets every field to values of every type. */
final class ModelFiller {
  private static final String TEXT = "Müller & \"Söhne\" \u0000\u2028 😀";

  private ModelFiller() {}

  static <B extends SdkPojo> B fill(B builder) {
    builder.sdkFields().forEach(field -> field.set(builder, value(field)));
    return builder;
  }

  private static Object value(SdkField<?> field) {
    var type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return TEXT;
    } else if (type == MarshallingType.BOOLEAN) {
      return true;
    } else if (type == MarshallingType.INTEGER) {
      return Integer.MAX_VALUE;
    } else if (type == MarshallingType.DOUBLE) {
      return 12.5;
    } else if (type == MarshallingType.LIST) {
      return List.of(value(field.getTrait(ListTrait.class).memberFieldInfo()));
    } else if (type == MarshallingType.MAP) {
      var member = field.getTrait(MapTrait.class).valueFieldInfo();
      return Map.of("a", value(member), TEXT, value(member));
    } else if (type == MarshallingType.SDK_POJO) {
      var builder = field.constructor().get();
      return builder instanceof AttributeValue.Builder
          ? attributeOfEveryType()
          : ((Buildable) fill(builder)).build();
    }
    throw new IllegalArgumentException(field.memberName() + ": " + type);
  }

  private static AttributeValue attributeOfEveryType() {
    var bytes = SdkBytes.fromByteArray(new byte[] {-128, 0, 127});
    return AttributeValue.fromL(
        List.of(
            AttributeValue.fromS(TEXT),
            AttributeValue.fromS(""),
            AttributeValue.fromN("-1.5E-130"),
            AttributeValue.fromBool(false),
            AttributeValue.fromNul(true),
            AttributeValue.fromB(bytes),
            AttributeValue.fromSs(List.of(TEXT, "b")),
            AttributeValue.fromNs(List.of("1", "2")),
            AttributeValue.fromBs(List.of(bytes, bytes)),
            AttributeValue.fromL(List.of()),
            AttributeValue.fromM(Map.of()),
            AttributeValue.fromM(Map.of(TEXT, AttributeValue.fromL(List.of())))));
  }
}
