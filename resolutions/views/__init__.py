"""Views, split by subject: each reads the request, asks one question and answers."""
