package dev.packshot.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.Stage;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * The web application firewall of the API. It blocks source addresses on Amazon's reputation list
 * and limits the requests of each address. AWS's common rule set is left out, because it rejects
 * bodies over 8 KB and metadata that resembles code.
 */
final class Firewall {
  /**
   * The limit of one source address in five minutes. A key may make 300 requests a minute, and the
   * devices of an office share an address.
   */
  private static final int REQUESTS_PER_ADDRESS = 10_000;

  private static final String REPUTATION_RULE = "ip-reputation";
  private static final String RATE_RULE = "rate-limit";

  private Firewall() {}

  static void protect(Construct scope, Stage stage) {
    var acl =
        CfnWebACL.Builder.create(scope, "Firewall")
            .scope("REGIONAL")
            .defaultAction(
                CfnWebACL.DefaultActionProperty.builder()
                    .allow(CfnWebACL.AllowActionProperty.builder().build())
                    .build())
            .rules(List.of(reputation(), rateLimit()))
            .visibilityConfig(metric("packshot"))
            .build();
    CfnWebACLAssociation.Builder.create(scope, "FirewallBeforeApi")
        .resourceArn(stage.getStageArn())
        .webAclArn(acl.getAttrArn())
        .build();
  }

  private static CfnWebACL.RuleProperty reputation() {
    return CfnWebACL.RuleProperty.builder()
        .name(REPUTATION_RULE)
        .priority(0)
        .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(Map.of()).build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .managedRuleGroupStatement(
                    CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                        .vendorName("AWS")
                        .name("AWSManagedRulesAmazonIpReputationList")
                        .build())
                .build())
        .visibilityConfig(metric(REPUTATION_RULE))
        .build();
  }

  private static CfnWebACL.RuleProperty rateLimit() {
    return CfnWebACL.RuleProperty.builder()
        .name(RATE_RULE)
        .priority(1)
        .action(
            CfnWebACL.RuleActionProperty.builder()
                .block(CfnWebACL.BlockActionProperty.builder().build())
                .build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .rateBasedStatement(
                    CfnWebACL.RateBasedStatementProperty.builder()
                        .aggregateKeyType("IP")
                        .limit(REQUESTS_PER_ADDRESS)
                        .build())
                .build())
        .visibilityConfig(metric(RATE_RULE))
        .build();
  }

  private static CfnWebACL.VisibilityConfigProperty metric(String name) {
    return CfnWebACL.VisibilityConfigProperty.builder()
        .metricName(name)
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(false)
        .build();
  }
}
