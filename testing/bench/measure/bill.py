"""What a million requests, and a million photos, cost on AWS: measured units and time at the public prices of us-east-1."""

# aws.amazon.com: api-gateway/pricing, lambda/pricing (Arm), dynamodb/pricing/on-demand, s3/pricing, sqs/pricing;
# November 2026, without the free tier. infra-cdk's Cost has the same prices and the rest of a month's bill.
REQUEST, CALL, GB_SECOND = 3.50, 0.20, 13.3334
WRITE_UNIT, READ_UNIT = 0.625, 0.125
PUT, GET, MESSAGE = 5.00, 0.40, 3 * 0.40

API_GB, EVENT_GB = 1.0, 1769 / 1024  # infra-cdk's Plans
ROUTES = {"CREATE_SESSION": "POST sessions", "GET_SESSION": "GET session", "PRESIGN_UPLOAD": "presign",
          "REGISTER_PHOTO": "POST photos"}
RENDITIONS = 4

# The same job elsewhere: a photo of 2.5 MB taken in and kept a month, four sizes of it made.
# cloudinary.com/pricing: a credit is 1,000 transformations or 1 GB kept; Advanced Extra: 1,350 credits for $549.
CREDIT = 549 / 1350
CLOUDINARY = 1e6 * (RENDITIONS / 1000 + 2.5e-3) * CREDIT
# uploadcare.com/pricing: 100,000 operations for $66; uploadcare.com/docs/billing: 3 to upload, 1 for each size.
UPLOADCARE = 1e6 * (3 + RENDITIONS) * 66 / 100_000
KEPT = 1e6 * 2.5e-3 * 0.023  # S3 standard, the photos alone


def lines(by_route, api_millis, photo_millis):
    """by_route: units of each function as logged under load; the times: of one warm request and one photo."""
    told = ["A MILLION OF THEM IN US$ (time on one of this machine's CPUs, at the memory that the stack gives)"]
    total = 0
    for route, name in ROUTES.items():
        sums = by_route.get(route)
        if not sums:
            continue
        dollars = (REQUEST + CALL + api_millis / 1000 * API_GB * GB_SECOND
                   + sums["write_units"] / sums["calls"] * WRITE_UNIT + sums["read_units"] / sums["calls"] * READ_UNIT)
        total += dollars
        told.append(f"{name:14} {dollars:8.2f}   ({api_millis * API_GB:.1f} GB-ms, "
                    f"{sums['write_units'] / sums['calls']:.1f} write and {sums['read_units'] / sums['calls']:.1f} read units)")
    event = by_route["UPLOADED_OBJECT"]
    photo = (CALL + MESSAGE + (2 + RENDITIONS) * PUT + GET + photo_millis / 1000 * EVENT_GB * GB_SECOND
             + event["write_units"] / event["calls"] * WRITE_UNIT + event["read_units"] / event["calls"] * READ_UNIT)
    told.append(f"{'upload event':14} {photo:8.2f}   ({photo_millis * EVENT_GB:.0f} GB-ms for 12 megapixels, {RENDITIONS} sizes)")
    told += [f"a photo, with a session of its own, all of it: {total + photo:.2f}, and {KEPT:.2f} a month while it is kept",
             f"the same at Cloudinary {CLOUDINARY:.2f}, at Uploadcare {UPLOADCARE:.2f} (list prices of plans, by the unit)"]
    return told
