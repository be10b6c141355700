"""What texts in the other official languages call the organs. Data only.

Each row: a pattern, in which a space stands for any white space, and the end of the organ's English
name in ``organs.ORGANS``. Short names stand in ``SHORT`` with what they are short for.
"""

Rows = tuple[tuple[str, str], ...]

TOC, UNCAC, CBD = "Transnational Organized Crime", "against Corruption", "Biological Diversity"
CRIME, DRUGS, WOMEN = "and Criminal Justice", "Narcotic Drugs", "Status of Women"
COP, COSP = "Conference of the Parties", "Conference of the States Parties"

_CRIME_FR = r"la criminalité transnationale organisée"
_CRIME_ES = r"la Delincuencia Organizada Transnacional"
_CRIME_RU = r"против транснациональной организованной преступности"
_UN_RU = r"Организации Объединенных Наций"

FRENCH: Rows = (
    (r"Assemblée générale", "General Assembly"),
    (r"Conseil de sécurité", "Security Council"),
    (r"Conseil économique et social", "Economic and Social Council"),
    (r"Conseil des droits de l[’']homme", "Human Rights Council"),
    (r"Commission pour la prévention du crime et la justice pénale", CRIME),
    (r"Commission des stupéfiants", DRUGS),
    (r"Commission de la condition de la femme", WOMEN),
    (r"Commission des droits de l[’']homme", "Commission on Human Rights"),
    (r"Commission de statistique", "Statistical Commission"),
    (
        r"Conférence des États [Pp]arties à la Convention des Nations Unies contre la corruption",
        UNCAC,
    ),
    (
        rf"Conférence des Parties à la Convention des Nations Unies contre {_CRIME_FR}",
        TOC,
    ),
    (r"Conférence des Parties à la Convention sur la diversité biologique", CBD),
    (r"Assemblée des Nations Unies pour l[’']environnement", "Environment Assembly"),
    (r"Assemblée mondiale de la [Ss]anté", "World Health Assembly"),
)
SPANISH: Rows = (
    (r"Asamblea General", "General Assembly"),
    (r"Consejo de Seguridad", "Security Council"),
    (r"Consejo Económico y Social", "Economic and Social Council"),
    (r"Consejo de Derechos Humanos", "Human Rights Council"),
    (r"Comisión de Prevención del Delito y Justicia Penal", CRIME),
    (r"Comisión de Estupefacientes", DRUGS),
    (r"Comisión de la Condición Jurídica y Social de la Mujer", WOMEN),
    (r"Comisión de Derechos Humanos", "Commission on Human Rights"),
    (r"Comisión de Estadística", "Statistical Commission"),
    (
        r"Conferencia de los Estados [Pp]artes? en la Convención de las Naciones Unidas contra la Corrupción",
        UNCAC,
    ),
    (
        rf"Conferencia de las Partes en la Convención de las Naciones Unidas contra {_CRIME_ES}",
        TOC,
    ),
    (r"Conferencia de las Partes en el Convenio sobre la Diversidad Biológica", CBD),
    (r"Asamblea de las Naciones Unidas sobre el Medio Ambiente", "Environment Assembly"),
    (r"Asamblea Mundial de la Salud", "World Health Assembly"),
)
RUSSIAN: Rows = (
    (r"Генеральн\w+ Ассамбле\w+", "General Assembly"),
    (r"Совет\w* Безопасности", "Security Council"),
    (r"Экономическ\w+ и Социальн\w+ Совет\w*", "Economic and Social Council"),
    (r"Совет\w* по правам человека", "Human Rights Council"),
    (r"Комисси\w+ по предупреждению преступности и уголовному правосудию", CRIME),
    (r"Комисси\w+ по наркотическим средствам", DRUGS),
    (r"Комисси\w+ по положению женщин", WOMEN),
    (r"Комисси\w+ по правам человека", "Commission on Human Rights"),
    (r"Статистическ\w+ комисси\w+", "Statistical Commission"),
    (
        rf"Конференци\w+ государств\s*[—–-]\s*участников Конвенции {_UN_RU} против коррупции",
        UNCAC,
    ),
    (
        rf"Конференци\w+ (?:участников|Сторон) Конвенции {_UN_RU} {_CRIME_RU}",
        TOC,
    ),
    (r"Конференци\w+ (?:участников|[Сс]торон) Конвенции о биологическом разнообразии", CBD),
    (r"Ассамбле\w+ Организации Объединенных Наций по окружающей среде", "Environment Assembly"),
    (r"Всемирн\w+ ассамбле\w+ здравоохранения", "World Health Assembly"),
)
ARABIC: Rows = (
    (r"لل?جمعية العامة|الجمعية العامة", "General Assembly"),
    (r"مجلس الأمن", "Security Council"),
    (r"(?:ال|لل)مجلس الاقتصادي والاجتماعي", "Economic and Social Council"),
    (r"مجلس حقوق الإنسان", "Human Rights Council"),
    (r"لجنة منع الجريمة والعدالة الجنائية", CRIME),
    (r"لجنة المخدرات", DRUGS),
    (r"لجنة وضع المرأة", WOMEN),
    (r"لجنة حقوق الإنسان", "Commission on Human Rights"),
    (r"(?:ال|لل)لجنة الإحصائية", "Statistical Commission"),
    (r"مؤتمر الدول الأطراف في اتفاقية الأمم المتحدة لمكافحة الفساد", UNCAC),
    (
        r"مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة (?:عبر|العابرة للحدود) الوطنية",
        TOC,
    ),
    (r"مؤتمر الأطراف في الاتفاقية المتعلقة بالتنوع البيولوجي", CBD),
    (r"جمعية الأمم المتحدة للبيئة", "Environment Assembly"),
    (r"جمعية الصحة العالمية", "World Health Assembly"),
)
CHINESE: Rows = (
    (r"联合国环境大会", "Environment Assembly"),
    (r"世界卫生大会", "World Health Assembly"),
    (r"(?:联合国)?(?<!司法)(?<!刑事)(?<!届)大会", "General Assembly"),
    (r"安全理事会|安理会", "Security Council"),
    (r"经济及社会理事会|经社理事会", "Economic and Social Council"),
    (r"人权理事会", "Human Rights Council"),
    (r"预防犯罪和刑事司法委员会", CRIME),
    (r"麻醉药品委员会|麻委会", DRUGS),
    (r"妇女地位委员会", WOMEN),
    (r"人权委员会", "Commission on Human Rights"),
    (r"统计委员会", "Statistical Commission"),
    (r"《?联合国反腐败公约》?缔约国会议", UNCAC),
    (r"《?联合国打击跨国有组织犯罪公约》?缔约方(?:会议|大会)", TOC),
    (r"《?生物多样性公约》?缔约方(?:会议|大会)", CBD),
)
NAMES = {"fr": FRENCH, "es": SPANISH, "ru": RUSSIAN, "ar": ARABIC, "zh": CHINESE}
"""Full names by ISO 639-1 code."""

