"""Reads scanned texts with biip, for BiipComparisonTest: biip_peer.py CASES ANSWERS, both JSON.

Where biip is known to accept more than the GS1 General Specifications, this script refuses:
a wrong check digit, an identifier that is there twice with different values, a value of variable
length that runs into the next one without FNC1, one without a value, digits in a country's letters,
day 00 where it does not stand for the last of a month, and an incomplete percent code. It takes away a slash at the end of a path, which biip does not accept.
"""

import json
import re
import sys

import biip
from biip.checksums import gs1_standard_check_digit
from biip.gs1_application_identifiers import _GS1_APPLICATION_IDENTIFIERS
from biip.gtin import Gtin
from biip.rcn import Rcn
from biip.upc import Upc

# the identifiers with a check digit that biip does not verify, and the number of digits up to it
CHECKED = {"253": 13, "255": 13, "402": 17, "8003": 14, "8006": 14, "8017": 18, "8018": 18, "8026": 14}

# the identifiers with a date that is one day
DAYS = ("4326", "7003", "7006", "7007", "7011", "8008")


def is_wrong(element):
    if not element.value or (element.ai.ai in DAYS and element.value[4:6] == "00"):
        return True
    if element.ai.ai in ("4307", "4317") and not element.value.isalpha():
        return True
    length = CHECKED.get(element.ai.ai)
    if element.gtin_error or element.gln_error or element.sscc_error:
        return True
    return length and gs1_standard_check_digit(element.value[: length - 1]) != int(element.value[length - 1])


def runs_on(element, text, end):
    is_variable = ".." in element.ai.format or "[" in element.ai.format
    return is_variable and end < len(text) and text[end] != "\x1d"


def elements(parsed):
    values = {}
    for element in parsed:
        if is_wrong(element) or values.setdefault(element.ai.ai, element.value) != element.value:
            return None
    return list(values.items())


def message(text):
    parsed = biip.parse(text).gs1_message
    if parsed is None or not parsed.element_strings:
        return None
    rest = parsed.value
    at = 0
    for element in parsed.element_strings:
        while rest[at] == "\x1d":
            at += 1
        at += len(element)
        if runs_on(element, rest, at):
            return None
    return elements(parsed.element_strings)


def link(text):
    if re.search("%(?![0-9A-Fa-f]{2})", text):
        return None
    parsed = biip.parse(re.sub(r"/(\?|$)", r"\1", text)).gs1_digital_link_uri
    return elements(parsed.element_strings) if parsed else None


def gtin(text):
    try:
        parsed = Gtin.parse(text)
    except biip.ParseError:
        return None
    return [parsed.as_gtin_14(), isinstance(parsed, Rcn)]


def upc_e(text):
    try:
        return Upc.parse(text).as_upc_a()
    except (biip.ParseError, biip.EncodeError):
        return None


def table():
    return {
        ai.ai: [re.sub(r"^N\d\+", "", ai.format), ai.separator_required]
        for ai in _GS1_APPLICATION_IDENTIFIERS.values()
    }


READERS = {"message": message, "link": link, "gtin": gtin, "upc_e": upc_e}

with open(sys.argv[1], encoding="utf-8") as cases:
    answers = [READERS[case["reader"]](case["text"]) for case in json.load(cases)]
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump({"answers": answers, "table": table()}, file)
