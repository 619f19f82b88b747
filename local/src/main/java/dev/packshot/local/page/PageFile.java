package dev.packshot.local.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page's one file, and a policy by which its own script and style run and no others. */
public final class PageFile {
  private final String html;
  private final String policy;

  /** With the address of S3, to which it uploads and from which it shows pictures. */
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
    return "'sha256-" + Base64.getEncoder().encodeToString(sha256(text)) + "'";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String read() {
    try (var in = PageFile.class.getResourceAsStream("page.html")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
