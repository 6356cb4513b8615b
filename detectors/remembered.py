"""Answers that come again and again, kept: within bounds of how many and how long, since what is asked comes from traffic."""

from collections.abc import Callable, Sized
from functools import lru_cache, wraps
from typing import cast


def remembered[S: Sized, *Rest, R](
    entries: int, longest: int
) -> Callable[[Callable[[S, *Rest], R]], Callable[[S, *Rest], R]]:
    """Keeps a function's last answers, but for first arguments longer than `longest`, with which an app could fill memory."""

    def decorate(function: Callable[[S, *Rest], R]) -> Callable[[S, *Rest], R]:
        kept = cast(Callable[[S, *Rest], R], lru_cache(entries)(function))

        @wraps(function)
        def answer(asked: S, /, *rest: *Rest) -> R:
            return kept(asked, *rest) if len(asked) <= longest else function(asked, *rest)

        return answer

    return decorate
