package dev.packshot.devkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The tags of one object. They are kept as S3's XML in an attribute of the object's file, so they
 * vanish, as in S3, when the object is replaced or deleted.
 */
record ObjectTags(Map<String, String> tags) {
  private static final String ATTRIBUTE = "packshot.tagging";

  /** The limit in docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html. */
  private static final int MAX_TAGS = 10;

  ObjectTags {
    tags = Map.copyOf(tags);
    if (tags.size() > MAX_TAGS) {
      throw new IllegalArgumentException("more than " + MAX_TAGS + " tags");
    }
  }

  /**
   * Parses S3's XML.
   *
   * @throws IllegalArgumentException if it is malformed or has too many tags
   */
  static ObjectTags parse(byte[] xml) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
      var elements = document.getElementsByTagName("Tag");
      var tags = new TreeMap<String, String>();
      for (int at = 0; at < elements.getLength(); at++) {
        var tag = (Element) elements.item(at);
        tags.put(textOf(tag, "Key"), textOf(tag, "Value"));
      }
      return new ObjectTags(tags);
    } catch (SAXException | ParserConfigurationException malformed) {
      throw new IllegalArgumentException("malformed XML", malformed);
    }
  }

  static ObjectTags read(Path object) throws IOException {
    var attributes = attributes(object);
    if (!attributes.list().contains(ATTRIBUTE)) {
      return new ObjectTags(Map.of());
    }
    var xml = ByteBuffer.allocate(attributes.size(ATTRIBUTE));
    attributes.read(ATTRIBUTE, xml);
    return parse(xml.array());
  }

  void write(Path object) throws IOException {
    attributes(object).write(ATTRIBUTE, ByteBuffer.wrap(xml().getBytes(StandardCharsets.UTF_8)));
  }

  String xml() {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartElement("Tagging");
      xml.writeStartElement("TagSet");
      for (var tag : new TreeMap<>(tags).entrySet()) {
        xml.writeStartElement("Tag");
        element(xml, "Key", tag.getKey());
        element(xml, "Value", tag.getValue());
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static UserDefinedFileAttributeView attributes(Path object) {
    return Files.getFileAttributeView(object, UserDefinedFileAttributeView.class);
  }

  private static String textOf(Element tag, String name) {
    var found = tag.getElementsByTagName(name);
    if (found.getLength() != 1) {
      throw new IllegalArgumentException("a tag must have one " + name);
    }
    return found.item(0).getTextContent();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
