"""The styles in which paragraphs are cited: their rules as forms (see ``forms``). Data only.

Sources, and what is decided where they leave a choice:

* United Nations: Editorial Manual, "Resolutions and other formal decisions" (identification by the full
  name of the organ and the number, never by the title) and "United Nations sources" (documents by symbol).
* OSCOLA, "Citing International Law Sources" (2006), kept by the later editions: author, 'title', (date),
  UN Doc; a resolution is ``UNGA Res``; no UN Doc for numbers before 1976, which say it all.
* The Bluebook, 21st and 22nd editions, rule 21, United Nations sources: the resolution by its symbol, as the
  documents are held online; the pinpoint before the symbol; months abbreviated (table T12).
* APA, 7th edition, 10.4: a document by a group author, with its symbol as the report's number; the place
  within it stands in the text (8.13), not in the reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from resolutions.citation_styles import records


@dataclass(frozen=True, slots=True)
class Style:
    """The rules of one style.

    ``forms`` maps a kind of text to forms, the fullest first; ``pinpoints`` a part of a text to the form
    of a place in it; ``label`` is the form of a sub-paragraph's letter after a number. ``bodies`` are the
    organs' short names and ``words`` what is shortened in any name; ``day`` is the form of a date.
    """

    key: str
    name: str
    forms: Mapping[str, tuple[str, ...]]
    pinpoints: Mapping[str, tuple[str, ...]]
    label: str
    day: str
    months: tuple[str, ...]
    bodies: Mapping[str, str] = field(default_factory=dict)
    words: tuple[tuple[str, str], ...] = ()
    no_date: str = ""


MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July"),
    *("Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)

UNITED_NATIONS = Style(
    key="un",
    name="United Nations",
    forms={
        # General Assembly resolution 77/237, para. 12
        records.RESOLUTION: ("{body} resolution {number}<, {pinpoint}>",),
        # General Assembly resolution 217 A (III), annex
        records.OLD_RESOLUTION: ("{body} resolution {number}<, {pinpoint}>",),
        # Security Council resolution 1373 (2001), para. 2
        records.DATED_RESOLUTION: ("{body} resolution {number}<, {pinpoint}>",),
        # General Assembly decision 74/534
        records.DECISION: ("{body} decision {number}<, {pinpoint}>",),
        # Draft resolution A/C.3/80/L.5/Rev.1, para. 12
        records.DRAFT: (
            "Draft resolution {symbol}<, {pinpoint}>",
            "{body}<, {session} session><, {committee}>, draft resolution “{title}”<, {pinpoint}>",
        ),
        # A/75/464, draft resolution III, para. 4
        records.RECOMMENDED: (
            "{symbol}, draft resolution {ordinal}<, {pinpoint}>",
            "{symbol}, draft resolution “{title}”<, {pinpoint}>",
            "{body}<, {session} session>, report of the {committee}, draft resolution {ordinal}"
            "<, {pinpoint}>",
            "{body}<, {session} session>, draft resolution< {ordinal}>, “{title}”<, {pinpoint}>",
        ),
        # A/75/464, para. 31
        records.REPORT: (
            "{symbol}<, {pinpoint}>",
            "{body}<, {session} session>, report of the {committee}<, “{title}”><, {pinpoint}>",
            "{body}<, {session} session>, “{title}”<, {pinpoint}>",
        ),
    },
    pinpoints={
        records.PREAMBULAR: ("{spelt} preambular paragraph<, subparagraph{labels}>",),
        records.OPERATIVE: ("para. {number}<{labels}>",),
        records.PARAGRAPH: ("para. {number}<{labels}>",),
        records.ANNEX: ("annex< {annex}><, para. {number}<{labels}>>",),
    },
    label=" {label}",
    day="{day} {month} {year}",
    months=MONTHS,
)

OSCOLA = Style(
    key="oscola",
    name="OSCOLA",
    forms={
        # UNGA Res 51/210 (17 December 1996) UN Doc A/RES/51/210, para 3
        records.RESOLUTION: ("{body} Res {number}< ({date})>< UN Doc {symbol}><, {pinpoint}>",),
        # UNGA Res 3314 (XXIX) (14 December 1974)
        records.OLD_RESOLUTION: ("{body} Res {number}< ({date})><, {pinpoint}>",),
        # UNSC Res 1373 (28 September 2001) UN Doc S/RES/1373, para 2
        records.DATED_RESOLUTION: (
            "{body} Res {count} ({date})< UN Doc {short_symbol}><, {pinpoint}>",
            "{body} Res {number}< UN Doc {short_symbol}><, {pinpoint}>",
        ),
        # UNGA Dec 74/534 (18 December 2019)
        records.DECISION: ("{body} Dec {number}< ({date})>< UN Doc {symbol}><, {pinpoint}>",),
        # UNGA Third Committee, Draft Res ‘Crime prevention’ (12 November 2025) UN Doc A/C.3/80/L.5, para 3
        records.DRAFT: (
            "{body}< {committee}>, Draft Res ‘{title}’< ({date})>< UN Doc {symbol}><, {pinpoint}>",
        ),
        # UNGA Third Committee, Draft Res III ‘Crime prevention’ (24 November 2020) UN Doc A/75/464, para 4
        records.RECOMMENDED: (
            "{body}< {committee}>, Draft Res< {ordinal}> ‘{title}’< ({date})>< UN Doc {symbol}>"
            "<, {pinpoint}>",
        ),
        # UNGA Third Committee, ‘Crime prevention’ (24 November 2020) UN Doc A/75/464, para 31
        records.REPORT: (
            "{body}< {committee}>, ‘{title}’< ({date})>< UN Doc {symbol}><, {pinpoint}>",
            "{body}< {committee}>< ({date})>< UN Doc {symbol}><, {pinpoint}>",
        ),
    },
    pinpoints={
        records.PREAMBULAR: ("preambular para {number}<{labels}>",),
        records.OPERATIVE: ("para {number}<{labels}>",),
        records.PARAGRAPH: ("para {number}<{labels}>",),
        records.ANNEX: ("annex< {annex}>< para {number}<{labels}>>",),
    },
    label="{label}",
    day="{day} {month} {year}",
    months=MONTHS,
    bodies={
        "General Assembly": "UNGA",
        "Security Council": "UNSC",
        "Economic and Social Council": "ECOSOC",
        "Human Rights Council": "UNHRC",
        "Commission on Crime Prevention and Criminal Justice": "UN Commission on Crime Prevention and "
        "Criminal Justice",
        "Commission on Narcotic Drugs": "UN Commission on Narcotic Drugs",
    },
)

BLUEBOOK = Style(
    key="bluebook",
    name="Bluebook",
    forms={
        # G.A. Res. 62/228, ¶ 35, U.N. Doc. A/RES/62/228 (Dec. 22, 2007)
        records.RESOLUTION: ("{body} Res. {number}<, {pinpoint}><, U.N. Doc. {symbol}>< ({date})>",),
        # G.A. Res. 217 (III) A, U.N. Doc. A/RES/217(III) (Dec. 10, 1948)
        records.OLD_RESOLUTION: (
            "{body} Res. {count} ({of_session})< {letter}><, {pinpoint}><, U.N. Doc. {symbol}>< ({date})>",
        ),
        # S.C. Res. 1373, ¶ 2, U.N. Doc. S/RES/1373 (Sept. 28, 2001)
        records.DATED_RESOLUTION: (
            "{body} Res. {count}<, {pinpoint}><, U.N. Doc. {short_symbol}> ({date})",
            "{body} Res. {number}<, {pinpoint}><, U.N. Doc. {short_symbol}>",
        ),
        # G.A. Dec. 74/534 (Dec. 18, 2019)
        records.DECISION: ("{body} Dec. {number}<, {pinpoint}><, U.N. Doc. {symbol}>< ({date})>",),
        # G.A. Third Comm., Draft Res., Crime prevention, ¶ 3, U.N. Doc. A/C.3/80/L.5 (Nov. 12, 2025)
        records.DRAFT: (
            "{body}< {committee}>, Draft Res., *{title}*<, {pinpoint}><, U.N. Doc. {symbol}>< ({date})>",
        ),
        # G.A. Third Comm., Draft Res. III, Crime prevention, ¶ 4, U.N. Doc. A/75/464 (Nov. 24, 2020)
        records.RECOMMENDED: (
            "{body}< {committee}>, Draft Res.< {ordinal}>, *{title}*<, {pinpoint}><, U.N. Doc. {symbol}>"
            "< ({date})>",
        ),
        # G.A. Third Comm., Crime prevention and criminal justice, ¶ 31, U.N. Doc. A/75/464 (Nov. 24, 2020)
        records.REPORT: (
            "{body}< {committee}>, *{title}*<, {pinpoint}><, U.N. Doc. {symbol}>< ({date})>",
            "{body}< {committee}><, {pinpoint}><, U.N. Doc. {symbol}>< ({date})>",
        ),
    },
    pinpoints={
        records.PREAMBULAR: ("pmbl. ¶ {number}<{labels}>",),
        records.OPERATIVE: ("¶ {number}<{labels}>",),
        records.PARAGRAPH: ("¶ {number}<{labels}>",),
        records.ANNEX: ("annex< {annex}><, ¶ {number}<{labels}>>",),
    },
    label="{label}",
    day="{month} {day}, {year}",
    months=SHORT_MONTHS,
    bodies={
        "General Assembly": "G.A.",
        "Security Council": "S.C.",
        "Economic and Social Council": "E.S.C.",
        "Commission on Crime Prevention and Criminal Justice": "Comm’n on Crime Prevention & Crim. Just.",
        "Commission on Narcotic Drugs": "Comm’n on Narcotic Drugs",
    },
    words=(("Committee", "Comm."), ("United Nations", "U.N.")),
)

APA = Style(
    key="apa",
    name="APA 7, reference list",
    forms={
        # United Nations General Assembly. (2022, December 15). Title (A/RES/77/237). https://...
        records.RESOLUTION: (
            "{body}. ({date}). *{title}* ({symbol}).< {url}>",
            "{body}. ({date}). *{title}* (Resolution {number}).< {url}>",
            "{body}. ({date}). *Resolution {number}*.< {url}>",
        ),
        records.OLD_RESOLUTION: (
            "{body}. ({date}). *{title}* (Resolution {number}).< {url}>",
            "{body}. ({date}). *Resolution {number}*.< {url}>",
        ),
        # United Nations Security Council. (2001, September 28). Resolution 1373 (2001). https://undocs.org/...
        records.DATED_RESOLUTION: (
            "{body}. ({date}). *{title}* (Resolution {number}).< {url}>",
            "{body}. ({date}). *Resolution {number}*.< {url}>",
        ),
        records.DECISION: (
            "{body}. ({date}). *{title}* (Decision {number}).< {url}>",
            "{body}. ({date}). *Decision {number}*.< {url}>",
        ),
        # United Nations General Assembly, Third Committee. (2025). Title (A/C.3/80/L.5) [Draft resolution].
        records.DRAFT: (
            "{body}<, {committee}>. ({date}). *{title}*< ({symbol})> [Draft resolution].< {url}>",
        ),
        records.RECOMMENDED: (
            "{body}<, {committee}>. ({date}). *{title}*< ({symbol}, draft resolution {ordinal})>"
            " [Draft resolution].< {url}>",
        ),
        # United Nations General Assembly, Third Committee. (2020, November 24). Title (A/75/464). https://...
        records.REPORT: (
            "{body}<, {committee}>. ({date}). *{title}*< ({symbol})>.< {url}>",
            "{body}<, {committee}>. ({date}). *Report*< ({symbol})>.< {url}>",
        ),
    },
    pinpoints={},
    label="",
    day="{year}, {month} {day}",
    months=MONTHS,
    bodies={
        "General Assembly": "United Nations General Assembly",
        "Security Council": "United Nations Security Council",
        "Economic and Social Council": "United Nations Economic and Social Council",
        "Human Rights Council": "United Nations Human Rights Council",
        "Commission on Crime Prevention and Criminal Justice": "United Nations Commission on Crime "
        "Prevention and Criminal Justice",
        "Commission on Narcotic Drugs": "United Nations Commission on Narcotic Drugs",
    },
    no_date="n.d.",
)

APA_IN_TEXT = Style(
    key="apa-in-text",
    name="APA 7, in the text",
    forms={
        # (United Nations General Assembly, 2022, para. 12)
        **dict.fromkeys(records.KINDS, ("({body}, {year}<, {pinpoint}>)",)),
        # (United Nations General Assembly, Third Committee, 2020, para. 31)
        **dict.fromkeys(
            (records.DRAFT, records.RECOMMENDED, records.REPORT),
            ("({body}<, {committee}>, {year}<, {pinpoint}>)",),
        ),
    },
    pinpoints={
        records.PREAMBULAR: ("preambular para. {number}<{labels}>",),
        records.OPERATIVE: ("para. {number}<{labels}>",),
        records.PARAGRAPH: ("para. {number}<{labels}>",),
        records.ANNEX: ("annex< {annex}><, para. {number}<{labels}>>",),
    },
    label="{label}",
    day=APA.day,
    months=MONTHS,
    bodies=APA.bodies,
    no_date="n.d.",
)

STYLES = (UNITED_NATIONS, OSCOLA, BLUEBOOK, APA, APA_IN_TEXT)
"""Every style, in the order in which they are offered."""
