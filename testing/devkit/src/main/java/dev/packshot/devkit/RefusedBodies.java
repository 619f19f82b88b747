package dev.packshot.devkit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * A servlet filter that reads the body of a request before it is refused. A client that is still
 * sending would otherwise see a closed connection, and not the reason.
 */
final class RefusedBodies extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final int FIRST_ERROR = 400;

  /** More than the largest photo. What is larger is not read. */
  private static final long MAX_BYTES = 32L << 20;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new Answer(request, response));
  }

  private static final class Answer extends HttpServletResponseWrapper {
    private final HttpServletRequest request;

    Answer(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public void setStatus(int status) {
      readBody(status);
      super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
      readBody(status);
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      readBody(status);
      super.sendError(status, message);
    }

    /** Reads what is left of the body, unless its client waits until it is wanted. */
    private void readBody(int status) {
      if (status < FIRST_ERROR || request.getHeader("Expect") != null) {
        return;
      }
      try {
        skip(request.getInputStream());
      } catch (IOException | IllegalStateException interrupted) {
        // the client has gone, or somebody else reads the body
      }
    }

    private static void skip(InputStream body) throws IOException {
      var buffer = new byte[8_192];
      long read = 0;
      for (int count = 0; count >= 0 && read < MAX_BYTES; read += count) {
        count = body.read(buffer);
      }
    }
  }
}
