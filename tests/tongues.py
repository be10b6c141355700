"""A made-up resolution in the six official languages, as official files: written for the tests.

The languages agree but in this: French lacks the second preambular paragraph, Arabic meets a year later,
Russian has one sub-paragraph less, Chinese no footnote in the last paragraph.
"""

from dataclasses import dataclass
from pathlib import Path

from resolutions.ingest.files import Received
from resolutions.ingest.load import load
from resolutions.models import Resolution
from resolutions.parsing import parse
from tests.parsing import akn_sample as akn


@dataclass(frozen=True, slots=True)
class Tongue:
    """What differs from language to language; a preambular paragraph opens with its lead phrase."""

    code: str
    title: str
    preamble: tuple[tuple[str, str], ...]
    asks: tuple[str, str]
    parts: tuple[tuple[str, str], ...]
    decides: tuple[str, str]
    note: str
    last: bool = True

    def file(self, number: str = "85/12") -> bytes:
        """The text as an official file."""
        mark = akn.note("2", self.note) if self.last else ""
        gap = "" if self.code == "zho" else " "
        return akn.resolution(
            [akn.container(f"{akn.italic(lead)}{gap}{rest}") for lead, rest in self.preamble],
            [
                akn.paragraph(
                    f"{akn.italic(self.asks[0])}{gap}{self.asks[1]}{akn.note('1', self.note)}", "1."
                ),
                *(akn.paragraph(f"{label} {text}") for label, text in self.parts),
                akn.paragraph(f"{akn.italic(self.decides[0])}{gap}{self.decides[1]}{mark}", "2."),
            ],
            preface=f"<p><docNumber>{number}.</docNumber><docTitle>{self.title}</docTitle></p>",
            symbol=f"A/RES/{number}",
            language=self.code,
        )


TONGUES = {
    "ar": Tongue(
        "ara",
        "صيانة المنارات",
        (
            ("إذ تشير", "إلى قرارها 84/1 المؤرخ 12 كانون الأول/ديسمبر 2029،"),
            ("وإذ يساورها القلق", "إزاء الضباب،"),
        ),
        ("تطلب", "إلى الحراس ما يلي:"),
        (("(أ)", "إضاءة المصابيح؛"), ("(ب)", "نفخ الأبواق؛")),
        ("تقرر", "أن تجتمع في عام 2032."),
        "القرار 60/1.",
    ),
    "en": Tongue(
        "eng",
        "Keeping of lighthouses",
        (("Recalling", "its resolution 84/1 of 12 December 2029,"), ("Concerned", "about the fog,")),
        ("Requests", "the keepers:"),
        (("(a)", "To light the lamps;"), ("(b)", "To sound the horns;")),
        ("Decides", "to meet in 2031."),
        "Resolution 60/1.",
    ),
    "es": Tongue(
        "spa",
        "Cuidado de los faros",
        (("Recordando", "su resolución 84/1, de 12 de diciembre de 2029,"), ("Preocupada", "por la niebla,")),
        ("Solicita", "a los fareros:"),
        (("a)", "Que enciendan las lámparas;"), ("b)", "Que hagan sonar las bocinas;")),
        ("Decide", "reunirse en 2031."),
        "Resolución 60/1.",
    ),
    "fr": Tongue(
        "fra",
        "Entretien des phares",
        (("Rappelant", "sa résolution 84/1 du 12 décembre 2029,"),),
        ("Prie", "les gardiens :"),
        (("a)", "D’allumer les lampes ;"), ("b)", "De faire sonner les cornes ;")),
        ("Décide", "de se réunir en 2031."),
        "Résolution 60/1.",
    ),
    "ru": Tongue(
        "rus",
        "Содержание маяков",
        (("ссылаясь", "на свою резолюцию 84/1 от 12 декабря 2029 года,"), ("будучи обеспокоена", "туманом,")),
        ("просит", "смотрителей:"),
        (("a)", "зажечь лампы и подавать сигналы;"),),
        ("постановляет", "собраться в 2031 году."),
        "Резолюция 60/1.",
    ),
    "zh": Tongue(
        "zho",
        "维护灯塔",
        (("回顾", "其2029年12月12日第84/1号决议，"), ("关切", "大雾，")),
        ("请", "看守人："),
        (("(a)", "点亮灯火；"), ("(b)", "鸣响号角；")),
        ("决定", "在2031年举行会议。"),
        "第60/1号决议。",
        last=False,
    ),
}  # fmt: skip


def held(*languages: str, number: str = "85/12") -> dict[str, Resolution]:
    """Take the text in, in some languages, and give it by language."""
    found = {}
    for language in languages:
        raw = TONGUES[language].file(number)
        name = f"{number.replace('/', '_')}_{language}.xml"
        document = load(parse(raw, name), Received(Path(f"/in/{name}"), raw)).document
        found[language] = document.resolutions.get()
    return found


def write(folder: Path) -> None:
    """Write the text in all languages as files."""
    for language, tongue in TONGUES.items():
        (folder / f"85_12_{language}.xml").write_bytes(tongue.file())
