"""The schema: what the archive stores, and the rules the database holds it to. Nothing else.

Questions live in ``querysets``; only ``ingest`` and ``admin`` write. What a file says is stored as
parsed; what a curator set is stored beside it and wins on the pages (see ``CuratedModel``).
"""

from django.db import models
from django.db.models import Q


class SessionKind(models.TextChoices):
    """How the General Assembly numbers a session."""

    REGULAR = "regular", "regular session"
    SPECIAL = "special", "special session"
    EMERGENCY_SPECIAL = "emergency_special", "emergency special session"


class Session(models.Model):
    """A session of the General Assembly; numbers count from 1 within a kind."""

    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=SessionKind, default=SessionKind.REGULAR)

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="session_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="session_number_from_1"),
        ]


class AgendaItem(models.Model):
    """An agenda item: its number and title hold in one session; the title is the continuity.

    ``topic`` is the title folded for comparison, the same in every session (see ``ingest.load``).
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="agenda_items")
    number = models.PositiveSmallIntegerField()
    sub_item = models.CharField(max_length=5, blank=True)
    title = models.TextField(blank=True)
    topic = models.TextField(blank=True, db_index=True)

    class Meta:
        ordering = ["session", "number", "sub_item"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number", "sub_item"], name="agendaitem_unique"),
        ]


class SourceFile(models.Model):
    """The bytes of one source file, as received and never changed."""

    name = models.CharField(max_length=255)
    path = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    format = models.CharField(max_length=4, choices=[("text", "text"), ("akn", "Akoma Ntoso XML")])
    content = models.BinaryField()
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="sourcefile_sha256_hex"
            ),
        ]


class CuratedModel(models.Model):
    """A row whose values a curator may set.

    ``curated`` maps a field's name to the value last parsed for it; a name in it means that the
    column holds a curator's value, which no later ingest overwrites.
    """

    curated = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


class DocumentKind(models.TextChoices):
    """What a published document is."""

    RESOLUTION = "resolution", "resolution"
    DRAFT_RESOLUTION = "draft_resolution", "draft resolution"
    COMMITTEE_REPORT = "committee_report", "committee report"


class Document(CuratedModel):
    """What is published under a symbol, as read from one source file."""

    source = models.OneToOneField(SourceFile, on_delete=models.PROTECT, related_name="document")
    superseded_sources = models.ManyToManyField(SourceFile, related_name="superseded_by", blank=True)
    kind = models.CharField(max_length=20, choices=DocumentKind)
    symbol = models.CharField(max_length=80, null=True, blank=True)
    title = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    body = models.CharField(max_length=200, blank=True)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    session_inferred_from = models.TextField(blank=True)
    committee = models.CharField(max_length=100, blank=True)
    agenda_items = models.ManyToManyField(AgendaItem, related_name="documents", blank=True)
    distribution = models.CharField(max_length=12, blank=True)
    date = models.DateField(null=True, blank=True)
    revised = models.BooleanField(default=False)
    keywords = models.JSONField(default=list, blank=True)
    unparsed = models.JSONField(default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-session__number", "symbol", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["symbol", "language"],
                name="document_symbol_language_unique",
                condition=Q(symbol__isnull=False),
            ),
            models.CheckConstraint(condition=~Q(symbol=""), name="document_symbol_null_or_text"),
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_known"),
        ]


class ParseWarning(models.Model):
    """Something the parser was not sure of; ``line`` counts from 1 in the source file."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="warnings")
    order = models.PositiveIntegerField()
    line = models.PositiveIntegerField(null=True)
    message = models.TextField()

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(fields=["document", "order"], name="parsewarning_order_unique")
        ]


class Status(models.TextChoices):
    """How far a resolution text has come."""

    DRAFT = "draft", "draft"
    ADOPTED = "adopted", "adopted"


