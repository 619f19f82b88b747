package dev.packshot.simulation.table;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A view of items by their attributes. */
final class AttributesView extends AbstractCollection<Map<String, AttributeValue>> {
  private final Collection<Item> items;

  AttributesView(Collection<Item> items) {
    this.items = items;
  }

  @Override
  public Iterator<Map<String, AttributeValue>> iterator() {
    return items.stream().<Map<String, AttributeValue>>map(Item::attributes).iterator();
  }

  @Override
  public int size() {
    return items.size();
  }
}