SHORT: dict[str, Rows] = {
    "fr": (
        (r"Conférence des États [Pp]arties(?: à la Convention)?", COSP),
        (r"Conférence des Parties(?: à la Convention)?", COP),
        (r"Conférence", "Conference"),
        (r"Conseil", "Council"),
        (r"Commission", "Commission"),
    ),
    "es": (
        (r"Conferencia de los Estados [Pp]artes?(?: en la Convención)?", COSP),
        (r"Conferencia de las Partes(?: en la Convención)?", COP),
        (r"Conferencia", "Conference"),
        (r"Asamblea", "Assembly"),
        (r"Consejo", "Council"),
        (r"Comisión", "Commission"),
    ),
    "ru": (
        (r"Конференци\w+ государств\s*[—–-]\s*участников(?: Конвенции)?", COSP),
        (r"Конференци\w+ (?:участников|Сторон)(?: Конвенции)?", COP),
        (r"Конференци\w+", "Conference"),
        (r"Ассамбле\w+", "Assembly"),
        (r"Совет\w*", "Council"),
        (r"Комисси\w+", "Commission"),
    ),
    "ar": (
        (r"مؤتمر الدول الأطراف(?: في الاتفاقية)?", COSP),
        (r"مؤتمر الأطراف(?: في الاتفاقية)?", COP),
        (r"المؤتمر", "Conference"),
        (r"المجلس", "Council"),
        (r"اللجنة", "Commission"),
    ),
    "zh": (
        (r"(?:《?公约》?)?缔约国会议", COSP),
        (r"(?:《?公约》?)?缔约方(?:会议|大会)", COP),
        (r"理事会", "Council"),
        (r"委员会", "Commission"),
    ),
}
"""Short names by ISO 639-1 code, and the short name in English that they stand for."""
