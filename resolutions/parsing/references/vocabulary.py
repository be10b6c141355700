"""The words a language uses around references, as data; code that reads them knows no language."""

from dataclasses import dataclass

ANY_MONTH = (
    ("january", "janvier", "enero", "января", r"كانون الثاني"),
    ("february", "février", "febrero", "февраля", "شباط"),
    ("march", "mars", "marzo", "марта", "آذار"),
    ("april", "avril", "abril", "апреля", "نيسان"),
    ("may", "mai", "mayo", "мая", "أيار"),
    ("june", "juin", "junio", "июня", "حزيران"),
    ("july", "juillet", "julio", "июля", "تموز"),
    ("august", "août", "agosto", "августа", "آب"),
    ("september", "septembre", "septiembre", "сентября", "أيلول"),
    ("october", "octobre", "octubre", "октября", "تشرين الأول"),
    ("november", "novembre", "noviembre", "ноября", "تشرين الثاني"),
    ("december", "décembre", "diciembre", "декабря", "كانون الأول"),
)
"""Names of the months, January first, in English, French, Spanish, Russian and Arabic."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Regular expressions of one language.

    ``resolution`` and ``decision`` are the words before a number (after it where ``key_follows``);
    ``possessive`` is what makes them the issuing organ's own; ``date`` is a printed date after a number,
    with a ``day``, ``month`` and ``year``; ``also`` joins the members of a list; ``of`` leads from a
    number to the organ named after it; ``agent`` stands before an organ that acts; ``intro`` leads from
    an organ's resolutions to examples of them; ``dated`` leads from a date to
    what was adopted then; ``title`` is a quoted title, ``entitled`` what leads to it.
    """

    resolution: str
    decision: str
    possessive: str
    date: str
    also: str
    of: str
    intro: str
    ibid: str
    pinpoint: str
    dated: str
    agent: str
    title: str
    entitled: str
    key_follows: bool = False


_MONTH = r"(?P<month>(?i:{}))"
_NUMBERS = r"(?:[0-9]+(?:\.[0-9]+)?(?![0-9/])(?:\s*\([a-z]+\))*|\([a-z]+\)|[IVXLC]+(?:\.[A-Z0-9]+)*|[A-Z])"
_LIST = r"{}(?:(?:,\s+|\s*[–-]\s*|\s+{}\s+|,\s+{}\s+){})*"


def _month(column: int) -> str:
    """The names of the months in one column of ``ANY_MONTH``, as an alternation."""
    return _MONTH.format("|".join(row[column] for row in ANY_MONTH))


def _places(words: str, *, joint: str, numbers: str = _NUMBERS) -> str:
    """Places in a document: one of the words and, after it, numbers or letters that may form a list."""
    return rf"(?:{words})\s+" + _LIST.format(numbers, joint, joint, numbers)


ENGLISH = Vocabulary(
    dated=r",?\s+of\s+(?:its\s+)?",
    agent=r"\b(?:of|by)\s+the\s+$",
    title=r"“[^“”]{0,900}”",
    entitled=r"(?:,?\s+entitled)?\s+",
    resolution=r"[Rr]esolutions?|RESOLUTIONS?",
    decision=r"[Dd]ecisions?|DECISIONS?",
    possessive=r"(?:its|their|whose)"
    r"(?:\s+(?:own|earlier|previous|relevant|recent|latest|most\s+recent|subsequent))*",
    date=rf"(?:,?\s+(?:also\s+)?(?:of|on|dated))\s+(?P<day>[0-9]{{1,2}})\s+{_month(0)}\s+(?P<year>[0-9]{{4}})",
    also=r"and|or|to|through|as well as|and also|and of|and to",
    of=r"(?:,?\s*(?:both\s+)?(?:adopted|taken|approved|issued)(?:\s+by\s+consensus|\s+without\s+a\s+vote)?)?,?\s*"
    r"(?:of|by|at\s+the\s+[a-z-]+(?:\s+[a-z]+)?\s+session\s+of|in\s+the\s+framework\s+of)\s+(?:the\s+)?",
    intro=r"including|in particular|inter alia|namely|notably|specifically|especially|such as"
    r"|including\s+the\s+most\s+recent,|(?:the\s+)?(?:most\s+recent|latest|last)(?:\s+of\s+which)?\s+(?:was|is|were|being)",
    ibid=r"[Ii]bid\b\.?",
    pinpoint="|".join(
        (
            _places(r"annex(?:es)?|appendi(?:x|ces)|enclosures?|attachments?", joint="and"),
            r"annex(?:es)?|appendix|enclosure|attachment|preamble",
            _places(
                r"[Cc]haps?\.|chapters?|[Ss]ects?\.|sections?|parts?|[Pp]aras?\.|paragraphs?|pp?\.|tables?|rules?",
                joint="and",
            ),
            r"part\s+(?:one|two|three|four|five)",
            r"sect\.\s+[IVX]+\.[A-Z0-9.]+",
            r"(?:resolutions?|decisions?)\s+[0-9]+(?![0-9/]|\s?\(|\.[0-9])",
            r"[a-z]+ preambular paragraph",
        )
    ),
)

