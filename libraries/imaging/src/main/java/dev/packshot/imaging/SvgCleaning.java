package dev.packshot.imaging;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * An SVG document written anew with nothing in it but what {@link SvgNames} lists, so that the
 * painter never sees what a sender wrote otherwise. Of a document type the parser sees nothing.
 */
final class SvgCleaning {
  private static final int MOST_DEEP = 64;
  private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF8", "US-ASCII", "ASCII");
  private static final Pattern DOCUMENT_TYPE = Pattern.compile("<!DOCTYPE[^\\[>]*+>");
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private static final XMLInputFactory PARSERS = parsers();
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamReader in;
  private final XMLStreamWriter out;
  private final SvgTally tally = new SvgTally();
  private final StringBuilder css = new StringBuilder();
  private SvgRoot root;
  private int depth;
  private int leftOutBelow = Integer.MAX_VALUE;

  private SvgCleaning(XMLStreamReader in, XMLStreamWriter out) {
    this.in = in;
    this.out = out;
  }

  /** A document that is clean, and how large it wants to be. */
  record Clean(String document, SvgRoot root) {}

  static Clean clean(String document) throws InvalidImage {
    var written = new StringWriter();
    try {
      var in = PARSERS.createXMLStreamReader(new StringReader(withoutType(document)));
      var cleaning = new SvgCleaning(in, WRITERS.createXMLStreamWriter(written));
      return new Clean(cleaning.clean(written), cleaning.root);
    } catch (XMLStreamException e) {
      throw InvalidImage.damaged("it is no well-formed XML");
    }
  }

  private static String withoutType(String document) throws InvalidImage {
    var rest = DOCUMENT_TYPE.matcher(document).replaceFirst("");
    if (rest.contains("<!DOCTYPE") || rest.contains("<!ENTITY")) {
      throw entities();
    }
    return rest;
  }

  private String clean(StringWriter written) throws XMLStreamException, InvalidImage {
    var encoding = in.getCharacterEncodingScheme();
    if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
      throw SvgText.notUtf8();
    }
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> css.append(in.getText());
        case XMLStreamConstants.ENTITY_REFERENCE -> throw entities();
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw SvgNames.outside();
        default -> {}
      }
    }
    out.flush();
    tally.requireLittle();
    return written.toString();
  }

  private void start() throws XMLStreamException, InvalidImage {
    if (++depth > MOST_DEEP) {
      throw InvalidImage.of("The drawing is nested too deep: the most is %d levels.", MOST_DEEP);
    }
    css.setLength(0);
    requireHarmless();
    if (depth >= leftOutBelow) {
      return;
    }
    if (!isOfSvg() || SvgNames.LEFT_OUT.contains(in.getLocalName())) {
      leftOutBelow = depth;
      return;
    }
    requireKnown(in.getLocalName());
    writeStart(in.getLocalName());
  }

  /** Wherever it stands, even where it would be left out. */
  private void requireHarmless() throws InvalidImage {
    if (in.getLocalName().toLowerCase(Locale.ROOT).equals("script")) {
      throw InvalidImage.of(SvgNames.REFUSED.get("script"));
    }
    if (XHTML.equals(in.getNamespaceURI())) {
      throw InvalidImage.of(SvgNames.REFUSED.get("foreignObject"));
    }
  }

  private boolean isOfSvg() {
    var namespace = in.getNamespaceURI();
    return namespace == null || namespace.isEmpty() || namespace.equals(SvgNames.NAMESPACE);
  }

  private static void requireKnown(String name) throws InvalidImage {
    if (SvgNames.REFUSED.containsKey(name)) {
      throw InvalidImage.of(SvgNames.REFUSED.get(name));
    }
    if (!SvgNames.ELEMENTS.contains(name)) {
      throw InvalidImage.of(
          "The drawing holds an element that is not taken: %s.",
          name.length() <= 40 && name.chars().allMatch(c -> c < 0x7f) ? name : "(odd name)");
    }
  }

  private void writeStart(String name) throws XMLStreamException, InvalidImage {
    tally.open(name);
    tally.path(SvgPath.partsOf(name));
    // a link leads nowhere from a picture; what it surrounds stays
    out.writeStartElement(name.equals("a") ? "g" : name);
    if (depth == 1) {
      out.writeDefaultNamespace(SvgNames.NAMESPACE);
      root = SvgRoot.of(attribute("width"), attribute("height"), attribute("viewBox"));
      out.writeAttribute("width", Double.toString(root.width()));
      out.writeAttribute("height", Double.toString(root.height()));
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      writeAttribute(name, i);
    }
  }

  private void writeAttribute(String element, int i) throws XMLStreamException, InvalidImage {
    var namespace = in.getAttributeNamespace(i);
    var name = in.getAttributeLocalName(i);
    var value = in.getAttributeValue(i);
    boolean plain = namespace == null || namespace.isEmpty();
    if (name.equals("href") && (plain || namespace.equals(SvgNames.XLINK))) {
      writeReference(element, value.strip());
    } else if (plain && name.equals("style")) {
      out.writeAttribute(name, SvgStyles.declarations(value));
    } else if (plain && SvgNames.PROPERTIES.contains(name)) {
      out.writeAttribute(name, SvgNames.requireWithin(value));
    } else if (plain && SvgNames.GEOMETRY.contains(name) && !(depth == 1 && isOfRoot(name))) {
      count(name, value);
      out.writeAttribute(name, value);
    } else if (value.contains("url")) {
      SvgNames.requireWithin(value);
    }
  }

  /** Which have been written already, in pixels, or place the drawing on a page. */
  private static boolean isOfRoot(String name) {
    return Set.of("width", "height", "x", "y").contains(name);
  }

  private void count(String name, String value) {
    switch (name) {
      case "id" -> tally.name(value);
      case "d", "points" -> tally.path(SvgPath.parts(value));
      default -> {}
    }
  }

  private void writeReference(String element, String target)
      throws XMLStreamException, InvalidImage {
    if (SvgNames.REFERRING.contains(element)) {
      if (!target.startsWith("#")) {
        throw SvgNames.outside();
      }
      tally.copy(target.substring(1));
      out.writeAttribute("href", target);
    }
  }

  private void end() throws XMLStreamException, InvalidImage {
    if (depth < leftOutBelow) {
      if (in.getLocalName().equals("style")) {
        out.writeCharacters(SvgStyles.sheet(css.toString()));
      }
      out.writeEndElement();
      tally.close();
    } else if (depth == leftOutBelow) {
      leftOutBelow = Integer.MAX_VALUE;
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
    return factory;
  }
}
