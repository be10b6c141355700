"""What curators may do about lineage: see links, rule on them, join titles or keep them apart."""

from django.db import migrations

GROUP = "Curators"

RIGHTS = {
    "link": ("view",),
    "step": ("view",),
    "ruling": ("view", "add", "change", "delete"),
    "titlebridge": ("view", "add", "change", "delete"),
}


def give_rights(apps, schema_editor):
    """Add the rights to the group, which an earlier migration made."""
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


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0017_rulings"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give_rights, migrations.RunPython.noop)]
