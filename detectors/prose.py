"""Numbers in running text: a note, a chat, a line of a log. Only what is written internationally or called a number counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from detectors.people import BUSINESS_WORDS, PHONE_PARTS, PHONE_WORDS
from detectors.phone import Phone, parse_begun
from detectors.words import names_any, words

_DIGITS = re.compile(r"\d(?:[\s().\-/]{0,3}\d){6}")  # as many as the shortest number has: most texts have none
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.+/-])(?:\+\d|\(?\d)(?:[^\S\n\r]|[\d().\-/]){5,20}\d(?![A-Za-z0-9_%])")
_CALLING = frozenset(
    "call ring nummer anruf anrufen ruf numero whatsapp sms text llamar llama appeler 微信 致电 打给 拨打 电联 加微 打 或打 请打 可打 加我 联系我".split()
)
_WHOSE = frozenset("me my mich mir meine mein moi mon ma mi mio minha me 我 我的 私 мой мне 제 내 मेरा मेरे".split())
_NUMBERS = frozenset("number nummer numero numéro 号码 номер 번호 नंबर رقمي رقم".split())
# What stands between the word and the number.
_WORD = re.compile(r"[^\s\d:=#.,;()+_\-]+")
_FILLERS = frozenset(
    """is no nr num number at on to me my us back up is ist lautet an unter es est a al la le là numéro the by via with now here at
    номер номеру это है are new neue nouveau nuevo current""".split()
)
_BEFORE = 24  # characters that may say what a number is
_LONGEST = 100_000
_MOST = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A number in a text: whether the words before it call it one, and whether they say whose it is."""

    phone: Phone
    called: bool
    own: bool


def numbers_told(text: str, regions: tuple[str, ...]) -> Iterator[Told]:
    """The persons' numbers in a text that is more than a number; none in one that is about a business."""
    for number, called, own in candidates(text):
        if phone := parse_begun(number, regions, lenient=called):
            yield Told(phone, called, own)


def candidates(text: str) -> Iterator[tuple[str, bool, bool]]:
    """What in a text may be a number, whether the words before it call it one, and whether they say whose."""
    if not _DIGITS.search(text, 0, _LONGEST):
        return
    for match in islice(_NUMBER.finditer(text, 0, _LONGEST), _MOST):
        if len(match[0]) == len(text):
            return
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        own = words(before)
        whose = bool(own & _WHOSE)
        called = _calls(before, whose)
        if (called or match[0][0] == "+") and not own & BUSINESS_WORDS:
            yield match[0], called, whose


def _calls(before: str, whose: bool) -> bool:
    """Whether the last word before a number, but for fillers, calls it one: `my phone is`, but not `phone case`."""
    for word in reversed(_WORD.findall(before)):
        if names_any(word, PHONE_WORDS, PHONE_PARTS) or words(word) & _CALLING or (whose and words(word) & _NUMBERS):
            return True
        if word.lower() not in _FILLERS:
            return False
    return False
