package dev.packshot.infra;

import java.util.List;
import software.amazon.awscdk.services.apigateway.Stage;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/**
 * AWS WAF before the API: addresses of ill repute, and a limit for one address. AWS's common rules
 * are not in it, since they refuse bodies over 8 KB and metadata that looks like code.
 */
final class Firewall {
  /** In five minutes; a key may ask 300 times a minute, and an office shares one address. */
  private static final int REQUESTS_OF_ONE_ADDRESS = 10_000;

  private Firewall() {}

  static void before(Construct scope, Stage stage) {
    var acl =
        CfnWebACL.Builder.create(scope, "Firewall")
            .scope("REGIONAL")
            .defaultAction(
                CfnWebACL.DefaultActionProperty.builder()
                    .allow(CfnWebACL.AllowActionProperty.builder().build())
                    .build())
            .rules(List.of(illRepute(), flood()))
            .visibilityConfig(visible("packshot"))
            .build();
    CfnWebACLAssociation.Builder.create(scope, "FirewallBeforeApi")
        .resourceArn(stage.getStageArn())
        .webAclArn(acl.getAttrArn())
        .build();
  }

  private static CfnWebACL.RuleProperty illRepute() {
    return CfnWebACL.RuleProperty.builder()
        .name("ill-repute")
        .priority(0)
        .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(java.util.Map.of()).build())
        .statement(
            CfnWebACL.StatementProperty.builder()
                .managedRuleGroupStatement(
                    CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                        .vendorName("AWS")
                        .name("AWSManagedRulesAmazonIpReputationList")
                        .build())
                .build())
        .visibilityConfig(visible("ill-repute"))
        .build();
  }

  private static CfnWebACL.RuleProperty flood() {
    return CfnWebACL.RuleProperty.builder()
        .name("flood")
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
                        .limit(REQUESTS_OF_ONE_ADDRESS)
                        .build())
                .build())
        .visibilityConfig(visible("flood"))
        .build();
  }

  private static CfnWebACL.VisibilityConfigProperty visible(String name) {
    return CfnWebACL.VisibilityConfigProperty.builder()
        .metricName(name)
        .cloudWatchMetricsEnabled(true)
        .sampledRequestsEnabled(false)
        .build();
  }
}
