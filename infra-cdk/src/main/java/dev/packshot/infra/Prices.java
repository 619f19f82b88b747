package dev.packshot.infra;

/** The public prices of us-east-1 as of November 2026, in US$, without the free tier. */
final class Prices {
  private static final double MILLION = 1e6;

  /** aws.amazon.com/api-gateway/pricing: the first 333 million requests of a month. */
  static final double API_REQUESTS = 3.50 / MILLION;

  /** aws.amazon.com/lambda/pricing, Arm. */
  static final double CALLS = 0.20 / MILLION;

  static final double GB_SECONDS = 0.0000133334;

  /** aws.amazon.com/dynamodb/pricing/on-demand. */
  static final double WRITE_UNITS = 0.625 / MILLION;

  static final double READ_UNITS = 0.125 / MILLION;
  static final double TABLE_GB_MONTHS = 0.25 + 0.20; // stored, and point-in-time recovery

  /** aws.amazon.com/s3/pricing, standard: PUT, COPY, POST and LIST; to delete is free. */
  static final double PUTS = 0.005 / 1_000;

  static final double GETS = 0.0004 / 1_000;
  static final double OBJECT_GB_MONTHS = 0.023;

  /** aws.amazon.com/sqs/pricing, standard queues. */
  static final double QUEUE_REQUESTS = 0.40 / MILLION;

  /** aws.amazon.com/cloudwatch/pricing: taken in, then kept. */
  static final double LOG_GB = 0.50 + 0.03;

  /** aws.amazon.com/ec2/pricing/on-demand, data transfer: the first 10 TB out of a month. */
  static final double GB_OUT = 0.09;

  /** aws.amazon.com/cloudfront/pricing, North America, HTTPS, the first 10 TB of a month. */
  static final double VIEWS = 0.0100 / 10_000;

  static final double GB_VIEWED = 0.085;

  private Prices() {}
}
