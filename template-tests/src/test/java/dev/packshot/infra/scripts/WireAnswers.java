package dev.packshot.infra.scripts;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The answers of AWS to the operator's scripts, after the examples of the API references. */
final class WireAnswers {
  static final String IDENTITY =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <GetCallerIdentityResult>
          <Arn>arn:aws:iam::123456789012:user/ops</Arn>
          <UserId>AIDAEXAMPLE</UserId>
          <Account>123456789012</Account>
        </GetCallerIdentityResult>
      </GetCallerIdentityResponse>
      """;

  /** A function of dev, and one of somebody else whose name begins in the same way. */
  static final String FUNCTIONS =
      """
      {"Functions": [
        {"FunctionName": "packshot-dev-get-session", "Description": "Packshot dev: get-session",
         "LoggingConfig": {"LogFormat": "Text", "LogGroup": "Packshot-dev-Log1"}},
        {"FunctionName": "packshot-dev-tools", "Description": ""},
        {"FunctionName": "packshot-development"}]}
      """;

  /** The versions of the same functions. */
  static final String VERSIONS =
      IntStream.rangeClosed(1, 7)
          .mapToObj(WireAnswers::version)
          .collect(
              Collectors.joining(
                  ",",
                  "{\"Functions\": [{\"FunctionName\": \"packshot-dev-tools\", \"Version\":"
                      + " \"1\"},",
                  "]}"));

  static final String ALIAS = "{\"Name\": \"live\", \"FunctionVersion\": \"7\"}";
  static final String ALIASES = "{\"Aliases\": [" + ALIAS + "]}";

  private static final String CLOUDFRONT = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

  private WireAnswers() {}

  /** Prepares the answers of an account that is ready for the small stack of the tests. */
  static void preparePreflight(AwsServer aws) {
    aws.on("GetParameter", "{\"Parameter\": {\"Name\": \"x\", \"Value\": \"27\"}}")
        .on("DescribeStacks", 400, noSuchStack())
        .on("ListStackResources", 400, noSuchStack())
        .on("HEAD /photos-123456789012-eu-central-1", 404, "")
        .on("GET /domainnames", "{\"item\": []}")
        .on(
            "GET /2016-08-19/account-settings",
            """
            {"AccountLimit": {"TotalCodeSize": 80530636800, "ConcurrentExecutions": 1000,
                              "UnreservedConcurrentExecutions": 1000},
             "AccountUsage": {"TotalCodeSize": 1000000, "FunctionCount": 3}}
            """)
        .on(
            "DescribeCertificate",
            """
            {"Certificate": {"Status": "ISSUED", "DomainName": "api.example.com",
                             "SubjectAlternativeNames": ["api.example.com"]}}
            """)
        .on("GetTopicAttributes", topic())
        .on("GET /2020-05-31/origin-access-control", list("OriginAccessControlList", ""))
        .on(
            "GET /2020-05-31/distribution",
            list(
                "DistributionList",
                "<Items><DistributionSummary><Id>E1</Id></DistributionSummary></Items>"));
  }

  /** Returns the answer about a deployed stack whose API has this address. */
  static String stack(String apiUrl) {
    return """
    <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
      <DescribeStacksResult><Stacks><member>
        <StackName>Packshot-dev</StackName>
        <StackStatus>UPDATE_COMPLETE</StackStatus>
        <CreationTime>2026-11-01T08:00:00.000Z</CreationTime>
        <LastUpdatedTime>2026-11-20T10:00:00.000Z</LastUpdatedTime>
        <Outputs><member>
          <OutputKey>ApiUrl</OutputKey><OutputValue>%s/</OutputValue>
        </member></Outputs>
      </member></Stacks></DescribeStacksResult>
    </DescribeStacksResponse>
    """
        .formatted(apiUrl);
  }

  /** Returns the same stack with the scanner page in a bucket {@code page}. */
  static String stackWithScanner(String apiUrl) {
    return stack(apiUrl)
        .replace(
            "</Outputs>",
            """
            <member>
              <OutputKey>ScannerBucket</OutputKey><OutputValue>page</OutputValue>
            </member><member>
              <OutputKey>ScannerUrl</OutputKey><OutputValue>https://d1.cloudfront.net/scan/</OutputValue>
            </member><member>
              <OutputKey>ScannerConfig</OutputKey><OutputValue>{"api":"https://api"}</OutputValue>
            </member></Outputs>\
            """);
  }

  private static String version(int number) {
    var time = number == 7 ? "2026-11-20T10:05:00.000+0000" : "2026-11-04T10:00:00.000+0000";
    return """
    {"FunctionName": "packshot-dev-get-session", "Description": "Packshot dev: get-session",
     "Version": "%d", "LastModified": "%s"}\
    """
        .formatted(number, time);
  }

  private static String noSuchStack() {
    return """
    <ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
      <Error><Type>Sender</Type><Code>ValidationError</Code>
        <Message>Stack with id Packshot-dev does not exist</Message></Error>
      <RequestId>1</RequestId>
    </ErrorResponse>
    """;
  }

  private static String topic() {
    return """
    <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
      <GetTopicAttributesResult><Attributes>
        <entry><key>SubscriptionsConfirmed</key><value>1</value></entry>
      </Attributes></GetTopicAttributesResult>
    </GetTopicAttributesResponse>
    """;
  }

  private static String list(String name, String items) {
    return "<%s xmlns=\"%s\"><IsTruncated>false</IsTruncated>%s</%s>"
        .formatted(name, CLOUDFRONT, items, name);
  }
}
