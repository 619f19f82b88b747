package dev.packshot.local.lan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "10.200.3.4, true",
    "172.31.255.255, true",
    "172.32.0.1, false",
    "192.168.7.7, true",
    "100.100.1.1, true",
    "127.0.0.1, true",
    "203.0.113.200, true",
    "203.0.114.1, false",
    "8.8.8.8, false",
    "fe80::1, true",
    "fd12::1, true",
    "2001:db8::1, false"
  })
  void admitsLocalClientsOnly(String client, boolean isAdmitted) throws Exception {
    var network = AuthorityTest.network("203.0.113.5", "203.0.113.0/24");
    assertThat(network.admits(InetAddress.getByName(client))).isEqualTo(isAdmitted);
  }

  @Test
  void takesNoRangeOfTheInternetForLocal() throws Exception {
    var network = AuthorityTest.network("203.0.113.5", "0.0.0.0/0");
    assertThat(network.admits(InetAddress.getByName("8.8.8.8"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Laptop.fritz.box, laptop",
    "Anna's-MacBook.local, annas-macbook",
    "localhost, ''",
    "192.168.1.5, ''",
    "-, ''"
  })
  void namesTheMachineInDns(String hostName, String name) {
    assertThat(LocalNetwork.nameOf(hostName)).isEqualTo(name);
  }

  @Test
  void findsAnAddressOnlyIfItIsThisMachines() throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    assertThat(LocalNetwork.read(Optional.of(loopback)))
        .hasValueSatisfying(network -> assertThat(network.address()).isEqualTo(loopback));
    assertThat(LocalNetwork.read(Optional.of(InetAddress.getByName("198.51.100.77")))).isEmpty();
  }

  @Test
  void tellsEachHostOnce() {
    assertThat(AuthorityTest.network("127.0.0.1").hosts())
        .isEqualTo(List.of("laptop.local", "localhost", "127.0.0.1"));
  }
}
