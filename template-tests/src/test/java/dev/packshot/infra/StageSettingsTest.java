package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageSettingsTest {
  private static final String CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stage | staging | There is no stage "staging"; set -c stage= to dev or production.
          stage | '' | There is no stage ""; set -c stage= to dev or production.
          origins | '' | No web origins are set; set -c origins= to comma-separated https://… origins, or to * for every origin.
          origins | https://app.example.com/ | "https://app.example.com/" is not a web origin; write the scheme and the host in lower case and no path, as in https://app.example.com.
          origins | app.example.com | "app.example.com" is not a web origin; write the scheme and the host in lower case and no path, as in https://app.example.com.
          origins | https://a.example.com,, | "" is not a web origin; write the scheme and the host in lower case and no path, as in https://app.example.com.
          origins | *,https://a.example.com | The origin * already allows every page; remove the other origins.
          domain | api.example.com | The domain api.example.com has no certificate; set -c certificate= to the ARN of one in the same region.
          certificate | arn:aws:acm:eu-central-1:1:certificate/1 | There is a certificate but no domain; set -c domain= to the domain's name.
          alarmTopic | alarms | The alarmTopic "alarms" is not the ARN of an SNS topic.
          budget | lots | The budget "lots" is not a whole number of US dollars per month.
          budget | 100 | The budget has no recipient; set -c budgetEmail= to an email address.
          requestsPerSecond | 0 | Set requestsPerSecond to a whole number from 1 to 10000, not "0".
          requestsPerSecond | 10001 | Set requestsPerSecond to a whole number from 1 to 10000, not "10001".
          table | Packshot production | The table "Packshot production" is not the name of a DynamoDB table.
          heic | maybe | Set heic to on or off, not "maybe".
          pictures | none | Set pictures to cloudfront or api, not "none".
          signIn | google | Set signIn to none, to cognito or to the https URL of an issuer, not "google".
          signIn | http://issuer.example | Set signIn to none, to cognito or to the https URL of an issuer, not "http://issuer.example".
          signIn | https://issuer.example | Set signInAudience to the audience of the issuer's access tokens, or to several, separated by commas.
          signInAudience | packshot | signInAudience is for a signIn that is the URL of an issuer.
          signInClient | scanner | signInClient is for a signIn that is the URL of an issuer.
          signInScope | email | signInScope is for a signIn that is the URL of an issuer.
          productLookUp | http://world.openfoodfacts.org | Set productLookUp to the https URL of a server with the API of Open Food Facts, not "http://world.openfoodfacts.org".
          productLookUp | https://a@world.openfoodfacts.org | Set productLookUp to the https URL of a server with the API of Open Food Facts, not "https://a@world.openfoodfacts.org".
          productLookUp | https://world.openfoodfacts.org/?a | Set productLookUp to the https URL of a server with the API of Open Food Facts, not "https://world.openfoodfacts.org/?a".
          productLookUp | https://world.openfoodfacts.org | Set productLookUpContact to an email address, which every request to the server of products tells.
          signInLeewaySeconds | 30 | signInLeewaySeconds is for a signIn that is not none.
          scanner | yes | Set scanner to on or off, not "yes".
          scanner | on | There is no scanner page in clients/scanner/dist; run `make scanner`, which needs Node.js, or set -c scanner=off.
          rejectedDays | 0 | Set rejectedDays to a whole number from 1 to 9999, not "0".
          photoDays | 0 | Set photoDays to a whole number from 1 to 9999, not "0".
          sessionIdleHours | 0 | Set sessionIdleHours to a whole number from 1 to 720, not "0".
          sessionIdleHours | 721 | Set sessionIdleHours to a whole number from 1 to 720, not "721".
          archiveDays | never | Set archiveDays to a whole number from 1 to 9999, not "never".
          rejectedDays | a month | Set rejectedDays to a whole number from 1 to 9999, not "a month".
          zips | nowhere | There is no packshot-api.zip in nowhere; run `make package`.
          """)
  void explainsAnInvalidSettingInOneSentence(String name, String value, String message) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(message);
  }

  @Test
  void explainsARateThatIsNoNumber() {
    var settings =
        Map.of(
            "productLookUp", "https://world.openfoodfacts.org",
            "productLookUpContact", "ops@example.com",
            "productLookUpRate", "0");
    assertThatThrownBy(() -> read(settings))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Set productLookUpRate to a whole number of requests a minute from 1 to 9999, not"
                + " \"0\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"301", "-1", "1m", "1.5", "0x10"})
  void limitsTheLeewayOfTokensToFiveMinutes(String seconds) {
    assertThatThrownBy(() -> read(Map.of("signIn", "cognito", "signInLeewaySeconds", seconds)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Set signInLeewaySeconds to a whole number from 0 to 300, not \"" + seconds + "\".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "https://app.example.com,*"})
  void requiresExplicitOriginsForProduction(String origins) {
    assertThatThrownBy(() -> read(Map.of("stage", "production", "origins", origins)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Production requires explicit web origins; in cdk.json or with -c origins=, list the"
                + " https://… origins of the pages that may use the API, comma-separated.");
  }

  @Test
  void requiresABudgetForProduction() {
    assertThatThrownBy(
            () -> read(Map.of("stage", "production", "origins", "https://app.example.com")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "Production requires a budget; set -c budget= to US dollars a month and -c budgetEmail="
                + " to the address that is warned.");
  }

  @Test
  void requiresACertificateToBeAnArnOfAcm() {
    assertThatThrownBy(() -> read(Map.of("domain", "a.example.com", "certificate", "abc")))
        .hasMessage("The certificate \"abc\" is not the ARN of an ACM certificate.");
  }

  @Test
  void readsTheFileOfTheStageButPrefersTheCommandLine() {
    Map<String, Object> context =
        Map.of(
            "stage",
            "production",
            "zips",
            SynthesizedStack.ZIPS.toString(),
            "domain",
            "api.example.com",
            "stages",
            Map.of(
                "production",
                Map.of(
                    "origins",
                    "https://app.example.com",
                    "budget",
                    "100",
                    "budgetEmail",
                    "someone@example.com",
                    "domain",
                    "other.example.com",
                    "certificate",
                    CERTIFICATE)));
    var settings = StageSettings.read(context::get);
    assertThat(settings.stage()).isEqualTo(Stage.PRODUCTION);
    assertThat(settings.origins()).hasToString("https://app.example.com");
    assertThat(settings.domain().orElseThrow().name()).isEqualTo("api.example.com");
    assertThat(settings.domain().orElseThrow().certificate()).isEqualTo(CERTIFICATE);
  }

  @Test
  void requiresAZipThatDecodesHeicUnlessItIsSwitchedOff(@TempDir Path zips) throws IOException {
    for (var artifact : Artifact.values()) {
      try (var zip = new ZipOutputStream(Files.newOutputStream(zips.resolve(artifact.file())))) {
        zip.putNextEntry(new ZipEntry("lib/packshot-imaging.jar"));
      }
    }

    assertThatThrownBy(() -> read(Map.of("zips", zips.toString())))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage(
            "packshot-functions.zip cannot decode HEIC, because it was built without npm; install"
                + " Node.js and run `make package`, or set -c heic=off, and HEIC photos have no"
                + " smaller pictures.");
    assertThat(read(Map.of("zips", zips.toString(), "heic", "off")).heic()).isFalse();
  }

  private static StageSettings read(Map<String, String> changes) {
    var settings =
        new HashMap<>(
            Map.of("stage", "dev", "origins", "*", "zips", SynthesizedStack.ZIPS.toString()));
    settings.putAll(changes);
    return StageSettings.read(settings::get);
  }
}
