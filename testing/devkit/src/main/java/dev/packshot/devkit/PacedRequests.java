package dev.packshot.devkit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * A servlet filter that ends the request of a client whose body arrives too slowly, because it
 * occupies a thread meanwhile.
 */
final class PacedRequests extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(new PacedRequest(request), response);
  }

  private static final class PacedRequest extends HttpServletRequestWrapper {
    private final HttpServletRequest request;
    private ServletInputStream body;

    PacedRequest(HttpServletRequest request) {
      super(request);
      this.request = request;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (body == null) {
        body = new PacedBody(request.getInputStream());
      }
      return body;
    }
  }

  /** A body that must arrive at 16 KB a second, after ten seconds. */
  private static final class PacedBody extends ServletInputStream {
    private static final long FREE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final double MIN_BYTES_PER_NANO = 16_384 / 1e9;

    private final ServletInputStream body;
    private final long startedAt = System.nanoTime();
    private long received;

    PacedBody(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      return checked(body.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = body.read(buffer, offset, length);
      return checked(read, read);
    }

    private int checked(int result, int bytes) throws IOException {
      received += Math.max(0, bytes);
      long elapsed = System.nanoTime() - startedAt;
      if (elapsed > FREE_NANOS && received < (elapsed - FREE_NANOS) * MIN_BYTES_PER_NANO) {
        throw new IOException("the body arrives too slowly");
      }
      return result;
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
