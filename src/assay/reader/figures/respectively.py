"""Sentences that pair several names with several figures: "male and female staff were 12 and 8 respectively"."""

from __future__ import annotations

import re
from itertools import pairwise

from assay.reader.figures.prose_words import clause_before, trimmed
from assay.reader.figures.years import years_in

_MARK = re.compile(r"\brespectively\b|分別|分别", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:,|、|，|and|及|和|與|与|,\s*and|(?:and\s+)?(?:approximately|about)|約|约)?\s*(?:and\s*)?", re.IGNORECASE
)
_LIST = re.compile(r"\s*(?:,\s*and\s+|,\s*|、|\s+and\s+|及|和|與|与)\s*")


def paired(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[str, int | None], ...] | None:
    """``(label, year)`` for each of the figures at ``spans``, if the sentence pairs them; ``()`` if it does so in a way
    that cannot be told; ``None`` if it pairs nothing. A year is ``None`` where the names differ and not the years.

    >>> text = "Staff of the north and the south were 12 and 8 respectively."
    >>> paired(text, ((38, 40), (45, 46)))
    (('Staff of the north', None), ('Staff of the south', None))
    """
    if not _MARK.search(text) or len(spans) < 2:
        return None
    if any(not _BETWEEN.fullmatch(text[end:start]) for (_, end), (start, _) in pairwise(spans)):
        return ()
    before = _MARK.sub("", text[: spans[0][0]])
    years = [found.year for found in years_in(before)]
    if len(years) == len(spans):
        label = trimmed(
            re.sub(r"\s*(?:in|for|during|於|于)?\s*\S*(?:19|20)\d\d\S*(?:\s*(?:and|及|和|,|、)\s*)?", " ", before)
        )
        return tuple((label, year) for year in years) if label else ()
    names = [part for part in _LIST.split(_whole_list(before, len(spans))) if part]
    if len(names) != len(spans):
        return ()
    return tuple((name, None) for name in _completed(names))


def _whole_list(before: str, count: int) -> str:
    """The clause that holds the list: commas part its names when there are more than two."""
    clause = trimmed(clause_before(before))
    whole = trimmed(before)
    return clause if len([part for part in _LIST.split(clause) if part]) == count else whole


def _completed(names: list[str]) -> list[str]:
    """Names that share a head or a tail get it: "number of male" and "female staff"."""
    last, first = names[-1], names[0]
    if re.search(r"[\u3400-\u9fff]", last):
        size = len(first)
        return [name if name == last or len(name) > size else name + last[size:] for name in names]
    tail = " ".join(last.split(" ")[_kept(first, last) :])
    head = re.match(r"(.*\b(?:of|by|for|from)\s+(?:the\s+)?)\S+$", first)
    done = [f"{name} {tail}".strip() if name != last and tail else name for name in names]
    return [
        done[0],
        *(f"{head[1]}{name}" if head and not name.startswith(head[1]) else name for name in _bare(done[1:])),
    ]


def _kept(first: str, last: str) -> int:
    """How many words of the last name are its own: a number after a word belongs to it ("Scope 2")."""
    words = last.split(" ")
    if words[0].casefold() == "the":
        return len(words)
    return 2 if len(words) > 1 and re.fullmatch(r"[\dA-Z]", words[1]) and first.split(" ")[-2:-1] == [words[0]] else 1


def _bare(names: list[str]) -> list[str]:
    return [re.sub(r"^the\s+", "", name) for name in names]
