"""The tiers of governance in the report: their duties, what each reviewed and when, their meetings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.book.meetings import meetings_of
from assay.core.numbers import grouped, shortest
from assay.importers.choices import choice_label
from assay.report.display import day_in
from assay.report.document import Column, PlainTable, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assay.book.meetings import Held, Review
    from assay.core.languages import Text
    from assay.report.document import Block, Runs
    from assay.report.material import Material


def governance_blocks(material: Material) -> list[Block]:
    """The tiers with their duties, what each reviewed, and what each decided when."""
    made = (_bodies(material), _reviews(material), _signed(material), _meetings(material))
    return [table for table in made if table is not None]


def reviews_told(material: Material) -> list[Review]:
    """Reviews of the reporting year's matters that the report may tell: none of after the day it is dated."""
    return [review for held in _told(material) for review in held.reviews if review.year == _year(material)]


def matter_label(material: Material, matter: str) -> str:
    """What was reviewed, in words."""
    spec = next(spec for spec in material.book.registers.values() if spec.role == "reviews")
    return material.member(spec.fields["matter"].dimension, matter)


def _year(material: Material) -> int:
    return material.book.reporting_year


def _told(material: Material) -> list[Held]:
    """Meetings of the year, and those after it that had matters of the year before them."""
    book = material.book
    period, last = book.period(book.reporting_year), book.report.published_on or date.max
    return [
        held
        for held in meetings_of(book)
        if (period.start <= held.day <= period.end)
        or (period.end < held.day <= last and any(review.year == book.reporting_year for review in held.reviews))
    ]


def _bodies(material: Material) -> PlainTable | None:
    say, bodies = material.say, material.book.governance.bodies
    if not bodies:
        return None
    return PlainTable(
        id="t-bodies",
        caption=say("bodies"),
        columns=(
            Column(label=say("body"), share=2),
            Column(label=say("composition"), share=3),
            Column(label=say("duties"), share=6),
        ),
        rows=tuple(
            (
                (Run(text=body.name.in_language(material.language), bold=True),),
                _text(material, body.composition),
                (Run(text="\n".join(duty.in_language(material.language) for duty in body.duties)),),
            )
            for body in bodies
        ),
    )


def _reviews(material: Material) -> PlainTable | None:
    """A row a matter, a column a tier from the bottom up: the days it was seen, and what came of it."""
    found, bodies = reviews_told(material), list(reversed(material.book.governance.bodies))
    if not found:
        return None
    matters = sorted({review.matter for review in found}, key=lambda name: _first_and_rank(found, name))
    return PlainTable(
        id="t-reviews",
        caption=material.say("reviews"),
        columns=(
            Column(label=material.say("matter"), share=4),
            *(Column(label=body.name.in_language(material.language), share=4) for body in bodies),
        ),
        rows=tuple(
            (
                (Run(text=matter_label(material, matter), bold=True),),
                *(_seen(material, [r for r in found if (r.matter, r.body.id) == (matter, body.id)]) for body in bodies),
            )
            for matter in matters
        ),
        source=material.say("reviews_note"),
    )


def _signed(material: Material) -> PlainTable | None:
    """Who signed this report, from the lowest tier up. All signed the same facts and texts: others do not count."""
    say, found = material.say, material.sign_offs
    order = [body.id for body in reversed(material.book.governance.bodies)]
    rows = sorted((each for each in found if each.body in order), key=lambda each: (order.index(each.body), each.day))
    if not rows:
        return None
    names = {body.id: body.name.in_language(material.language) for body in material.book.governance.bodies}
    stated = any(each.statement for each in rows)
    headings = (("body", 4), ("signatory", 4), ("date", 3), *([("signed_statement", 7)] if stated else []))
    over = say("signed_over", facts=grouped(Decimal(rows[0].facts)), texts=rows[0].texts, digest=rows[0].digest)
    return PlainTable(
        id="t-signed",
        caption=say("signed"),
        columns=tuple(Column(label=say(name), share=share) for name, share in headings),
        rows=tuple(
            (
                (Run(text=names[each.body], bold=True),),
                (Run(text=each.name),),
                (Run(text=day_in(each.day, material.language)),),
                *([(Run(text=each.statement),)] if stated else []),
            )
            for each in rows
        ),
        source=over,
    )


def _first_and_rank(found: Sequence[Review], matter: str) -> tuple[date, str]:
    """Matters in the order in which they were finished: the report comes last."""
    return max(review.day for review in found if review.matter == matter), matter


def _seen(material: Material, reviews: Sequence[Review]) -> Runs:
    lines = [
        f"{day_in(review.day, material.language)}{material.say('list_join')}{outcome(material, review)}"
        for review in reviews
    ]
    return (Run(text="\n".join(lines)),) if lines else ()


def outcome(material: Material, review: Review) -> str:
    """What came of a review, as a word within a sentence."""
    word = choice_label(review.outcome).in_language(material.language)
    return word[0].lower() + word[1:]


def _meetings(material: Material) -> PlainTable | None:
    """Meetings of which there is something to tell beside that they were held."""
    say = material.say
    told = [held for held in _told(material) if held.words is not None or held.reviews]
    if not told:
        return None
    attended = any(held.present is not None for held in told)
    headings = (("date", 3), ("body", 3), *([("present", 2)] if attended else []), ("subject", 5), ("decision", 5))
    return PlainTable(
        id="t-meetings",
        caption=say("meetings"),
        columns=tuple(Column(label=say(name), share=share) for name, share in headings),
        rows=tuple(
            (
                (Run(text=day_in(held.day, material.language)),),
                (Run(text=held.body.name.in_language(material.language)),),
                *([(Run(text=_present(material, held)),)] if attended else []),
                _subject(material, held),
                _text(material, held.words.decision if held.words else None) or _approved(material, held),
            )
            for held in told
        ),
    )


def _present(material: Material, held: Held) -> str:
    if held.present is None or held.entitled is None:
        return ""
    return material.say("present_of", present=shortest(held.present), entitled=shortest(held.entitled))


def _subject(material: Material, held: Held) -> Runs:
    if held.words is not None:
        return _text(material, held.words.subject)
    names = [matter_label(material, review.matter) for review in held.reviews]
    return (Run(text=material.say("list_join").join(dict.fromkeys(names))),)


def _approved(material: Material, held: Held) -> Runs:
    if held.words is not None or not held.reviews:
        return ()
    words = dict.fromkeys(choice_label(review.outcome).in_language(material.language) for review in held.reviews)
    return (Run(text=material.say("list_join").join(words)),)


def _text(material: Material, words: Text | None) -> Runs:
    return (Run(text=words.in_language(material.language)),) if words else ()
