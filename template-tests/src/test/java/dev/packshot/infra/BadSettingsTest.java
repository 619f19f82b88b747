package dev.packshot.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadSettingsTest {
  private static final String CERTIFICATE = "arn:aws:acm:eu-central-1:123456789012:certificate/1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stage | staging | There is no stage "staging"; say -c stage= with one of dev, production.
          stage | '' | There is no stage ""; say -c stage= with one of dev, production.
          origins | '' | No web origins are set; say -c origins= with https://… addresses apart by commas, or * for every one.
          origins | https://app.example.com/ | "https://app.example.com/" is no web origin; write scheme and host in lower case and no path, as in https://app.example.com.
          origins | app.example.com | "app.example.com" is no web origin; write scheme and host in lower case and no path, as in https://app.example.com.
          origins | https://a.example.com,, | "" is no web origin; write scheme and host in lower case and no path, as in https://app.example.com.
          origins | *,https://a.example.com | The origin * already lets every page in; leave the other origins out.
          domain | api.example.com | The domain api.example.com has no certificate; say -c certificate= with the ARN of one in the same region.
          certificate | arn:aws:acm:eu-central-1:1:certificate/1 | There is a certificate but no domain; say -c domain= with its name.
          alarmTopic | alarms | The alarmTopic "alarms" is no ARN of that service.
          budget | lots | The budget "lots" is no whole number of US dollars a month.
          budget | 100 | The budget needs somebody to tell; say -c budgetEmail= with an address.
          rejectedDays | 0 | Rejected photos cannot be kept "0" days; say a whole number from 1 to 9999 for rejectedDays.
          rejectedDays | a month | Rejected photos cannot be kept "a month" days; say a whole number from 1 to 9999 for rejectedDays.
          zips | nowhere | There is no packshot-api.zip in nowhere; run `make package`.
          """)
  void failsWithOneClearSentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> read(Map.of(name, value)))
        .isInstanceOf(BadSetting.class)
        .hasMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "https://app.example.com,*"})
  void wantsTheOriginsOfProductionByName(String origins) {
    assertThatThrownBy(() -> read(Map.of("stage", "production", "origins", origins)))
        .isInstanceOf(BadSetting.class)
        .hasMessage(
            "Production needs its web origins by name: say in cdk.json, or by -c origins=, the"
                + " https://… addresses of the pages that may use the API, apart by commas.");
  }

  @Test
  void wantsAnArnOfTheRightServiceForACertificate() {
    assertThatThrownBy(() -> read(Map.of("domain", "a.example.com", "certificate", "abc")))
        .hasMessage("The certificate \"abc\" is no ARN of that service.");
  }

  @Test
  void readsTheFileOfTheStageAndLetsTheCommandLineWin() {
    Map<String, Object> context =
        Map.of(
            "stage",
            "production",
            "zips",
            Synthesized.ZIPS.toString(),
            "domain",
            "api.example.com",
            "stages",
            Map.of(
                "production",
                Map.of(
                    "origins",
                    "https://app.example.com",
                    "domain",
                    "other.example.com",
                    "certificate",
                    CERTIFICATE)));
    var settings = StageSettings.read(context::get);
    assertThat(settings.stage()).isEqualTo(Stage.PRODUCTION);
    assertThat(settings.originList()).isEqualTo("https://app.example.com");
    assertThat(settings.domain().orElseThrow().name()).isEqualTo("api.example.com");
    assertThat(settings.domain().orElseThrow().certificate()).isEqualTo(CERTIFICATE);
  }

  private static StageSettings read(Map<String, String> differing) {
    var all =
        new HashMap<>(Map.of("stage", "dev", "origins", "*", "zips", Synthesized.ZIPS.toString()));
    all.putAll(differing);
    return StageSettings.read(all::get);
  }
}
