package dev.packshot.bench.backend;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** s3proxy over a folder, behind a TLS port of loopback. */
record TlsS3(S3Proxy proxy, Path folder) {

  static TlsS3 start(Certificate certificate, Path folder) throws Exception {
    Files.createDirectories(folder.resolve(Stage.BUCKET));
    var proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .awsAuthentication(AuthenticationType.AWS_V4, Stage.ACCESS_KEY, Stage.SECRET_KEY)
            .secureEndpoint(URI.create("https://127.0.0.1:0"))
            .keyStore(certificate.keyStore().toString(), Certificate.PASSWORD)
            .ignoreUnknownHeaders(true) // the session token of temporary credentials
            .stopTimeout(0)
            .build();
    proxy.start();
    return new TlsS3(proxy, folder);
  }

  URI endpoint() {
    return URI.create("https://127.0.0.1:" + proxy.getSecurePort());
  }

  /** Puts an object where the proxy reads it, without a request. */
  void put(String key, byte[] bytes) throws Exception {
    var file = folder.resolve(Stage.BUCKET).resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
