package dev.packshot.local.lan;

import java.net.InetAddress;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/** The names and addresses that an authority may issue certificates for (RFC 5280, 4.2.1.10). */
final class Constraints {
  private static final List<String> NAMES = List.of("local", "localhost");

  private Constraints() {}

  static NameConstraints of(LocalNetwork network) {
    var permitted = new ArrayList<GeneralSubtree>();
    NAMES.forEach(name -> permitted.add(subtree(new GeneralName(GeneralName.dNSName, name))));
    for (var range : network.ranges()) {
      var bytes = new DEROctetString(range.addressAndMask());
      permitted.add(subtree(new GeneralName(GeneralName.iPAddress, bytes)));
    }
    return new NameConstraints(permitted.toArray(GeneralSubtree[]::new), null);
  }

  /** Returns whether an authority may issue certificates for all of these addresses. */
  static boolean permit(X509Certificate authority, List<InetAddress> addresses) {
    var ranges = ranges(authority);
    return addresses.stream()
        .allMatch(address -> ranges.stream().anyMatch(range -> contains(range, address)));
  }

  private static List<byte[]> ranges(X509Certificate authority) {
    try {
      var encoded = new JcaX509CertificateHolder(authority).getExtension(Extension.nameConstraints);
      return Stream.of(NameConstraints.getInstance(encoded.getParsedValue()).getPermittedSubtrees())
          .map(GeneralSubtree::getBase)
          .filter(name -> name.getTagNo() == GeneralName.iPAddress)
          .map(name -> ASN1OctetString.getInstance(name.getName()).getOctets())
          .toList();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean contains(byte[] addressAndMask, InetAddress address) {
    var bytes = address.getAddress();
    if (addressAndMask.length != 2 * bytes.length) {
      return false;
    }
    for (int at = 0; at < bytes.length; at++) {
      if ((bytes[at] & addressAndMask[bytes.length + at]) != addressAndMask[at]) {
        return false;
      }
    }
    return true;
  }

  private static GeneralSubtree subtree(GeneralName base) {
    return new GeneralSubtree(base);
  }
}
