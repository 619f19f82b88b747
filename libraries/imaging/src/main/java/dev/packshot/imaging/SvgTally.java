package dev.packshot.imaging;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much a drawing is once every copy in it is made: ten copies of ten copies, nine times over,
 * are a billion shapes in a kilobyte.
 */
final class SvgTally {
  private static final int MOST_ELEMENTS = 20_000;
  private static final int MOST_PAINTED = 50_000;
  private static final int MOST_COPIES_DEEP = 15;

  /** A table of colours is made for each, whenever something is painted. */
  private static final int MOST_STOPS = 100;

  /**
   * What clips is cut with itself, every part with every other (java.awt.geom.Area): 100 curves
   * across each other take 3 seconds, and 600 lines one.
   */
  private static final int MOST_CLIP_PARTS = 600;

  private final Map<String, Node> named = new HashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private final List<Node> clips = new ArrayList<>();
  private final Set<Node> within = new HashSet<>();
  private Node root;
  private int elements;

  private static final class Node {
    private final List<Node> children = new ArrayList<>();
    private String copied;
    private long parts;
    private Weight weight;
  }

  /** Of an element with all that it shows: how many, the parts of their paths, copies of copies. */
  private record Weight(long painted, long parts, int copiesDeep) {
    Weight plus(Weight other) {
      return new Weight(
          Math.min(Integer.MAX_VALUE, painted + other.painted),
          Math.min(Integer.MAX_VALUE, parts + other.parts),
          Math.max(copiesDeep, other.copiesDeep));
    }
  }

  void open(String name) throws InvalidImage {
    if (++elements > MOST_ELEMENTS) {
      throw InvalidImage.of(
          "The drawing is too detailed: it has over %,d elements.", MOST_ELEMENTS);
    }
    var node = new Node();
    if (root == null) {
      root = node;
    } else {
      open.element().children.add(node);
    }
    switch (name) {
      case "clipPath" -> clips.add(node);
      case "stop" -> requireFew(open.element());
      default -> {}
    }
    open.push(node);
  }

  private static void requireFew(Node gradient) throws InvalidImage {
    if (gradient.children.size() > MOST_STOPS) {
      throw InvalidImage.of(
          "The drawing is too detailed: a gradient has over %d colours.", MOST_STOPS);
    }
  }

  void name(String id) {
    named.putIfAbsent(id, open.element());
  }

  void copy(String id) {
    open.element().copied = id;
  }

  void path(long parts) {
    open.element().parts += parts;
  }

  void close() {
    open.pop();
  }

  void requireLittle() throws InvalidImage {
    if (weigh(root, 0).painted > MOST_PAINTED) {
      throw InvalidImage.of(
          "The drawing is too detailed: with all its copies it has over %,d shapes.", MOST_PAINTED);
    }
    for (var clip : clips) {
      if (weigh(clip, 0).parts > MOST_CLIP_PARTS) {
        throw InvalidImage.of("The drawing is too detailed: one of its clips has too many lines.");
      }
    }
  }

  private Weight weigh(Node node, int copiesDeep) throws InvalidImage {
    if (node.weight == null) {
      if (copiesDeep > MOST_COPIES_DEEP || !within.add(node)) {
        throw InvalidImage.of(
            "The drawing copies itself, or copies of copies over %d times.", MOST_COPIES_DEEP);
      }
      var weight = new Weight(1, node.parts, 0);
      for (var child : node.children) {
        weight = weight.plus(weigh(child, copiesDeep));
      }
      if (node.copied != null && named.containsKey(node.copied)) {
        var original = weigh(named.get(node.copied), copiesDeep + 1);
        weight = weight.plus(new Weight(original.painted, original.parts, original.copiesDeep + 1));
      }
      node.weight = weight;
      within.remove(node);
    }
    if (copiesDeep + node.weight.copiesDeep > MOST_COPIES_DEEP) {
      throw InvalidImage.of(
          "The drawing copies itself, or copies of copies over %d times.", MOST_COPIES_DEEP);
    }
    return node.weight;
  }
}
