package dev.packshot.bench.backend;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** An s3proxy that stores its objects in a folder, behind a TLS port on loopback. */
record TlsS3(S3Proxy proxy, BlobStore store) {

  static TlsS3 start(Certificate certificate, Path folder) throws Exception {
    Files.createDirectories(folder.resolve(BackendSettings.BUCKET));
    var store = new FilesystemNio2BlobStore(folder.toString());
    var proxy =
        S3Proxy.builder()
            .blobStore(store)
            .awsAuthentication(
                AuthenticationType.AWS_V4, BackendSettings.ACCESS_KEY, BackendSettings.SECRET_KEY)
            .secureEndpoint(URI.create("https://127.0.0.1:0"))
            .keyStore(certificate.keyStore().toString(), Certificate.PASSWORD)
            .ignoreUnknownHeaders(true) // such as the session token of temporary credentials
            .stopTimeout(0)
            .build();
    proxy.start();
    return new TlsS3(proxy, store);
  }

  URI endpoint() {
    return URI.create("https://127.0.0.1:" + proxy.getSecurePort());
  }

  /** Stores an object without a request. */
  void put(String key, String contentType, byte[] bytes) {
    var put =
        PutObjectRequest.builder()
            .bucket(BackendSettings.BUCKET)
            .key(key)
            .contentType(contentType)
            .contentLength((long) bytes.length)
            .build();
    store.putBlob(put, new ByteArrayInputStream(bytes));
  }
}