class Resolution(CuratedModel):
    """One resolution text inside a document. ``title_key`` is the title folded for comparison."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="resolutions")
    order = models.PositiveSmallIntegerField()
    ordinal = models.CharField(max_length=10, blank=True)
    number = models.CharField(max_length=30, blank=True)
    symbol = models.CharField(max_length=80, null=True, blank=True, db_index=True)
    title = models.TextField()
    title_key = models.TextField(db_index=True)
    title_marks = models.JSONField(default=list, blank=True)
    status = models.CharField(max_length=8, choices=Status)
    adopted_on = models.DateField(null=True, blank=True)
    plenary_meeting = models.CharField(max_length=60, blank=True)
    report_symbol = models.CharField(max_length=80, blank=True)
    report_paragraph = models.CharField(max_length=40, blank=True)
    draft_symbol = models.CharField(max_length=80, blank=True)
    vote = models.JSONField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(fields=["document", "order"], name="resolution_order_unique"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="resolution_status_known"),
            models.CheckConstraint(condition=~Q(symbol=""), name="resolution_symbol_null_or_text"),
        ]


class Address(models.Model):
    """A readable path on this site that leads to a document or a text, for ever.

    The current address of a thing is the one with ``current``; the others redirect to it.
    """

    path = models.CharField(max_length=300)
    language = models.CharField(max_length=2, default="en")
    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="addresses"
    )
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, null=True, blank=True, related_name="addresses"
    )
    current = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["path", "language"]
        constraints = [
            models.UniqueConstraint(fields=["path", "language"], name="address_path_unique"),
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(resolution__isnull=True), name="address_leads_to_one"
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(current=True), name="address_current_document"
            ),
            models.UniqueConstraint(
                fields=["resolution"], condition=Q(current=True), name="address_current_resolution"
            ),
        ]


class Sponsor(models.Model):
    """A Member State, or a group of them, that sponsors drafts."""

    class Kind(models.TextChoices):
        """Whether the sponsor is one State or a group."""

        STATE = "state", "Member State"
        GROUP = "group", "group"

    name = models.CharField(max_length=300, unique=True)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.STATE)

    class Meta:
        ordering = ["name"]


class Sponsorship(models.Model):
    """That a sponsor stands on a document's cover, or behind a text in a report.

    ``printed`` is the name as printed (``the Netherlands``); ``order`` counts from 0 within a role.
    """

    class Role(models.TextChoices):
        """When the sponsor joined."""

        MAIN = "main", "sponsor"
        ADDITIONAL = "additional", "additional sponsor"

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, null=True, blank=True, related_name="sponsorships"
    )
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, null=True, blank=True, related_name="sponsorships"
    )
    sponsor = models.ForeignKey(Sponsor, on_delete=models.PROTECT, related_name="sponsorships")
    role = models.CharField(max_length=10, choices=Role, default=Role.MAIN)
    printed = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField()
    from_curator = models.BooleanField(default=False)

    class Meta:
        ordering = ["role", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=True) ^ Q(resolution__isnull=True), name="sponsorship_of_one"
            ),
        ]


class Annex(models.Model):
    """An annex of a text, or of a report as a whole (then ``resolution`` is null)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="annexes")
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, null=True, blank=True, related_name="annexes"
    )
    order = models.PositiveSmallIntegerField()
    title = models.TextField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["document", "order"]
        verbose_name_plural = "annexes"
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="annex_order_unique")]


class ParagraphKind(models.TextChoices):
    """What a paragraph is, where it stands."""

    PREAMBULAR = "preambular", "preambular"
    OPERATIVE = "operative", "operative"
    HEADING = "heading", "heading"
    REPORT = "report", "report paragraph"
    ANNEX = "annex", "annex paragraph"
    ANNEX_HEADING = "annex_heading", "annex heading"


class Addressee(models.Model):
    """Whom a paragraph addresses: Member States, the Secretary-General, an Office, ..."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]


class Theme(models.Model):
    """A subject that curators file paragraphs under."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]


class Paragraph(CuratedModel):
    """A paragraph of a text, a report or an annex; a sub-paragraph has a ``parent``.

    ``order`` counts from 0 over all paragraphs of a document, sub-paragraphs included, in reading
    order. ``position`` counts from 1 within a resolution text, sub-paragraphs not counted (the
    contract's). ``anchor`` is the permalink within the page (``pp3``, ``op12``). ``full_text`` is
    the text with the labels and texts of the sub-paragraphs: what search sees.
    """

    class Review(models.TextChoices):
        """What a curator says of the metadata."""

        UNREVIEWED = "unreviewed", "not reviewed"
        IN_DOUBT = "in_doubt", "in doubt"
        REVIEWED = "reviewed", "reviewed"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="paragraphs")
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, null=True, blank=True, related_name="paragraphs"
    )
    annex = models.ForeignKey(
        Annex, on_delete=models.CASCADE, null=True, blank=True, related_name="paragraphs"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="sub_paragraphs"
    )
    order = models.PositiveIntegerField()
    position = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=13, choices=ParagraphKind)
    number = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=20, blank=True)
    anchor = models.CharField(max_length=60)
    headings = models.JSONField(default=list, blank=True)
    text = models.TextField()
    full_text = models.TextField()
    italics = models.JSONField(default=list, blank=True)
    line = models.PositiveIntegerField(null=True)
    language = models.CharField(max_length=2, default="en")
    lead_phrase = models.CharField(max_length=200, blank=True)
    addressees = models.ManyToManyField(Addressee, related_name="paragraphs", blank=True)
    themes = models.ManyToManyField(Theme, related_name="paragraphs", blank=True)
    note = models.TextField(blank=True)
    review = models.CharField(max_length=10, choices=Review, default=Review.UNREVIEWED)

    class Meta:
        ordering = ["document", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "order"],
                name="paragraph_order_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(kind__in=ParagraphKind.values), name="paragraph_kind_known"),
            models.CheckConstraint(
                condition=Q(parent__isnull=False) | Q(position__isnull=True) | Q(position__gte=1),
                name="paragraph_position_from_1",
            ),
        ]


