package dev.packshot.devkit.picture;

import java.awt.image.BufferedImage;
import java.util.Base64;

/**
 * A generator of lossless WebP files with eight bits per sample, and a few files that the reference
 * encoder made of {@link Scene}, which use features that the generator does not.
 */
final class Webps {
  /** {@code cwebp -q 30 -segments 4}: 48 x 36 pixels, lossy. */
  private static final String LOSSY =
      """
      UklGRh4BAABXRUJQVlA4IBIBAACQBwCdASowACQAPv1qqVArJiQivHQIAWAfiWgAuamAGWAAJDQ7WJnMH+snuQjs
      W73acIJgmUvcipot6fdFS1qKzat2HAAA/p75EXYyaM0HJWpvcZudqOEb53hrs5kr2S7/MOJDNuTaps/d/24PhjhA
      9S6zqtqu3Jcj3CAHHAEl/GtrvYhFOFjPDnLyc+VLOt+r7fVwYzGLNk/vHGn/OHwcTF91KF9whsTLXat0BgzUDwhZ
      pqj4CubEblJ4atEmMRIsAgbhkYd7PXUwKx2eCXJz9CjSVaJ3GdtzxCl6WEFJDtt1kkNA/l+pg+4Kp+182F9wVSPX
      jPfhHCdBBw/ug/DlFZxgiFf4pjL5z/07V+PA0AAA
      """;

  /** {@code cwebp -q 5}: 48 x 36 pixels, lossy, with transparency that is coded losslessly. */
  private static final String TRANSPARENT =
      """
      UklGRjABAABXRUJQVlA4WAoAAAAQAAAALwAAIwAAQUxQSDoAAAABNyAQSOEwHRHRNhiJJMW9/gpfgQpUoAL9O6BO
      oyL6rzZtA2ZKzyGuUXrB02XQwCiMxhiMhbHf9mgAVlA4INAAAABwBwCdASowACQAP5mwy125LSimsdZt+yAzCWgA
      yQ4SdIBkgDTYWOwQGYj1qAWfR4VTgynGnDb/BtjvNzoJLrPY/QmcMAD+MwZjUAOsx9TBClQZwAYxvDxJM4Qd+Yp/
      4q6a4i8l0SJnC2lKXir8ziudp5QnZFi2WU79zTv15lUhlLimwn7MzXqGh7k7MWFV7AxTDfmYzqpPlvyzCauPTZTc
      8X9Ufg3+wqe1fR5+a5WXJD8Qf8rqIl/LqGtCknl+o1zZ0MHKg+fiS9H7K1XpgAAA
      """;

  /** {@code cwebp -lossless -z 9}: 96 x 72 pixels, with copies and a colour cache. */
  private static final String LOSSLESS =
      """
      UklGRkoCAABXRUJQVlA4TD0CAAAvX8ARAFXIjm03biTnxJyYE3JCTt7AB27dPfP3ADBkJElQPVM/0zmd0w/TM2gj
      SUjRtO8JTaCJ0UT/HbhtG0nSjncme7l7v+HxQ7aPNOUSdZ7veT4X8m9B8lui69+K9kHedDOoBHnNRoYuJP9jrH7W
      j432syNI2l27fNtR5dQAddpdHqFd09Q4KQLPgJ4XVtXECmt8gGIdY+G+CzyHxnNUcc1xSJ5l5lZ+g3PQA73QqMPY
      6JabEe1cQT+2mjyhxpP3+cT6VGUYK24koshQkVL8NiBVikqiSJXF9GHxFGiqUiixDAO0EtVxIkH5MT6MsQOdIBmM
      jwzS3JMXNKGishg6SA6rsMxp1jswhHqdIA4RxnuUFQfyS62FotKFEPPLiy2I44sTukCkakBsvyieyy4h1yJOoeEQ
      Aj6IABEqxhrCtGNk0iigIHUFDEsc0PBcNgzPGfcwwYwkdU5hBlVm8FwJz0jCEseYUU2ZVuwgzre4ttuY+SlCr3eE
      fZw4DKzhGJ0URcc2uoWICIfExBWQlyF2PeGPDyHq+ZpkJgfTuk442Npufa5pWTiMYMAaPQeMmrmZ63Y6q5BLzC8i
      HWGN/XTGNZCm/peccAVykc4BfwCarVcR3QHvw/0RuJDMdP8Iz9NzAtHED/MSnf10Vc9myrhx0hKRGA0XVXVavlbV
      VoSd9mTL7tN+7WRqaw05LCf9yhss117Qhw/ZPK3VJfZStzrIhx/58N2DOk8X8j8D/+0+8QGYLePXnadZyyX+LAoA
      """;

