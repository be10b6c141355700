"""PURE: how a paragraph is cited: in the words of the United Nations, OSCOLA, the Bluebook and APA."""
