"""Numbering plans: is this text a telephone number, and whose. Validation is `phonenumbers`' (libphonenumber's data)."""

import re
from dataclasses import dataclass
from functools import lru_cache

from detectors.folding import plain_signs

# phonenumbers is imported where it is used: many a short capture holds nothing that could be a number.

_SHAPE = re.compile(r"\+?[\d(][\d\s().\-/\u00a0\u2010-\u2015]{5,22}\d")
_PREFIX = re.compile(
    r"^\s*(?:tel|phone|sms|mobile|msisdn|smsto|callto|whatsapp|wa|viber|signal|sip|cell|fax|p)\s*:\s*", re.IGNORECASE
)
_SIP = re.compile(r"^\s*sips?:(?=\+?\d)([^@;]{7,40})[@;].*", re.IGNORECASE | re.DOTALL)
# Tried after the given regions where a field says that it is a number: the largest numbering plans by users.
COMMON_REGIONS = ("CN", "US", "GB", "DE", "IN", "FR", "JP", "KR", "BR", "ID", "RU", "ES", "IT", "TR", "NG", "MX", "AU")
# Tried where none of these holds it.
_OTHER_REGIONS = tuple(
    "PL NL SE NO DK FI PT BE CH AT CZ GR RO HU UA TH VN PH MY SG TW HK PK BD EG SA AE IL ZA KE AR CL CO PE IE NZ".split()
)
_LIMITS = ("2147483647", "2147483648", "4294967295")  # of 32 bits, which dial as numbers
_HOTLINE = re.compile(r"0?[89]00|400\d|1[38]00|0180\d|084[45]|087[01]|0120|0570|116\d{3}$")
# Numbers that regulators keep for fiction: no plan has them assigned, and testers use them as people's (Ofcom; ARCEP
# decision 2018-0881; NANPA 555-0100 to 0199; ComReg).
_FICTION = re.compile(
    r"\+447700900\d{3}|\+441(?:\d{3}4960\d{3}|632960\d{3}|914980\d{3})|\+443069990\d{3}|\+1\d{3}55501\d{2}|"
    r"\+33(?:199|261|353|465|536|639)\d{6}|\+35320910\d{4}"
)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164, the region of its plan, whether the plan has it assigned, and whether it is a mobile one.

    `personal` is false of those that are no person's: toll-free, premium, shared-cost and corporate ones.
    """

    e164: str
    region: str
    valid: bool
    mobile: bool
    international: bool
    personal: bool = True


def shaped(text: str) -> str:
    """The text as a plain dialling string if it is shaped like one (7 to 15 digits), otherwise empty."""
    if not 7 <= len(text) <= 64 or text.isalpha() or (text.isdecimal() and len(text) > 15):
        return ""
    if text.isascii() and text.isalnum():  # most texts: a number without marks, or a word
        return text if text.isdecimal() and len(set(text)) > 2 and text not in _LIMITS else ""
    folded = _PREFIX.sub("", _SIP.sub(r"\1", plain_signs(text))).strip()
    if not _SHAPE.fullmatch(folded) or re.search(
        r"\d{4}-\d{2}-\d{2}|^\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?$|^\d+\.\d+$", folded
    ):
        return ""  # dates, IPv4 addresses and networks, and decimal fractions are shaped like numbers too
    digits = sum(char.isdigit() for char in folded)
    return folded if 7 <= digits <= 15 and len({*folded} & {*"0123456789"}) > 2 else ""


@lru_cache(maxsize=8_192)
def parse_begun(text: str, regions: tuple[str, ...], lenient: bool = False) -> Phone | None:
    """The valid number that `text` is or begins with: a log's line may go on with a time, `+4915112345678 2026-11-27`."""
    for written in dict.fromkeys((text, text.split()[0])):
        phone = parse(written, regions, lenient)
        if phone is not None and phone.valid:
            return phone
    return None


