"""Sessions of the General Assembly and their agendas."""

from django.db import models
from django.db.models import Q

from resolutions.models.keys import Key
from resolutions.querysets.agenda import AgendaItemQuerySet, SessionQuerySet


class SessionKind(models.TextChoices):
    """How the General Assembly numbers a session."""

    REGULAR = "regular", "regular session"
    SPECIAL = "special", "special session"
    EMERGENCY_SPECIAL = "emergency_special", "emergency special session"


class Session(models.Model):
    """A session of the General Assembly; numbers count from 1 within a kind."""

    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=SessionKind, default=SessionKind.REGULAR)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="session_unique"),
            models.CheckConstraint(condition=Q(number__gte=1), name="session_number_from_1"),
            models.CheckConstraint(condition=Q(kind__in=SessionKind.values), name="session_kind_known"),
        ]

    def __str__(self) -> str:
        prefix = {"special": "S-", "emergency_special": "ES-"}.get(self.kind, "")
        return f"{prefix}{self.number}"


class AgendaItem(models.Model):
    """An agenda item: its number and title hold in one session; the title is the continuity.

    ``topic`` is the title folded for comparison (``titles.fold``), the same in every session;
    ``topic_key`` is its number.
    ``title`` is the one most documents of the session print.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="agenda_items")
    number = models.PositiveSmallIntegerField()
    sub_item = models.CharField(max_length=20, blank=True)
    title = models.TextField(blank=True)
    topic = models.TextField(blank=True, db_index=True)
    topic_key = models.GeneratedField(
        expression=Key("topic"), output_field=models.BigIntegerField(), db_persist=True, db_index=True
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["session", "number", "sub_item"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number", "sub_item"], name="agendaitem_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.sub_item} {self.title}".replace("  ", " ")
