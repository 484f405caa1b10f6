"""The record in the forms that others take: read from the corpus, never from HTML."""