FRENCH = Vocabulary(
    dated=r",?\s+(?:de\s+(?:la|sa)|des|du)\s+",
    agent=r"\b(?:(?:par|de)\s+l[ae’']\s*|du\s+|par\s+le\s+)$",
    title=r"«[^«»]{0,900}»|“[^“”]{0,900}”",
    entitled=r"(?:,?\s+intitulées?)?\s*",
    resolution=r"[Rr]ésolutions?",
    decision=r"[Dd]écisions?",
    possessive=r"(?:sa|ses|leurs?)",
    date=rf",?\s+(?:en\s+date\s+|adoptées?\s+)?(?:du|des?|le)\s+(?P<day>[0-9]{{1,2}})(?:er)?\s+{_month(1)}\s+(?P<year>[0-9]{{4}})",
    also=r"et|ou|à|ainsi que|et de",
    of=r",?\s*(?:adoptées?\s+|prises?\s+)?(?:du|de\s+la|de\s+l[’']|par\s+la|par\s+le|par\s+l[’']|des?)\s*",
    intro=r"notamment|en particulier|dont|y compris",
    ibid=r"[Ii]bid\b\.?",
    pinpoint="|".join(
        (
            _places(r"annexes?|appendices?|pièces?\s+jointes?", joint="et"),
            r"annexes?|appendice",
            _places(r"chap\.|chapitres?|sect\.|sections?|parties?|par\.|paragraphes?|p\.", joint="et"),
        )
    ),
)

SPANISH = Vocabulary(
    dated=r",?\s+de\s+(?:la|su)\s+",
    agent=r"\b(?:(?:por|de)\s+(?:la|los|el)\s+|del\s+)$",
    title=r"“[^“”]{0,900}”|«[^«»]{0,900}»",
    entitled=r"(?:,?\s+titulad[ao]s?)?\s+",
    resolution=r"[Rr]esoluci(?:ón|ones)",
    decision=r"[Dd]ecisi(?:ón|ones)",
    possessive=r"sus?",
    date=rf",?\s+(?:de\s+fecha\s+)?(?:de|del|el)\s+(?P<day>[0-9]{{1,2}})\s+de\s+{_month(2)}\s+de\s+(?P<year>[0-9]{{4}})",
    also=r"y|e|o|a|así como|y de",
    of=r",?\s*(?:aprobadas?\s+|adoptadas?\s+)?(?:del|de\s+la|de\s+los|por\s+la|por\s+el|de)\s+",
    intro=r"en particular|incluidas?|entre ellas|a saber",
    ibid=r"[Ii]b[ií]d(?:em)?\b\.?",
    pinpoint="|".join(
        (
            _places(r"anexos?|apéndices?", joint="y"),
            r"anexos?|apéndice",
            _places(
                r"cap\.|capítulos?|secc\.|sección|secciones|partes?|párrs?\.|párrafos?|págs?\.", joint="y"
            ),
        )
    ),
)

