"""The record in Pelican: the only package that imports Pelican."""
