package dev.packshot.infra.preflight;

import dev.packshot.infra.account.Aws;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A type of resources whose names must be unique in the account and region, or in the account. */
enum NamedType {
  FUNCTION(
      "AWS::Lambda::Function",
      "/FunctionName",
      "lambda list-functions",
      "Functions[].FunctionName"),
  LOG_GROUP(
      "AWS::Logs::LogGroup",
      "/LogGroupName",
      "logs describe-log-groups",
      "logGroups[].logGroupName"),
  TABLE("AWS::DynamoDB::Table", "/TableName", "dynamodb list-tables", "TableNames"),
  DASHBOARD(
      "AWS::CloudWatch::Dashboard",
      "/DashboardName",
      "cloudwatch list-dashboards",
      "DashboardEntries[].DashboardName"),
  DOMAIN(
      "AWS::ApiGateway::DomainName",
      "/DomainName",
      "apigateway get-domain-names",
      "items[].domainName"),
  CACHE_POLICY(
      "AWS::CloudFront::CachePolicy",
      "/CachePolicyConfig/Name",
      "cloudfront list-cache-policies --type custom",
      "CachePolicyList.Items[].CachePolicy.CachePolicyConfig.Name"),
  RESPONSE_HEADERS_POLICY(
      "AWS::CloudFront::ResponseHeadersPolicy",
      "/ResponseHeadersPolicyConfig/Name",
      "cloudfront list-response-headers-policies --type custom",
      "ResponseHeadersPolicyList.Items[].ResponseHeadersPolicy.ResponseHeadersPolicyConfig.Name"),
  ORIGIN_ACCESS_CONTROL(
      "AWS::CloudFront::OriginAccessControl",
      "/OriginAccessControlConfig/Name",
      "cloudfront list-origin-access-controls",
      "OriginAccessControlList.Items[].Name");

  private final String type;
  private final String name;
  private final String command;
  private final String query;

  /**
   * @param name the JSON pointer to the name in the properties
   * @param query the JMESPath expression of the names in the command's output
   */
  NamedType(String type, String name, String command, String query) {
    this.type = type;
    this.name = name;
    this.command = command;
    this.query = query;
  }

  /** Returns CloudFormation's name of the type. */
  String type() {
    return type;
  }

  /** Returns the JSON pointer to the name in the properties of a resource. */
  String namePointer() {
    return name;
  }

  /** Returns the names that are taken in the account and region. */
  Set<String> taken(Aws aws) {
    var words = Stream.concat(Arrays.stream(command.split(" ")), Stream.of("--query", query));
    var names = new HashSet<String>();
    aws.run(words.toArray(String[]::new)).forEach(name -> names.add(name.asText()));
    return names;
  }
}
