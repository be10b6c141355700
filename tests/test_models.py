import pytest

from resolutions.models import Session


@pytest.mark.django_db
def test_a_session_counts_from_one() -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        Session.objects.create(number=0)
