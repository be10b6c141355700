"""What is the same on every page: made once in each process for each language of the interface."""

from django import template
from django.conf import settings
from django.template.base import NodeList, Parser, Token
from django.utils.safestring import SafeString

from resolutions.phrases import interface_language

register = template.Library()


class Once(template.Node):
    """A part of a template that says the same whatever the page is: no block that pages fill is in it."""

    child_nodelists = ()  # so that no page looks for its blocks here

    def __init__(self, nodelist: NodeList) -> None:
        """Keep the part."""
        self.nodelist = nodelist
        self.made: dict[str, SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        """Make it where it was not made yet; what the page knows is out of its reach."""
        language = interface_language()
        if language not in self.made or settings.DEBUG:
            self.made[language] = self.nodelist.render(context.new())
        return self.made[language]


@register.tag
def once(parser: Parser, token: Token) -> Once:
    """Make what stands up to ``endonce`` only once: words of the interface, addresses of static files."""
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(nodelist)
