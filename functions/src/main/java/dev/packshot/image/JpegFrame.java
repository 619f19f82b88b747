package dev.packshot.image;

import java.util.ArrayList;
import java.util.List;

/** The frame header of a JPEG file: size, components, and how these are sampled. */
final class JpegFrame {
  private final ImageFacts facts;
  private final boolean progressive;
  private final List<JpegComponent> components;

  private JpegFrame(ImageFacts facts, boolean progressive, List<JpegComponent> components) {
    this.facts = facts;
    this.progressive = progressive;
    this.components = List.copyOf(components);
  }

  static JpegFrame read(Bytes body, boolean progressive, ImageLimits limits) throws Flaw {
    if (body.u8(0) != 8) {
      throw Flaw.of("The picture has %d bits a sample; only 8 can be decoded.", body.u8(0));
    }
    var facts = limits.admit(ImageFormat.JPEG, body.u16(3), body.u16(1));
    int count = body.u8(5);
    if (count < 1 || count > 4) {
      throw Flaw.damaged("it has " + count + " colour components");
    }
    if (body.length() != 6 + 3 * count) {
      throw Flaw.damaged("its frame header has the wrong length");
    }
    var components = new ArrayList<JpegComponent>();
    for (int i = 0; i < count; i++) {
      components.add(JpegComponent.read(body.slice(6L + 3L * i, 3)));
    }
    return new JpegFrame(facts, progressive, components);
  }

  ImageFacts facts() {
    return facts;
  }

  boolean isProgressive() {
    return progressive;
  }

  boolean isScanned() {
    return components.stream().allMatch(JpegComponent::isScanned);
  }

  JpegComponent component(int id) throws Flaw {
    for (var component : components) {
      if (component.id() == id) {
        return component;
      }
    }
    throw Flaw.damaged("a scan names a colour component that does not exist");
  }

  /** Units of interleaved data in a row: each has all blocks of one sampling period. */
  int unitsAcross() {
    return ceil(facts.width(), 8 * widest());
  }

  int unitsDown() {
    return ceil(facts.height(), 8 * tallest());
  }

  /** Blocks in a row of a component that has a scan of its own. */
  int blocksAcross(JpegComponent component) {
    return ceil(ceil(facts.width() * component.across(), widest()), 8);
  }

  int blocksDown(JpegComponent component) {
    return ceil(ceil(facts.height() * component.down(), tallest()), 8);
  }

  private int widest() {
    return components.stream().mapToInt(JpegComponent::across).max().orElseThrow();
  }

  private int tallest() {
    return components.stream().mapToInt(JpegComponent::down).max().orElseThrow();
  }

  private static int ceil(int value, int unit) {
    return (value + unit - 1) / unit;
  }
}
