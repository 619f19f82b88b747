package dev.packshot.photo;

import dev.packshot.dynamo.Values;
import dev.packshot.gs1.Gtin;
import dev.packshot.imaging.code.CodeFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The codes of a photo as an attribute of its item. It is absent until they have been read. */
final class BarcodesItem {
  private static final String FORMAT = "format";
  private static final String TEXT = "text";
  private static final String GTIN = "gtin";

  private BarcodesItem() {}

  static AttributeValue write(List<Barcode> barcodes) {
    return AttributeValue.fromL(barcodes.stream().map(BarcodesItem::write).toList());
  }

  private static AttributeValue write(Barcode barcode) {
    var map = new HashMap<String, AttributeValue>();
    map.put(FORMAT, Values.text(Barcode.name(barcode.format())));
    map.put(TEXT, Values.text(barcode.text()));
    barcode.gtin().ifPresent(gtin -> map.put(GTIN, Values.text(gtin.digits())));
    return AttributeValue.fromM(map);
  }

  static List<Barcode> read(AttributeValue attribute) {
    return attribute.l().stream().map(AttributeValue::m).map(BarcodesItem::read).toList();
  }

  private static Barcode read(Map<String, AttributeValue> map) {
    return new Barcode(
        CodeFormat.valueOf(Values.text(map, FORMAT).toUpperCase(Locale.ROOT)),
        Values.text(map, TEXT),
        Values.findText(map, GTIN).map(Gtin::new));
  }
}
