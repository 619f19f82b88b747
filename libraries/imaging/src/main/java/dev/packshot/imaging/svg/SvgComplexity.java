package dev.packshot.imaging.svg;

import dev.packshot.imaging.structure.InvalidImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A count of a drawing's shapes after every copy in it is expanded: ten copies of ten copies,
 * nested nine levels deep, are a billion shapes in a kilobyte.
 */
final class SvgComplexity {
  private static final int MAX_ELEMENTS = 20_000;
  private static final int MAX_PAINTED = 50_000;
  private static final int MAX_COPY_DEPTH = 15;

  /** A gradient's table of colours is built again for each shape that it paints. */
  private static final int MAX_STOPS = 100;

  /**
   * A clip is intersected with itself, every part with every other (java.awt.geom.Area): 100 curves
   * that cross each other take 3 seconds, and 600 lines one second.
   */
  private static final int MAX_CLIP_PARTS = 600;

  private final Map<String, Node> nodesById = new HashMap<>();
  private final Deque<Node> open = new ArrayDeque<>();
  private final List<Node> clips = new ArrayList<>();
  private final Set<Node> beingWeighed = new HashSet<>();
  private Node root;
  private int elements;

  private static final class Node {
    private final List<Node> children = new ArrayList<>();
    private String copiedId;
    private long parts;
    private Weight weight;
  }

  /** The shapes, path parts and copy depth of an element with its children and its copies. */
  private record Weight(long painted, long parts, int copyDepth) {
    Weight plus(Weight other) {
      return new Weight(
          Math.min(Integer.MAX_VALUE, painted + other.painted),
          Math.min(Integer.MAX_VALUE, parts + other.parts),
          Math.max(copyDepth, other.copyDepth));
    }
  }

  void startElement(String name) throws InvalidImage {
    if (++elements > MAX_ELEMENTS) {
      throw InvalidImage.of("The drawing is too detailed: it has over %,d elements.", MAX_ELEMENTS);
    }
    var node = new Node();
    if (root == null) {
      root = node;
    } else {
      open.element().children.add(node);
    }
    switch (name) {
      case "clipPath" -> clips.add(node);
      case "stop" -> requireFewStops(open.element());
      default -> {}
    }
    open.push(node);
  }

  private static void requireFewStops(Node gradient) throws InvalidImage {
    if (gradient.children.size() > MAX_STOPS) {
      throw InvalidImage.of(
          "The drawing is too detailed: a gradient has over %d colours.", MAX_STOPS);
    }
  }

  /** Records the id of the current element. */
  void addId(String id) {
    nodesById.putIfAbsent(id, open.element());
  }

  /** Records that the current element copies the element of that id. */
  void addCopy(String id) {
    open.element().copiedId = id;
  }

  /** Adds parts to the outline of the current element. */
  void addParts(long parts) {
    open.element().parts += parts;
  }

  void endElement() {
    open.pop();
  }

  /** Checks the limits, once the document has been read to its end. */
  void requireWithinLimits() throws InvalidImage {
    if (weigh(root, 0).painted > MAX_PAINTED) {
      throw InvalidImage.of(
          "The drawing is too detailed: with all its copies it has over %,d shapes.", MAX_PAINTED);
    }
    for (var clip : clips) {
      if (weigh(clip, 0).parts > MAX_CLIP_PARTS) {
        throw InvalidImage.of("The drawing is too detailed: one of its clips has too many lines.");
      }
    }
  }

  private Weight weigh(Node node, int copyDepth) throws InvalidImage {
    if (node.weight == null) {
      if (copyDepth > MAX_COPY_DEPTH || !beingWeighed.add(node)) {
        throw tooDeepCopies();
      }
      var weight = new Weight(1, node.parts, 0);
      for (var child : node.children) {
        weight = weight.plus(weigh(child, copyDepth));
      }
      if (node.copiedId != null && nodesById.containsKey(node.copiedId)) {
        var original = weigh(nodesById.get(node.copiedId), copyDepth + 1);
        weight = weight.plus(new Weight(original.painted, original.parts, original.copyDepth + 1));
      }
      node.weight = weight;
      beingWeighed.remove(node);
    }
    if (copyDepth + node.weight.copyDepth > MAX_COPY_DEPTH) {
      throw tooDeepCopies();
    }
    return node.weight;
  }

  private static InvalidImage tooDeepCopies() {
    return InvalidImage.of(
        "The drawing copies itself or nests copies over %d levels deep.", MAX_COPY_DEPTH);
  }
}