class DetachedCuration(models.Model):
    """What a curator said of a paragraph that a later version of the file no longer holds."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="detached_curations")
    anchor = models.CharField(max_length=60)
    text = models.TextField()
    values = models.JSONField()
    detached_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-detached_at", "pk"]


class Footnote(models.Model):
    """A footnote of a text, or of a report's own paragraphs (then ``resolution`` is null)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="footnotes")
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, null=True, blank=True, related_name="footnotes"
    )
    order = models.PositiveIntegerField()
    label = models.CharField(max_length=20)
    text = models.TextField()
    italics = models.JSONField(default=list, blank=True)
    line = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["document", "order"]
        constraints = [models.UniqueConstraint(fields=["document", "order"], name="footnote_order_unique")]


class FootnoteMark(models.Model):
    """A mark in a paragraph; ``offset`` is right after the character before it, from 0.

    ``footnote`` is null when the file holds no body under that label.
    """

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="marks")
    footnote = models.ForeignKey(
        Footnote, on_delete=models.SET_NULL, null=True, blank=True, related_name="marks"
    )
    label = models.CharField(max_length=20)
    offset = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["paragraph", "order"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "order"], name="footnotemark_order_unique"),
        ]


class CrossReference(models.Model):
    """A citation that stands in a paragraph or in a footnote.

    ``symbol`` is the normalized UN symbol, null where the series has none or the number is pending.
    ``target_resolution`` or ``target_document`` is what the archive holds under it (``ingest.link``).
    """

    class Type(models.TextChoices):
        """What is cited."""

        RESOLUTION = "resolution"
        DECISION = "decision"
        DOCUMENT = "document"
        TREATY = "treaty"
        PUBLICATION = "publication"

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    footnote = models.ForeignKey(
        Footnote, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    order = models.PositiveSmallIntegerField()
    raw = models.TextField()
    offset = models.PositiveIntegerField()
    type = models.CharField(max_length=11, choices=Type)
    body = models.CharField(max_length=200, null=True, blank=True)
    symbol = models.CharField(max_length=80, null=True, blank=True, db_index=True)
    number = models.CharField(max_length=120, null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    pending = models.BooleanField(default=False)
    ibid_of = models.CharField(max_length=20, null=True, blank=True)
    pinpoint = models.CharField(max_length=300, null=True, blank=True)
    target_resolution = models.ForeignKey(
        Resolution, on_delete=models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )
    target_document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )

    class Meta:
        ordering = ["paragraph", "footnote", "order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paragraph__isnull=True) ^ Q(footnote__isnull=True), name="crossreference_in_one"
            ),
            models.CheckConstraint(
                condition=Q(pending=False) | Q(symbol__isnull=True),
                name="crossreference_pending_has_no_symbol",
            ),
            models.CheckConstraint(
                condition=Q(target_resolution__isnull=True) | Q(target_document__isnull=True),
                name="crossreference_one_target",
            ),
        ]


class IngestRun(models.Model):
    """One run of the ingest command."""

    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    paths = models.JSONField(default=list)

    class Meta:
        ordering = ["-started_at", "-pk"]


class IngestOutcome(models.Model):
    """What became of one file in one run."""

    class Outcome(models.TextChoices):
        """How it ended."""

        CREATED = "created"
        UPDATED = "updated"
        UNCHANGED = "unchanged"
        REFUSED = "refused"
        MISSING = "missing"

    run = models.ForeignKey(IngestRun, on_delete=models.CASCADE, related_name="outcomes")
    path = models.TextField()
    sha256 = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome)
    line = models.PositiveIntegerField(null=True, blank=True)
    message = models.TextField(blank=True)
    warnings = models.JSONField(default=list, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="ingest_outcomes"
    )

    class Meta:
        ordering = ["run", "pk"]
