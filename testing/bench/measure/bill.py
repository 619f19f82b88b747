"""The price of a million requests and of a million photos on AWS, from measured units and times."""

# The list prices of us-east-1 in November 2026, without the free tier, from the pages aws.amazon.com/
# api-gateway/pricing, lambda/pricing (Arm), dynamodb/pricing/on-demand, s3/pricing and sqs/pricing.
# Prices are in dollars per million. The program behind make cost has the same prices and the other items of a bill.
REQUEST, INVOCATION, GB_SECOND = 3.50, 0.20, 13.3334
WRITE_UNIT, READ_UNIT = 0.625, 0.125
PUT, GET, MESSAGE = 5.00, 0.40, 3 * 0.40

API_GB, UPLOAD_GB = 1.0, 1769 / 1024  # the memory that the stack gives to the functions
ROUTES = {"CREATE_SESSION": "POST sessions", "GET_SESSION": "GET session", "PRESIGN_UPLOAD": "presign",
          "REGISTER_PHOTO": "POST photos"}
RENDITIONS = 4

# The same work elsewhere: a photo of 2.5 MB uploaded and stored for a month, and four sizes of it.
# cloudinary.com/pricing: a credit is 1,000 transformations or 1 GB stored; Advanced Extra: 1,350 credits for $549.
CREDIT = 549 / 1350
CLOUDINARY = 1e6 * (RENDITIONS / 1000 + 2.5e-3) * CREDIT
# uploadcare.com/pricing: 100,000 operations for $66; uploadcare.com/docs/billing: 3 for an upload, 1 for each size.
UPLOADCARE = 1e6 * (3 + RENDITIONS) * 66 / 100_000
STORAGE = 1e6 * 2.5e-3 * 0.023  # a month of S3 Standard, for the originals


def lines(by_route, api_millis, photo_millis):
    """The lines of the report.

    by_route: the units that each function logged under load; api_millis: the time of a warm request;
    photo_millis: the time of a photo."""
    report = ["A MILLION OF EACH IN US$ (with the time on one CPU of this machine, at the memory that the stack gives)"]
    total = 0
    for route, name in ROUTES.items():
        sums = by_route.get(route)
        if not sums:
            continue
        dollars = REQUEST + INVOCATION + api_millis / 1000 * API_GB * GB_SECOND + units(sums)
        total += dollars
        report.append(f"{name:14} {dollars:8.2f}   ({api_millis * API_GB:.1f} GB-ms, "
                      f"{sums['write_units'] / sums['calls']:.1f} write and {sums['read_units'] / sums['calls']:.1f} read units)")
    photo = (INVOCATION + MESSAGE + (2 + RENDITIONS) * PUT + GET + photo_millis / 1000 * UPLOAD_GB * GB_SECOND
             + units(by_route["UPLOADED_OBJECT"]))
    return report + [
        f"{'upload event':14} {photo:8.2f}   ({photo_millis * UPLOAD_GB:.0f} GB-ms for 12 megapixels, {RENDITIONS} sizes)",
        f"a photo with a session of its own, in all: {total + photo:.2f}, and {STORAGE:.2f} per month of storage",
        f"the same at Cloudinary {CLOUDINARY:.2f}, at Uploadcare {UPLOADCARE:.2f} (list prices of plans, per unit)"]


def units(sums):
    """The price of the capacity units of a million calls."""
    return (sums["write_units"] * WRITE_UNIT + sums["read_units"] * READ_UNIT) / sums["calls"]
