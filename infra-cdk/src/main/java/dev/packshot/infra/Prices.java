package dev.packshot.infra;

/** The list prices of us-east-1 in November 2026, in US$, without the free tier. */
final class Prices {
  private static final double MILLION = 1e6;

  /** aws.amazon.com/api-gateway/pricing: the first 333 million requests in a month. */
  static final double API_REQUEST = 3.50 / MILLION;

  /** aws.amazon.com/lambda/pricing, Arm. */
  static final double INVOCATION = 0.20 / MILLION;

  static final double GB_SECOND = 0.0000133334;

  /** aws.amazon.com/dynamodb/pricing/on-demand. */
  static final double WRITE_UNIT = 0.625 / MILLION;

  static final double READ_UNIT = 0.125 / MILLION;
  static final double TABLE_GB_MONTH = 0.25 + 0.20; // storage, and point-in-time recovery

  /** aws.amazon.com/s3/pricing, Standard: PUT, COPY, POST and LIST; DELETE is free. */
  static final double PUT = 0.005 / 1_000;

  static final double GET = 0.0004 / 1_000;
  static final double OBJECT_GB_MONTH = 0.023;

  /** The same for Glacier Instant Retrieval, whose objects cost more to read. */
  static final double ARCHIVE_GB_MONTH = 0.004;

  static final double ARCHIVE_MOVE = 0.02 / 1_000;
  static final double ARCHIVE_GB_READ = 0.03;

  /** aws.amazon.com/sqs/pricing, standard queues. */
  static final double QUEUE_REQUEST = 0.40 / MILLION;

  /** aws.amazon.com/cloudwatch/pricing: ingestion and storage. */
  static final double LOG_GB = 0.50 + 0.03;

  static final double ALARM_MONTH = 0.10;
  static final double METRIC_MONTH = 0.30;
  static final double DASHBOARD_MONTH = 3.00;

  /** aws.amazon.com/waf/pricing: one web ACL with two rules. */
  static final double FIREWALL_MONTH = 5.00 + 2 * 1.00;

  static final double FIREWALL_REQUEST = 0.60 / MILLION;

  /** aws.amazon.com/ec2/pricing/on-demand, data transfer: the first 10 TB out in a month. */
  static final double GB_OUT = 0.09;

  /** aws.amazon.com/cloudfront/pricing, North America, HTTPS, the first 10 TB in a month. */
  static final double PICTURE_REQUEST = 0.0100 / 10_000;

  static final double PICTURE_GB_OUT = 0.085;

  /** aws.amazon.com/cloudfront/pricing, CloudFront Functions. */
  static final double PICTURE_FUNCTION = 0.10 / MILLION;

  private Prices() {}
}