def parse(text: str, regions: tuple[str, ...], lenient: bool = False) -> Phone | None:
    """The person's number that `text` is, tried in each region's plan in order, or None.

    Toll-free, premium, shared-cost and corporate numbers are no person's. `lenient` is for a field whose name says
    that it holds a number: it also tries the common regions, a country code without +, and numbers that are possible
    in length though not assigned (ranges kept for fiction are of that kind).
    """
    dialled = shaped(text)
    if not dialled:
        return None
    international = dialled.startswith(("+", "00"))
    tries: list[tuple[str, str | None]] = []
    if dialled.startswith("00"):
        tries.append(("+" + dialled[2:], None))
    tries += [(dialled, None)] if dialled.startswith("+") else [(dialled, region) for region in regions]
    possible: Phone | None = None
    for number, region in tries:
        phone = _parse(number, region)
        if phone and phone.valid:
            if lenient and region and not phone.mobile and not dialled.startswith("0"):
                # Landlines are dialled with a 0 before them: rather somebody's mobile number abroad, without its +.
                abroad = _parse("+" + dialled, None)
                phone = abroad if abroad and abroad.valid and abroad.mobile else phone
            return phone if phone.personal else None
        if phone and possible is None and (dialled.startswith("+") or region is not None):
            possible = phone
    if not lenient:
        return None
    return possible if international else _guessed(dialled, possible)


def _guessed(dialled: str, possible: Phone | None) -> Phone | None:
    """A number of none of the given plans: of one whose code leads it, or of the first common plan that holds it.

    A mobile number of one plan may be a hotline of another: there mobile ones go before, but for what hotlines begin with.
    """
    abroad = _parse("+" + dialled, None)
    if abroad is not None and abroad.valid and abroad.personal:
        return abroad
    found = _held_by(dialled, COMMON_REGIONS) or _held_by(dialled, _OTHER_REGIONS)
    if all(phone.personal for phone in found):
        return found[0] if found else possible
    if _HOTLINE.match(dialled) or any(phone.region == "US" and not phone.personal for phone in found):
        return None
    people = [phone for phone in found if phone.personal]
    return next((phone for phone in people if phone.mobile), people[0] if people else None)


def _held_by(dialled: str, regions: tuple[str, ...]) -> list[Phone]:
    """The number in each plan that has it assigned."""
    phones = (_parse(dialled, region) for region in regions)
    return [phone for phone in phones if phone is not None and phone.valid]


@lru_cache(maxsize=8_192)  # asked strictly first, and then again leniently
def _parse(number: str, region: str | None) -> Phone | None:
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    kind = phonenumbers.number_type(parsed)
    assigned = kind != PhoneNumberType.UNKNOWN
    nobodys = (
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    )
    mobile = kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
    e164 = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    fiction = not assigned and bool(_FICTION.fullmatch(e164))
    return Phone(
        e164,
        phonenumbers.region_code_for_number(parsed) or region or "",
        assigned or fiction,
        fiction or mobile,
        number.startswith("+"),
        kind not in nobodys,
    )


def region_of(text: str) -> str:
    """The region that a country field means: 'CN', '86', '+86'. Empty where it means none."""
    import phonenumbers

    value = text.strip().lstrip("+").lstrip("0")
    if value.isascii() and value.isdigit() and len(value) <= 3:
        region = str(phonenumbers.region_code_for_country_code(int(value)))
        return "" if region in ("ZZ", "001") else region
    upper = value.upper()
    return upper if len(upper) == 2 and upper in phonenumbers.SUPPORTED_REGIONS else ""


@lru_cache(maxsize=4096)
def region_written(text: str) -> str:
    """The main region of an internationally written number's country code, or empty."""
    import phonenumbers

    dialled = shaped(text)
    try:
        parsed = phonenumbers.parse("+" + dialled.lstrip("+0"), None)
    except phonenumbers.NumberParseException:
        return ""
    return str(phonenumbers.region_code_for_country_code(parsed.country_code or 0)).replace("ZZ", "").replace("001", "")


@lru_cache(maxsize=4096)
def written_forms(number: str, region: str) -> list[str]:
    """The forms in which a number is written bare: E.164 with + and without, behind 00 and 011, national with and
    without trunk prefix, and with both country code and trunk prefix."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return [re.sub(r"[^\d+]", "", number) or number]
    e164 = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    national = re.sub(r"\D", "", phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL))
    significant = phonenumbers.national_significant_number(parsed)
    code = str(parsed.country_code)
    forms = [e164, e164[1:], national, significant, "00" + e164[1:], "011" + e164[1:], f"+{code}0{significant}"]
    if national != significant:
        forms.append(f"+{code}{national}")
    return list(dict.fromkeys(forms))
