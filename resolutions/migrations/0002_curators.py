"""The group of curators, with the rights that their work needs and no others."""

from django.db import migrations

GROUP = "Curators"

RIGHTS = {
    "addressee": ("view", "add", "change"),
    "theme": ("view", "add", "change"),
    "document": ("view", "change"),
    "resolution": ("view", "change"),
    "paragraph": ("view", "change"),
    "sponsor": ("view", "change"),
    "itemplacement": ("view", "add", "change", "delete"),
    "sponsorship": ("view", "add", "change", "delete"),
    "address": ("view",),
    "agendaitem": ("view",),
    "detachedcuration": ("view",),
    "ingestoutcome": ("view",),
    "ingestrun": ("view",),
    "parsewarning": ("view",),
    "session": ("view",),
    "sourcefile": ("view",),
}


def make_curators(apps, schema_editor):
    """Make the group; rights that Django would make only after all migrations are made here."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    for model, actions in RIGHTS.items():
        kind, _ = ContentType.objects.get_or_create(app_label="resolutions", model=model)
        verbose = apps.get_model("resolutions", model)._meta.verbose_name
        for action in actions:
            right, _ = Permission.objects.get_or_create(
                content_type=kind,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {verbose}"},
            )
            group.permissions.add(right)


def remove_curators(apps, schema_editor):
    """Remove the group; its members keep their accounts."""
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_curators, remove_curators)]
