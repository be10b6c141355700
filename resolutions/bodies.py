"""Series of UN document symbols and the organs they belong to. Data only; no Django."""

BODIES = (
    ("A/HRC", "Human Rights Council"),
    ("A/CN.4", "International Law Commission"),
    ("A/CN.9", "United Nations Commission on International Trade Law"),
    ("A", "General Assembly"),
    ("E/CN.3", "Statistical Commission"),
    ("E/CN.4", "Commission on Human Rights"),
    ("E/CN.5", "Commission for Social Development"),
    ("E/CN.6", "Commission on the Status of Women"),
    ("E/CN.7", "Commission on Narcotic Drugs"),
    ("E/CN.9", "Commission on Population and Development"),
    ("E/CN.15", "Commission on Crime Prevention and Criminal Justice"),
    ("E/CN.16", "Commission on Science and Technology for Development"),
    ("E/CN.17", "Commission on Sustainable Development"),
    ("E", "Economic and Social Council"),
    ("S", "Security Council"),
    ("T", "Trusteeship Council"),
    ("ST", "Secretariat"),
    (
        "CTOC/COP",
        "Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
    ),
    ("CAC/COSP", "Conference of the States Parties to the United Nations Convention against Corruption"),
    ("FCCC/CP", "Conference of the Parties to the United Nations Framework Convention on Climate Change"),
    ("FCCC", "United Nations Framework Convention on Climate Change"),
    ("CRC", "Committee on the Rights of the Child"),
    ("CRPD", "Committee on the Rights of Persons with Disabilities"),
    ("CEDAW", "Committee on the Elimination of Discrimination against Women"),
    ("CERD", "Committee on the Elimination of Racial Discrimination"),
    ("CCPR", "Human Rights Committee"),
    ("CAT", "Committee against Torture"),
    ("CMW", "Committee on the Protection of the Rights of All Migrant Workers and Members of Their Families"),
    ("CED", "Committee on Enforced Disappearances"),
    ("CD", "Conference on Disarmament"),
    ("TD", "United Nations Conference on Trade and Development"),
    ("UNEP/EA", "United Nations Environment Assembly"),
    ("UNEP", "United Nations Environment Programme"),
    ("ISBA", "International Seabed Authority"),
    ("SPLOS", "Meeting of States Parties to the United Nations Convention on the Law of the Sea"),
    ("CLCS", "Commission on the Limits of the Continental Shelf"),
)
"""Series prefix and the organ it belongs to; the longest prefix that fits decides."""

_OTHER_ROOTS = "BWC CBD CCM CCW CEB DP GC HRI HS HSP ICC-ASP ICCD IDB JIU LOS NPT PBC PCNICC UNIDIR UNODC UNW"
ROOTS = frozenset(prefix.split("/")[0] for prefix, _ in BODIES) | frozenset(_OTHER_ROOTS.split())
"""First parts of known symbol series; those of the second table belong to no one organ."""
