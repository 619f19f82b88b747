package dev.packshot.imaging.svg;

import dev.packshot.imaging.structure.InvalidImage;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * A rewriter of SVG documents that outputs only what {@link SvgAllowList} contains, so that the
 * painter sees nothing else of a sender's document. The document type is removed before parsing.
 */
final class SvgSanitizer {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ATTRIBUTES = 200;
  private static final int MAX_NAME = 1_000;
  private static final int MAX_NAMESPACES = 1_000;
  private static final String XMLNS = "xmlns";
  private static final int NOTHING = Integer.MAX_VALUE;
  private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF8", "US-ASCII", "ASCII");
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  /** The root's attributes that are written in pixels, or place the drawing on a page. */
  private static final Set<String> ROOT_GEOMETRY = Set.of("width", "height", "x", "y");

  private static final XMLInputFactory PARSERS = parsers();
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamReader in;
  private final XMLStreamWriter out;
  private final SvgComplexity complexity = new SvgComplexity();
  private final StringBuilder css = new StringBuilder();
  private SvgViewport viewport;
  private int depth;
  private int omittedFromDepth = NOTHING;

  private SvgSanitizer(XMLStreamReader in, XMLStreamWriter out) {
    this.in = in;
    this.out = out;
  }

  /** A sanitized document and the size that it specifies. */
  record Sanitized(String document, SvgViewport viewport) {}

  static Sanitized sanitize(String document) throws InvalidImage {
    requireFewNamespaces(document);
    var output = new StringWriter();
    try {
      var in = PARSERS.createXMLStreamReader(new StringReader(withoutDocumentType(document)));
      var sanitizer = new SvgSanitizer(in, WRITERS.createXMLStreamWriter(output));
      sanitizer.rewrite();
      return new Sanitized(output.toString(), sanitizer.viewport);
    } catch (XMLStreamException e) {
      throw InvalidImage.damaged("it is not well-formed XML");
    }
  }

  /** Checks their number, since the parser looks for each prefix among all that came before. */
  private static void requireFewNamespaces(String document) throws InvalidImage {
    int found = 0;
    for (int at = document.indexOf(XMLNS); at >= 0; at = document.indexOf(XMLNS, at + 1)) {
      if (++found > MAX_NAMESPACES) {
        throw InvalidImage.of(
            "The drawing is too detailed: it declares over %,d namespaces.", MAX_NAMESPACES);
      }
    }
  }

  private static String withoutDocumentType(String document) throws InvalidImage {
    var prolog = SvgProlog.of(document, 0);
    var rest = prolog.withoutDocumentType();
    if (prolog.definesEntities() || rest.contains("<!DOCTYPE") || rest.contains("<!ENTITY")) {
      throw entities();
    }
    return rest;
  }

