"""References in the other official languages: same organs, symbols and dates as in English."""

import pytest

from resolutions.parsing.records import Document, Footnote, ResolutionText, SessionOf, Source
from resolutions.parsing.references import citations, with_citations
from tests.parsing.references.outline import lines

TABLE = [
    (
        "fr",
        "Rappelant ses résolutions 69/193 et 69/196 du 18 décembre 2014,",
        [
            "69/193 = resolution GA A/RES/69/193 (2014-12-18)",
            "69/196 = resolution GA A/RES/69/196 (2014-12-18)",
        ],
    ),
    (
        "fr",
        "la résolution 2016/18 du Conseil économique et social, en date du 26 juillet 2016",
        ["2016/18 = resolution ECOSOC E/RES/2016/18 (2016-07-26)"],
    ),
    (
        "fr",
        "l’adoption par la Commission des stupéfiants de la résolution 65/2",
        ["65/2 = resolution CND no. 65/2"],
    ),
    (
        "fr",
        "la résolution 1373 (2001) du Conseil de sécurité",
        ["1373 (2001) = resolution SC S/RES/1373(2001)"],
    ),
    (
        "fr",
        "Nations Unies, Recueil des Traités, vol. 2225 et 2237, no 39574.",
        ["vol. 2225 et 2237, no 39574 = treaty no. 39574"],
    ),
    (
        "es",
        "Recordando sus resoluciones 70/178, de 17 de diciembre de 2015, y 71/209",
        ["70/178 = resolution GA A/RES/70/178 (2015-12-17)", "71/209 = resolution GA A/RES/71/209"],
    ),
    (
        "es",
        "las resoluciones del Consejo de Derechos Humanos 23/9 y 29/11, de 2 de julio de 2015",
        ["23/9 = resolution HRC A/HRC/RES/23/9", "29/11 = resolution HRC A/HRC/RES/29/11 (2015-07-02)"],
    ),
    (
        "es",
        "su decisión 74/568, de 31 de agosto de 2020, y la resolución 217 A (III)",
        ["74/568 = decision GA no. 74/568 (2020-08-31)", "217 A (III) = resolution GA A/RES/217(III)"],
    ),
    (
        "ru",
        "ссылаясь на свои резолюции 69/193 и 69/196 от 18 декабря 2014 года",
        [
            "69/193 = resolution GA A/RES/69/193 (2014-12-18)",
            "69/196 = resolution GA A/RES/69/196 (2014-12-18)",
        ],
    ),
    (
        "ru",
        "резолюцию Экономического и Социального Совета 2017/19 от 6 июля 2017 года",
        ["2017/19 = resolution ECOSOC E/RES/2017/19 (2017-07-06)"],
    ),
    ("ru", "См. резолюцию 67/234 В.", ["67/234 В = resolution GA A/RES/67/234B"]),
    (
        "ar",
        "إذ تشير إلى قرارها 74/172 المؤرخ 18 كانون الأول/ديسمبر 2019",
        ["74/172 = resolution GA A/RES/74/172 (2019-12-18)"],
    ),
    (
        "ar",
        "قرار المجلس الاقتصادي والاجتماعي 2019/21 المؤرخ 23 تموز/يوليه 2019",
        ["2019/21 = resolution ECOSOC E/RES/2019/21 (2019-07-23)"],
    ),
    ("ar", "القرار دإ-30/1، المرفق.", ["دإ-30/1 = resolution GA A/RES/S-30/1 [المرفق]"]),
    ("ar", "القرار 217 ألف (د-3).", ["217 ألف (د-3) = resolution GA A/RES/217(III)"]),
    ("ar", "انظر القرار 67/234 باء.", ["67/234 باء = resolution GA A/RES/67/234B"]),
    (
        "zh",
        "重申其1991年12月18日第46/152号和2005年9月16日第60/1号决议",
        ["46/152 = resolution GA A/RES/46/152 (1991-12-18)", "60/1 = resolution GA A/RES/60/1 (2005-09-16)"],
    ),
    (
        "zh",
        "经济及社会理事会关于预防犯罪的2019年7月23日第2019/21号决议",
        ["2019/21 = resolution ECOSOC E/RES/2019/21 (2019-07-23)"],
    ),
    (
        "zh",
        "第217A(III)号决议。见A/68/256。",
        ["217A(III) = resolution GA A/RES/217(III)", "A/68/256 = document GA A/68/256"],
    ),
    ("zh", "联合国，《条约汇编》，第976卷，第14152号。", ["第976卷，第14152号 = treaty no. 14152"]),
    ("zh", "第十四届大会2020年举行，24/7热线", []),
    ("xx", "its resolution 70/1", ["70/1 = resolution GA A/RES/70/1"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), TABLE)
def test_references_in_every_official_language(language: str, text: str, expected: list[str]) -> None:
    assert lines(citations(text, language=language)) == expected


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("fr", "Voir CAC/COSP/2019/17, sect. I.B.", "Ibid., sect. I.C."),
        ("es", "Véase CAC/COSP/2019/17, secc. I.B.", "Ibid., secc. I.C."),
        ("ru", "См. CAC/COSP/2019/17, разд. I.B.", "Там же, разд. I.C."),
        ("ar", "انظر CAC/COSP/2019/17، الفرع الأول - باء.", "المرجع نفسه، الفرع الأول - جيم."),
        ("zh", "见CAC/COSP/2019/17，第一.B节。", "同上，第一.C节。"),
    ],
)
def test_ibid_in_every_official_language(language: str, first: str, second: str) -> None:
    text = ResolutionText(None, None, "", "draft", footnotes=(Footnote("1", first), Footnote("2", second)))
    source = Source("a.txt", "0" * 64, "text")
    document = Document(
        source,
        "draft_resolution",
        None,
        None,
        language,
        "General Assembly",
        SessionOf(75),
        resolutions=(text,),
    )
    found = with_citations(document).resolutions[0].footnotes[1]
    (citation,) = found.citations
    assert (citation.symbol, citation.ibid_of) == ("CAC/COSP/2019/17", "1")
    assert citation.pinpoint and citation.pinpoint in second
