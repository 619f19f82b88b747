package dev.packshot.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.packshot.id.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** The HTML of the page and a content security policy that allows its own script and style only. */
public final class PageFile {
  private final String html;
  private final String policy;

  /** Reads the page. The policy allows uploads to S3 and pictures from there. */
  public PageFile(URI s3) {
    html = read();
    policy =
        "default-src 'none'; script-src "
            + hashOf("script")
            + "; style-src "
            + hashOf("style")
            + "; img-src 'self' blob: data: "
            + s3
            + "; connect-src 'self' "
            + s3
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  String html() {
    return html;
  }

  String policy() {
    return policy;
  }

  private String hashOf(String tag) {
    int from = html.indexOf("<" + tag + ">") + tag.length() + 2;
    var text = html.substring(from, html.indexOf("</" + tag + ">", from));
    return "'sha256-" + Sha256.base64(text) + "'";
  }

  private static String read() {
    try (var in = PageFile.class.getResourceAsStream("page.html")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