  private void rewrite() throws XMLStreamException, InvalidImage {
    var encoding = in.getCharacterEncodingScheme();
    if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
      throw SvgText.notUtf8();
    }
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> startElement();
        case XMLStreamConstants.END_ELEMENT -> endElement();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> css.append(in.getText());
        case XMLStreamConstants.ENTITY_REFERENCE -> throw entities();
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw SvgAllowList.externalReference();
        default -> {}
      }
    }
    out.flush();
    if (viewport == null) {
      throw InvalidImage.damaged("its root is not in the namespace of SVG");
    }
    complexity.requireWithinLimits();
  }

  private void startElement() throws XMLStreamException, InvalidImage {
    if (++depth > MAX_DEPTH) {
      throw InvalidImage.of(
          "The drawing is nested too deeply: the maximum is %d levels.", MAX_DEPTH);
    }
    css.setLength(0);
    requireHarmless();
    if (depth >= omittedFromDepth) {
      return;
    }
    if (!isSvg() || SvgAllowList.OMITTED_ELEMENTS.contains(in.getLocalName())) {
      omittedFromDepth = depth;
      return;
    }
    requireAllowed(in.getLocalName());
    writeStart(in.getLocalName());
  }

  /** Refuses scripts and HTML even within elements that are omitted. */
  private void requireHarmless() throws InvalidImage {
    if (in.getLocalName().toLowerCase(Locale.ROOT).equals("script")) {
      throw InvalidImage.of(SvgAllowList.REFUSED_ELEMENTS.get("script"));
    }
    if (XHTML.equals(in.getNamespaceURI())) {
      throw InvalidImage.of(SvgAllowList.REFUSED_ELEMENTS.get("foreignObject"));
    }
  }

  private boolean isSvg() {
    var namespace = in.getNamespaceURI();
    return namespace == null || namespace.isEmpty() || namespace.equals(SvgAllowList.NAMESPACE);
  }

  private static void requireAllowed(String name) throws InvalidImage {
    if (SvgAllowList.REFUSED_ELEMENTS.containsKey(name)) {
      throw InvalidImage.of(SvgAllowList.REFUSED_ELEMENTS.get(name));
    }
    if (!SvgAllowList.ELEMENTS.contains(name)) {
      throw InvalidImage.of(
          "The drawing contains an element that is not supported: %s.",
          name.length() <= 40 && name.chars().allMatch(c -> c < 0x7f) ? name : "(odd name)");
    }
  }

  private void writeStart(String name) throws XMLStreamException, InvalidImage {
    complexity.startElement(name);
    complexity.addParts(SvgPath.partsOf(name));
    // a link has no effect in a picture, its content has
    out.writeStartElement(name.equals("a") ? "g" : name);
    if (depth == 1) {
      out.writeDefaultNamespace(SvgAllowList.NAMESPACE);
      viewport = SvgViewport.of(attribute("width"), attribute("height"), attribute("viewBox"));
      out.writeAttribute("width", Double.toString(viewport.width()));
      out.writeAttribute("height", Double.toString(viewport.height()));
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      writeAttribute(name, i);
    }
  }

  private void writeAttribute(String element, int i) throws XMLStreamException, InvalidImage {
    var namespace = in.getAttributeNamespace(i);
    var name = in.getAttributeLocalName(i);
    var value = in.getAttributeValue(i);
    boolean unqualified = namespace == null || namespace.isEmpty();
    if (name.equals("href") && (unqualified || namespace.equals(SvgAllowList.XLINK))) {
      writeReference(element, value.strip());
    } else if (unqualified && name.equals("style")) {
      out.writeAttribute(name, SvgStyles.declarations(value));
    } else if (unqualified && SvgAllowList.PROPERTIES.contains(name)) {
      out.writeAttribute(name, SvgAllowList.requireInternal(value));
    } else if (unqualified && SvgAllowList.ATTRIBUTES.contains(name) && !isRootGeometry(name)) {
      count(name, value);
      out.writeAttribute(name, value);
    } else if (value.contains("url")) {
      SvgAllowList.requireInternal(value);
    }
  }

  private boolean isRootGeometry(String name) {
    return depth == 1 && ROOT_GEOMETRY.contains(name);
  }

  private void count(String name, String value) {
    switch (name) {
      case "id" -> complexity.addId(value);
      case "d", "points" -> complexity.addParts(SvgPath.parts(value));
      default -> {}
    }
  }

  private void writeReference(String element, String target)
      throws XMLStreamException, InvalidImage {
    if (SvgAllowList.REFERRING_ELEMENTS.contains(element)) {
      if (!target.startsWith("#")) {
        throw SvgAllowList.externalReference();
      }
      complexity.addCopy(target.substring(1));
      out.writeAttribute("href", target);
    }
  }

  private void endElement() throws XMLStreamException, InvalidImage {
    if (depth < omittedFromDepth) {
      if (in.getLocalName().equals("style")) {
        out.writeCharacters(SvgStyles.sheet(css.toString()));
      }
      out.writeEndElement();
      complexity.endElement();
    } else if (depth == omittedFromDepth) {
      omittedFromDepth = NOTHING;
    }
    depth--;
  }

  private String attribute(String name) {
    return in.getAttributeValue(XMLConstants.NULL_NS_URI, name);
  }

  private static InvalidImage entities() {
    return InvalidImage.of("The drawing defines entities; export it as plain SVG.");
  }

  private static XMLInputFactory parsers() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // the defaults differ between versions of the JDK
    factory.setProperty("jdk.xml.elementAttributeLimit", MAX_ATTRIBUTES);
    factory.setProperty("jdk.xml.maxXMLNameLimit", MAX_NAME);
    return factory;
  }
}