RUSSIAN = Vocabulary(
    dated=r"\s+",
    agent=r"",
    title=r"«[^«»]{0,900}»|“[^“”]{0,900}”|„[^„“]{0,900}“",
    entitled=r"(?:,?\s+озаглавленн\w+)?\s+",
    resolution=r"[Рр]езолюци(?:я|и|ю|ей|ях|ям|ями|й)",
    decision=r"[Рр]ешени(?:е|я|ю|ем|ях|ям|ями|й|и)",
    possessive=r"(?:свою|свои|своей|своих|свое|своё|своего|своем|своём|своим|её|ее|его|их)",
    date=rf",?\s+от\s+(?P<day>[0-9]{{1,2}})\s+{_month(3)}\s+(?P<year>[0-9]{{4}})(?:\s+года|\s+г\.)?",
    also=r"и|или|а также|и в",
    of=r",?\s*(?:принят(?:ая|ые|ой|ых)\s+)?",
    intro=r"в том числе|в частности|включая|а именно",
    ibid=r"[Тт]ам же\.?|[Ii]bid\b\.?",
    pinpoint="|".join(
        (
            _places(r"приложени[ея]|добавлени[ея]", joint="и"),
            r"приложени[ея]|добавление",
            _places(
                r"гл\.|главы?|разд\.|разделы?|части|часть|пп?\.|пункты?|стр\.",
                joint="и",
                numbers=r"(?:[0-9]+|[IVXLC]+(?:\.[A-ZА-Я0-9]+)*|[A-ZА-Я])",
            ),
        )
    ),
)

ARABIC = Vocabulary(
    dated=r"(?!)",
    agent=r"",
    title=r"”[^“”]{0,900}“|“[^“”]*”|«[^«»]{0,900}»",
    entitled=r"(?:[,،]?\s+(?:و?المعنون\w*))?\s+",
    resolution=r"(?:[وبلف]?ال|[وبلف]{0,2})قرار[\u064b-\u0652]*(?:ات|ان|ين|ي)?(?:ها|هما|هم|ه)?",
    decision=r"(?:[وبلف]?ال|[وبلف]{0,2})مقرر[\u064b-\u0652]*(?:ات|ان|ين|ي)?(?:ها|هما|هم|ه)?",
    possessive=r"(?!)",
    date=rf"[،,]?\s+الم\u0640*ؤرخ(?:ة|ين|ان|تين|تان)?\s+(?:في\s+)?(?P<day>[0-9]{{1,2}})\s+{_month(4)}\s*/\s*\w+\s*(?P<year>[0-9]{{4}})",
    also=r"و|أو|إلى|وكذلك",
    of=r"\s*(?:الصادر(?:ة|ين)?\s+عن\s+)?",
    intro=r"بما في ذلك|بما فيها|ولا سيما|وبخاصة|ومنها",
    ibid=r"المرجع نفسه|[Ii]bid\b\.?",
    pinpoint="|".join(
        (
            r"(?:المرفق(?:ان)?|التذييل|الضميمة)(?:\s+(?:الأول|الثاني|الثالث|الرابع|الخامس|السادس))?",
            r"الفصل\s+\w+(?:\s+عشر)?",
            r"الفرع\s+\w+(?:\s*[–-]\s*\w+)*",
            r"الفقر(?:ة|ات|تان|تين)\s+[0-9]+(?:\s*[–-]\s*[0-9]+|\s+و\s*[0-9]+)*",
            r"الجزء\s+\w+",
        )
    ),
)

CHINESE = Vocabulary(
    dated=r"\s*(?:(?:关于|题为)(?:(?!号|决议|决定).){1,160}的)?\s*第?",
    agent=r"(?!)",
    title=r"“[^“”]{0,900}”",
    entitled=r"(?!)",
    resolution=r"决议",
    decision=r"决定",
    possessive=r"其",
    date=r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日",
    also=r"和|及|以及|、|或|至",
    of=r"(?!)",
    intro=r"包括|特别是|尤其是",
    ibid=r"同上",
    pinpoint="|".join(
        (
            r"附件(?:[一二三四五六七八九十]+)?",
            r"附录(?:[一二三四五六七八九十]+)?",
            r"第[一二三四五六七八九十]+(?:章|部分|节)|第?[一二三四五六七八九十]*\.?[A-Z]节",
            r"第[0-9]+(?:[至、和-][0-9]+)*(?:段|页)",
        )
    ),
    key_follows=True,
)

VOCABULARIES = {
    "en": ENGLISH,
    "fr": FRENCH,
    "es": SPANISH,
    "ru": RUSSIAN,
    "ar": ARABIC,
    "zh": CHINESE,
}
"""The vocabulary of each official language, by ISO 639-1 code."""
