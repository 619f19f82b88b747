package dev.packshot.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.id.Ids;
import dev.packshot.id.OrganizationId;
import dev.packshot.id.UserId;
import dev.packshot.identity.Role;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {
  private static final URI URL = URI.create("http://127.0.0.1:8080");

  @TempDir Path folder;
  private final Ids ids = new Ids(Clock.systemUTC());
  private final DemoAccess access = DemoAccess.create(new OrganizationId(ids.next()), ids);

  private final DemoUser user =
      new DemoUser(new UserId(ids.next()), "http://127.0.0.1:9000", "a.b.c");

  @Test
  void writesShellVariables() throws Exception {
    file().write(URL, access, user);
    assertThat(folder.resolve("demo.env"))
        .hasContent(
            """
            URL=http://127.0.0.1:8080
            KEY=%s
            CPK_KEY=%s
            LIMITED_KEY=%s
            CSU_KEY=%s
            CSU_USER=%s
            BILLING_KEY=%s
            BILLING_USER=%s
            ORG=%s
            ISSUER=http://127.0.0.1:9000
            TOKEN=a.b.c
            TOKEN_USER=%s
            """
                .formatted(
                    access.key().reveal(),
                    access.publishable().reveal(),
                    access.limited().reveal(),
                    access.editor().key().reveal(),
                    access.editor().id(),
                    access.billingMember().key().reveal(),
                    access.billingMember().id(),
                    access.organization(),
                    user.id()));
    assertThat(folder.toFile().list()).containsExactly("demo.env");
  }

  @Test
  void keepsTheKeysOfAnEarlierRunButRemovesItsFile() {
    file().write(URL, access, user);
    assertThat(file().moveAside()).hasValueSatisfying(this::assertSame);
    assertThat(folder.resolve("demo.env")).doesNotExist();
    assertThat(file().moveAside()).as("after a failed start").hasValueSatisfying(this::assertSame);
  }

  @Test
  void ignoresMissingAndInvalidFiles() throws Exception {
    assertThat(file().moveAside()).isEmpty();
    Files.writeString(folder.resolve("demo.env"), "KEY=csb_broken\nnonsense\n=\n");
    assertThat(file().moveAside()).isEmpty();
  }

  @Test
  void keepsTheKeysOfTheFileBeforeADamagedOne() throws Exception {
    file().write(URL, access, user);
    file().moveAside();
    Files.writeString(folder.resolve("demo.env"), "");
    assertThat(file().moveAside()).hasValueSatisfying(this::assertSame);
  }

  @Test
  void ignoresBytesThatAreNotText() throws Exception {
    Files.write(folder.resolve("demo.env"), new byte[] {(byte) 0xff, 0, (byte) 0xfe, '='});
    assertThat(file().moveAside()).isEmpty();
  }

  @Test
  void createsTheUsersThatAnOlderFileLacks() throws Exception {
    file().write(URL, access, user);
    var written = folder.resolve("demo.env");
    Files.writeString(
        written, Files.readString(written).replaceAll("(CSU|BILLING)_(KEY|USER)=.*\n", ""));
    var read = file().moveAside().orElseThrow();
    assertThat(read.key().reveal()).isEqualTo(access.key().reveal());
    assertThat(read.editor().role()).isEqualTo(Role.EDITOR);
    assertThat(read.billingMember().role()).isEqualTo(Role.BILLING);
    assertThat(read.editor().id()).isNotEqualTo(read.billingMember().id());
  }

  private void assertSame(DemoAccess other) {
    assertSame(other.editor(), access.editor());
    assertSame(other.billingMember(), access.billingMember());
    assertThat(other.key().reveal()).isEqualTo(access.key().reveal());
    assertThat(other.publishable().reveal()).isEqualTo(access.publishable().reveal());
    assertThat(other.limited().reveal()).isEqualTo(access.limited().reveal());
    assertThat(other.organization()).isEqualTo(access.organization());
  }

  private static void assertSame(DemoMember other, DemoMember member) {
    assertThat(other.key().reveal()).isEqualTo(member.key().reveal());
    assertThat(other.id()).isEqualTo(member.id());
    assertThat(other.role()).isEqualTo(member.role());
  }

  private DemoFile file() {
    return new DemoFile(folder.resolve("demo.env"), ids);
  }
}