  /** {@code cwebp -lossless -z 9}: 40 x 30 pixels, predicted. */
  private static final String PREDICTED =
      """
      UklGRtICAABXRUJQVlA4TMYCAAAvJ0AHAAFFbSM52pbX8Ce85Q5CRP8nwEwiu1kAgxpkWrDGha+2DdS0keS4uvr4
      o3wEOUIYCMSRJKPvjq8Swpb8c9T/CTBg41w4pYOVDyDdDYAAP0n1TiDkoJEja5uqRS9k7MAtcxZgITkRubtDKgtw
      d8gI3R3G3d1tA+4+07f79g6+ccu+qlnEF/XPAqbKbSTJrjJ7/6MJ4BMJmN8lEGIgAVIgH3wsCh9Tay3vHRxr2445
      z4exbbVcgTYxO5gdTBfbtjeQkpWddLaT3uYbDNy2jaOuh2Fv6/WKd4A0ZX9lK/OWQkWDyg8qn8GZaKaskfIgGNmW
      wkUR2jbwiWAICeGd/V7RSRwRW4Y0DjlRDyN+ICIR8PvYXjroOM22Fc/4apoNo4givRIRREIQh+MAa1103efRPyGm
      z23V48Jx10PMiRNy4gCHfi/Z0ThjvqnoNONpZ/ZWIUcv0lcvfUvM+CSrlcdZMuuqOLgCjltx1UnHVU79sLrcw1XL
      zAQROfHk8Jdwgb9md53ZHrqf8m6meFzAVcMGIZ9awKC/SzoKlcdEG98oYrgZ2CA8v3Ev9dlF1w6LWu6Dli9Q5pgD
      rFRT7ufuRQ476bjHnYaGUQ26WbT1jIeOA6pjsn79xR+zTPTT/4oflRqAp4lNCdNEBfb3PZpAKslPpIUOR7WaMAqN
      JeDvmb3f1S0RTU7vcNJ6vmBhEcTALxGFDaZw0bEqLCwnRFRaOrFTMxsFmV5QJlDU1wWbFTc92whvFcrpGbDVMFsK
      cp/qsTnHwxBQ0OyCeeyZSOHwHketmvBXyenmc2YCbcJTdWnRzecfM5t3wd/a8VMHmE274LMKXmo4IYPmkHx8RTuR
      6WD7YY+CaSdsc7eyhXjhGdgLe5sYMlI2y3wHDBYRJYC7ovMZ8Kf/dglyojx0NFAOjouQCIZPjpWllonAHrFnwRyM
      rO40AQ==
      """;

  private static final int ANIMATION = 0x02;
  private static final int TRANSPARENCY = 0x10;
  private static final int CHUNK_HEADER = 8;
  private static final int VP8L_HEADER = 5;

  private Webps() {}

  static byte[] lossy() {
    return decode(LOSSY);
  }

  static byte[] transparent() {
    return decode(TRANSPARENT);
  }

  static byte[] lossless() {
    return decode(LOSSLESS);
  }

  static byte[] predicted() {
    return decode(PREDICTED);
  }

  /** Returns a lossless file without compression. */
  static byte[] of(BufferedImage picture) {
    var bits = new Vp8lWriter(picture.getWidth(), picture.getHeight());
    bits.codeEightBits(256 + 24);
    bits.codeEightBits(256);
    bits.codeEightBits(256);
    bits.codeOnly(255);
    bits.codeOnly(0);
    bits.pixels(picture);
    return file(chunk("VP8L", bits.bytes()));
  }

  /**
   * Returns a file of one colour whose pixels take no bits; 16,384 x 16,384 of them are 26 bytes.
   */
  static byte[] flat(int width, int height) {
    return file(flatChunk(width, height));
  }

  /** Adds a chunk of that length, since decoders may refuse too high a compression ratio. */
  static byte[] flat(int width, int height, int bytes) {
    return file(
        new ByteWriter()
            .add(canvas(width, height, 0))
            .add(flatChunk(width, height))
            .add(chunk("XTRA", new byte[bytes]))
            .bytes());
  }

  /** Returns frames of one colour, each as large as the canvas. */
  static byte[] animation(int width, int height, int frames) {
    var chunks = new ByteWriter().add(canvas(width, height, ANIMATION));
    chunks.add(chunk("ANIM", new byte[6]));
    var frame =
        new ByteWriter()
            .u24le(0)
            .u24le(0)
            .u24le(width - 1)
            .u24le(height - 1)
            .u24le(40)
            .u8(0)
            .add(flatChunk(width, height));
    for (int i = 0; i < frames; i++) {
      chunks.add(chunk("ANMF", frame.bytes()));
    }
    return file(chunks.bytes());
  }

  /** Returns a picture of one colour with many layers of transparency, of 18 bytes each. */
  static byte[] transparencies(int width, int height, int times) {
    var chunks = new ByteWriter().add(canvas(width, height, TRANSPARENCY));
    var picture = flatChunk(width, height);
    var layer =
        new ByteWriter().u8(1).add(picture, CHUNK_HEADER + VP8L_HEADER, picture.length).bytes();
    for (int i = 0; i < times; i++) {
      chunks.add(chunk("ALPH", layer));
    }
    return file(chunks.add(picture).bytes());
  }

  static byte[] canvas(int width, int height, int flags) {
    return chunk(
        "VP8X", new ByteWriter().u8(flags, 0, 0, 0).u24le(width - 1).u24le(height - 1).bytes());
  }

  static byte[] file(byte[] chunks) {
    return new ByteWriter().text("RIFF").u32le(4L + chunks.length).text("WEBP").add(chunks).bytes();
  }

  static byte[] chunk(String name, byte[] data) {
    return new ByteWriter()
        .text(name)
        .u32le(data.length)
        .add(data)
        .repeat(0, data.length & 1)
        .bytes();
  }

  private static byte[] flatChunk(int width, int height) {
    var bits = new Vp8lWriter(width, height);
    for (int sample : new int[] {40, 80, 120, 255, 0}) {
      bits.codeOnly(sample);
    }
    return chunk("VP8L", bits.bytes());
  }

  private static byte[] decode(String text) {
    return Base64.getMimeDecoder().decode(text);
  }
}
