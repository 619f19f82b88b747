package dev.packshot.devkit.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.gaul.s3proxy.CrossOriginResourceSharing;

/**
 * The answer to a form: an error document, or what the form's {@code success_action_…} fields ask
 * for (docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html).
 */
final class FormAnswer {
  private static final int BUFFER_BYTES = 65_536;
  private static final long MAX_DISCARDED_BYTES = 100L << 20;
  private static final int CREATED = 201;
  private static final int SEE_OTHER = 303;

  private final HttpServletRequest request;
  private final HttpServletResponse response;

  FormAnswer(
      HttpServletRequest request, HttpServletResponse response, CrossOriginResourceSharing cors) {
    this.request = request;
    this.response = response;
    header("x-amz-request-id", UUID.randomUUID().toString());
    allowOrigin(cors);
  }

  void header(String name, String value) {
    response.setHeader(name, value);
  }

  void refuse(S3Error error) throws IOException {
    var elements = new LinkedHashMap<String, String>();
    elements.put("Code", error.code());
    elements.put("Message", error.getMessage());
    elements.putAll(error.details());
    elements.put("RequestId", response.getHeader("x-amz-request-id"));
    discardBody();
    send(error.status(), "Error", elements);
  }

  /** Reads the rest of the body, because many clients read the answer only after they have sent. */
  private void discardBody() {
    if (request.getContentLengthLong() > MAX_DISCARDED_BYTES) {
      header("Connection", "close");
      return;
    }
    try {
      var body = request.getInputStream();
      var buffer = new byte[BUFFER_BYTES];
      long left = MAX_DISCARDED_BYTES;
      for (int read = 0; read >= 0 && left > 0; left -= read) {
        read = body.read(buffer);
      }
    } catch (IOException gone) {
      header("Connection", "close");
    }
  }

  void stored(PostedForm form, String bucket, String key, String eTag) throws IOException {
    var quoted = eTag.startsWith("\"") ? eTag : "\"" + eTag + "\"";
    var location = location(bucket, key);
    header("ETag", quoted);
    header("Location", location);
    var redirect = form.find("success_action_redirect").or(() -> form.find("redirect"));
    if (redirect.isPresent()) {
      redirect(redirect.get(), bucket, key, quoted);
      return;
    }
    switch (form.find("success_action_status").orElse("")) {
      case "200" -> response.setStatus(200);
      case "201" -> send(CREATED, "PostResponse", elements(location, bucket, key, quoted));
      default -> response.setStatus(204);
    }
  }

  private void redirect(String to, String bucket, String key, String eTag) {
    var separator = URI.create(to).getQuery() == null ? "?" : "&";
    var query = "bucket=" + encode(bucket) + "&key=" + encode(key) + "&etag=" + encode(eTag);
    header("Location", to + separator + query);
    response.setStatus(SEE_OTHER);
  }

  private static Map<String, String> elements(
      String location, String bucket, String key, String eTag) {
    var elements = new LinkedHashMap<String, String>();
    elements.put("Location", location);
    elements.put("Bucket", bucket);
    elements.put("Key", key);
    elements.put("ETag", eTag);
    return elements;
  }

  private String location(String bucket, String key) {
    var path = "/" + encode(bucket) + "/" + encode(key).replace("%2F", "/");
    return URI.create(request.getRequestURL().toString()).resolve(path).toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  private void allowOrigin(CrossOriginResourceSharing cors) {
    header("Vary", "Origin");
    var origin = request.getHeader("Origin");
    if (origin != null && cors.isOriginAllowed(origin)) {
      header("Access-Control-Allow-Origin", cors.getAllowedOrigin(origin));
      header("Access-Control-Allow-Methods", cors.getAllowedMethods());
      header("Access-Control-Expose-Headers", cors.getExposedHeaders());
    }
  }

  private void send(int status, String root, Map<String, String> elements) throws IOException {
    response.setStatus(status);
    response.setContentType("application/xml");
    response.getOutputStream().write(xml(root, elements).getBytes(UTF_8));
  }

  private static String xml(String root, Map<String, String> elements) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement(root);
      for (var element : elements.entrySet()) {
        xml.writeStartElement(element.getKey());
        xml.writeCharacters(element.getValue());
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      return text.toString();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
